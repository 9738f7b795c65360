#include "platform/core/guard/similarity.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace headframe::core {

namespace {

constexpr double place_weight = 0.5, type_weight = 0.3, name_weight = 0.2;

/// Characters of UTF-8 text up to the first '&', without blanks and full stops.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size() && text[at] != '&';) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    const auto character = text.substr(at, end - at);
    if (character != " " && character != "。" && character != "　") out.push_back(character);
    at = end;
  }
  return out;
}

using Pair = std::pair<std::string_view, std::string_view>;

std::vector<Pair> sorted_pairs(std::string_view text) {
  const auto all = characters(text);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) pairs.emplace_back(all[i], all[i + 1]);
  if (all.size() == 1) pairs.emplace_back(all[0], std::string_view{});
  std::ranges::sort(pairs);
  return pairs;
}

std::optional<double> type_similarity(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return {};
  if (a == b) return 1.0;
  return is_methane(a) && is_methane(b) ? std::optional{0.9} : std::optional{0.0};
}

/// The best partner of `point`, if it leads the second best clearly enough.
std::optional<PointMatch> best_match(const std::pair<const std::string, PointMemory>& point,
                                     const std::map<std::string, PointMemory>& come,
                                     const GuardLimits& limits) {
  PointMatch best{point.first, {}, 0};
  double second = 0;
  for (const auto& [name, candidate] : come) {
    const double score = point_similarity(point.second, candidate);
    if (score > best.score) {
      second = best.score;
      best.new_point = name;
      best.score = score;
    } else {
      second = std::max(second, score);
    }
  }
  if (best.score < limits.match_score || best.score - second < limits.match_lead) return {};
  return best;
}

}  // namespace

double text_similarity(std::string_view a, std::string_view b) {
  const auto left = sorted_pairs(a), right = sorted_pairs(b);
  if (left.empty() || right.empty()) return 0;
  std::vector<Pair> common;
  std::ranges::set_intersection(left, right, std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) /
         static_cast<double>(left.size() + right.size());
}

bool is_methane(std::string_view sensor) {
  return sensor == "0001" || sensor == "0011" || sensor == "0043";
}

bool is_carbon_monoxide(std::string_view sensor) { return sensor == "0004"; }

double point_similarity(const PointMemory& a, const PointMemory& b) {
  double sum = 0, weights = 0;
  const auto add = [&](double weight, double similarity) {
    sum += weight * similarity;
    weights += weight;
  };
  if (const auto type = type_similarity(a.sensor, b.sensor)) {
    if (*type == 0) return 0;
    add(type_weight, *type);
  }
  if (a.area.empty() || b.area.empty()) return 0;
  add(place_weight, text_similarity(a.area, b.area));
  if (!a.name.empty() && !b.name.empty()) add(name_weight, text_similarity(a.name, b.name));
  return sum / weights;
}

std::vector<PointMatch> match_points(const std::map<std::string, PointMemory>& gone,
                                     const std::map<std::string, PointMemory>& come,
                                     const GuardLimits& limits) {
  std::map<std::string, PointMatch> by_new;
  std::set<std::string> contested;
  for (const auto& point : gone) {
    auto match = best_match(point, come, limits);
    if (!match) continue;
    const auto key = match->new_point;
    if (!by_new.emplace(key, std::move(*match)).second) contested.insert(key);
  }
  std::vector<PointMatch> matches;
  for (auto& [point, match] : by_new) {
    if (!contested.contains(point)) matches.push_back(std::move(match));
  }
  return matches;
}

}  // namespace headframe::core
