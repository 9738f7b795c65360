#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "platform/core/guard/watches.hpp"

namespace headframe::core {

namespace {

rt::Duration median(std::vector<rt::Duration> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

rt::Duration spread(const std::vector<rt::Duration>& values, rt::Duration centre) {
  std::vector<rt::Duration> distances;
  for (const auto value : values) distances.push_back(std::chrono::abs(value - centre));
  return median(std::move(distances));
}

std::chrono::seconds whole_seconds(rt::Duration d) {
  return std::chrono::round<std::chrono::seconds>(d);
}

}  // namespace

/// A backlog is late by ever less, a wrong clock by always the same: only a steady distance between
/// a file's time and its arrival is the clock's.
void watch_clock(const Watch& watch) {
  const auto& file = watch.seen.decoded;
  const bool ahead = file.why.rule == "future-time";
  if (file.kind != wire::FileKind::realtime || !(counts(file) || ahead)) return;
  auto& clock = watch.state.clock;
  clock.push_back(file.header.data_time - watch.seen.received_at);
  if (clock.size() > watch.limits.clock_files) clock.pop_front();
  if (clock.size() < watch.limits.clock_files) return;
  const std::vector<rt::Duration> values(clock.begin(), clock.end());
  const auto centre = median(values);
  const auto width = spread(values, centre);
  if (std::chrono::abs(centre) <= watch.limits.clock_limit / 2) {
    return watch.findings.clear(GuardKind::clock_off, "");
  }
  if (std::chrono::abs(centre) <= watch.limits.clock_limit || width > watch.limits.clock_spread) {
    return;
  }
  auto& finding = watch.findings.raise(
      GuardKind::clock_off, "", ahead ? GuardSeverity::critical : GuardSeverity::warning,
      {"the mine's clock within 2 minutes",
       fmt::format("{} s off, median of {} files, spread {} s", whole_seconds(centre).count(),
                   values.size(), whole_seconds(width).count()),
       ahead ? file.why.found : std::string{}, 0});
  finding.proposal.emplace().clock_offset =
      whole_seconds(watch.seen.applied_offset - centre);
}

}  // namespace headframe::core
