// Two kinds of time. Intervals use Instant, people use WallTime; neither converts into the other.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace headframe::rt {

/// All durations are signed 64-bit nanoseconds: exact, and the same on every machine.
using Duration = std::chrono::nanoseconds;

/// A point on a node's monotonic scale. Stands still while a handler runs in the simulator and
/// never goes back in either world. Its zero has no meaning outside the runtime that issued it.
struct Instant {
  Duration since_start{};

  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
  friend constexpr Instant operator+(Instant a, Duration d) { return {a.since_start + d}; }
  friend constexpr Instant operator-(Instant a, Duration d) { return {a.since_start - d}; }
  friend constexpr Duration operator-(Instant a, Instant b) {
    return a.since_start - b.since_start;
  }
};

/// Later than anything: a timer that is due never waits for its cancel().
inline constexpr Instant never{Duration::max()};

/// Civil time as the node's clock shows it: nanoseconds since 1970-01-01T00:00:00Z, leap seconds
/// ignored. It may drift and step; never subtract two of them to measure how long something took.
struct WallTime {
  Duration since_epoch{};

  friend constexpr auto operator<=>(const WallTime&, const WallTime&) = default;
  friend constexpr WallTime operator+(WallTime a, Duration d) { return {a.since_epoch + d}; }
  friend constexpr WallTime operator-(WallTime a, Duration d) { return {a.since_epoch - d}; }
  /// The age of one civil time as seen from another, for rules that are written in civil time.
  friend constexpr Duration operator-(WallTime a, WallTime b) {
    return a.since_epoch - b.since_epoch;
  }
};

}  // namespace headframe::rt
