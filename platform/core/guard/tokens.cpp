#include <algorithm>
#include <numeric>

#include "platform/core/guard/watches.hpp"
#include "platform/wire/tables.hpp"

namespace headframe::core {

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const auto replace = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replace, diagonal + 1, row[j] + 1});
    }
  }
  return row.back();
}

/// The only known token one slip away from this one; none when there are several or none.
std::optional<std::string> nearest_token(std::string_view token) {
  std::optional<std::string> found;
  if (token.size() > 32) return found;
  for (const auto& row : wire::token_table()) {
    if (!row.kind || edit_distance(token, row.token) > 1) continue;
    if (found) return {};
    found = row.token;
  }
  return found;
}

constexpr std::size_t max_unknown_tokens = 100;

}  // namespace

void watch_tokens(const Watch& watch) {
  auto& ages = watch.state.files_since_unknown;
  for (auto entry = ages.begin(); entry != ages.end();) {
    if (++entry->second <= watch.limits.forgotten_files) {
      ++entry;
      continue;
    }
    watch.findings.clear(GuardKind::unknown_token, entry->first);
    entry = ages.erase(entry);
  }
  const auto& file = watch.seen.decoded;
  if (file.why.rule == "unknown-name") {
    ages[""] = 0;
    watch.findings.raise(GuardKind::unknown_token, "", GuardSeverity::warning,
                         {"names with a code and a token", "names without", file.why.found, 0});
  }
  if (file.why.rule != "unknown-token") return;
  const bool room = ages.size() < max_unknown_tokens || ages.contains(file.token);
  // Beyond the limit all further tokens share one finding, so that garbage cannot fill the memory.
  const std::string subject = room ? file.token : "…";
  ages[subject] = 0;
  auto& finding = watch.findings.raise(GuardKind::unknown_token, subject, GuardSeverity::warning,
                                       {"known tokens only", file.token, file.token, 0});
  if (const auto nearest = nearest_token(file.token)) {
    finding.proposal.emplace().token_aliases[file.token] = *nearest;
  }
}

}  // namespace headframe::core
