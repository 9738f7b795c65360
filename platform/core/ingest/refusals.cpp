#include "platform/core/ingest/refusals.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "platform/core/civil.hpp"

namespace headframe::core::ingest {
namespace {

using nlohmann::json;

constexpr std::array kind_names{"log-in", "locked-out", "path",    "too-large",
                                "disk",   "sessions",   "watched", "upload"};
constexpr std::size_t longest_text = 200;

/// Strangers choose some of these texts: nothing in them may end a line or be no UTF-8.
std::string harmless(std::string_view text) {
  std::string out(text.substr(0, longest_text));
  std::ranges::replace_if(out, [](char c) { return c < ' ' || c > '~'; }, '?');
  return out;
}

}  // namespace

std::string_view text_of(RefusalKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<std::string> Refusals::add(const Refusal& refusal, rt::Instant now, rt::WallTime at) {
  const std::pair key(refusal.kind, harmless(refusal.account));
  if (!entries_.contains(key)) make_room();
  Entry& entry = entries_[key];
  if (entry.count++ == 0) entry.first = at;
  entry.last = at;
  entry.address = harmless(refusal.address);
  entry.reason = harmless(refusal.reason);
  if (entry.told > 0 && now - entry.told_at < quiet) return std::nullopt;
  const std::uint64_t left_out = entry.count - entry.told - 1;
  entry.told = entry.count;
  entry.told_at = now;
  std::string line = fmt::format("refused: {}", text_of(refusal.kind));
  if (!key.second.empty()) line += " of " + key.second;
  if (!entry.address.empty()) line += " from " + entry.address;
  line += ": " + entry.reason;
  if (left_out > 0) line += fmt::format(" ({} more since the last line)", left_out);
  return line;
}

void Refusals::make_room() {
  if (entries_.size() < most_entries) return;
  entries_.erase(
      std::ranges::min_element(entries_, {}, [](const auto& pair) { return pair.second.last; }));
}

ApiResponse Refusals::list(const ApiRequest& request) const {
  std::vector<const std::pair<const std::pair<RefusalKind, std::string>, Entry>*> shown;
  for (const auto& pair : entries_)
    if (request.who.sees(pair.first.second)) shown.push_back(&pair);
  std::ranges::sort(shown, std::ranges::greater{},
                           [](const auto* pair) { return pair->second.last; });
  json items = json::array();
  for (const auto* pair : shown)
    items.push_back({{"kind", text_of(pair->first.first)},
                     {"account", pair->first.second},
                     {"address", pair->second.address},
                     {"reason", pair->second.reason},
                     {"first", to_text(pair->second.first)},
                     {"last", to_text(pair->second.last)},
                     {"count", pair->second.count}});
  return {200, {{"items", std::move(items)}, {"next", nullptr}}};
}

json Refusals::schema() {
  return page_schema({{"kind", "string"},
                      {"account", "string"},
                      {"address", "string"},
                      {"reason", "string"},
                      {"first", "string"},
                      {"last", "string"},
                      {"count", "integer"}});
}

}  // namespace headframe::core::ingest
