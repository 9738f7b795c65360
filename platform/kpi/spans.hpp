// Arithmetic on stretches of time: half-open, in nanoseconds since the run began. All sums are
// integers, so that a figure does not depend on the order in which outages were reported.
#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace headframe::kpi {

using Duration = std::chrono::nanoseconds;

/// A moment: time since the run began.
using Moment = std::chrono::nanoseconds;

inline constexpr Duration day = std::chrono::hours{24};

/// [begin, end); empty when end <= begin. An outage that nobody saw end has end = Moment::max().
struct Span {
  Moment begin{}, end{};

  Duration length() const { return end > begin ? end - begin : Duration{0}; }
  bool contains(Moment moment) const { return begin <= moment && moment < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A set of moments, kept as sorted spans that neither touch nor overlap.
class SpanSet {
 public:
  SpanSet() = default;
  /// In any order, overlapping or empty: the union.
  explicit SpanSet(std::vector<Span> spans);

  std::span<const Span> spans() const { return spans_; }
  bool empty() const { return spans_.empty(); }
  Duration total() const;
  bool contains(Moment moment) const;

  SpanSet clipped(Span to) const;
  SpanSet united(const SpanSet& other) const;
  SpanSet without(const SpanSet& other) const;

  friend bool operator==(const SpanSet&, const SpanSet&) = default;

 private:
  std::vector<Span> spans_;
};

/// The moments that lie in at least `count` of the sets; `count` >= 1.
SpanSet at_least(std::size_t count, std::span<const SpanSet> sets);

/// Calendar days of a horizon. `first_midnight` is any midnight of the local calendar on the run's
/// scale (it may be negative). A horizon that begins or ends within a day counts that day as one.
struct Calendar {
  Span horizon;
  Moment first_midnight{};

  std::size_t days() const;
  /// Time of the set within each day of the horizon, in order.
  std::vector<Duration> time_per_day(const SpanSet& set) const;
};

}  // namespace headframe::kpi
