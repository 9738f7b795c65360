#include "sim/scenario/suggest.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace headframe::sim::scenario {
namespace {

constexpr std::size_t longest_list = 12;
constexpr std::size_t longest_word = 64;  // nothing longer is near a known word

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::string one_of(const std::vector<std::string>& known) {
  if (known.size() <= longest_list) return fmt::format("{}", fmt::join(known, ", "));
  return fmt::format("{}, … ({} in all)",
                     fmt::join(known.begin(), known.begin() + longest_list, ", "), known.size());
}

std::string hint(std::string_view word, const std::vector<std::string>& known) {
  if (known.empty()) return "";
  if (word.size() > longest_word) return fmt::format("; expected one of {}", one_of(known));
  std::vector<std::size_t> distances;
  for (const std::string& candidate : known) distances.push_back(edit_distance(word, candidate));
  const auto best = std::ranges::min_element(distances);
  const std::string& nearest = known[static_cast<std::size_t>(best - distances.begin())];
  const std::size_t near = std::min<std::size_t>(3, std::max<std::size_t>(1, nearest.size() / 3));
  if (*best <= near) return fmt::format("; did you mean '{}'?", nearest);
  return fmt::format("; expected one of {}", one_of(known));
}

}  // namespace headframe::sim::scenario
