// One trend prepared for painting: extremes of any stretch without looking at every point, gaps, late
// data, the value at an instant. No spike is lost, however many points share a pixel.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "viz/link/source.hpp"
#include "viz/models/timeaxis.hpp"

namespace headframe::viz {

struct Extremes {
  double low = 0, high = 0;
  bool operator==(const Extremes &) const = default;
};

/// What is painted of one pixel column. A column with one point stands at its exact place.
struct TrendColumn {
  double x = 0;
  double first = 0, last = 0, low = 0, high = 0;
  bool broken = false;  // a gap separates it from the column before
};

/// Points are by time; indices count them from 0.
class TrendLine {
 public:
  /// Distances beyond this many times the cadence are gaps.
  static constexpr double gapFactor = 2.5;

  /// Takes over the points. When they only continue those of the last time, the work is that of the new
  /// ones: whether they do is judged by the first point and the last one of the last time. Without a
  /// cadence it is the median distance of the first thousand points.
  void update(const std::vector<TrendPoint> &points, std::optional<Moment> cadence);

  std::span<const TrendPoint> points() const { return points_; }
  /// Longer distances are gaps; zero: nobody can tell.
  Moment gapLimit() const { return gapLimit_; }
  /// Of the points [from, to); absent: there are none.
  std::optional<Extremes> extremes(std::size_t from, std::size_t to) const;
  /// Of the points within the range.
  std::optional<Extremes> extremes(Range range) const;
  /// The newest point at or before the instant; nullptr: there is none.
  const TrendPoint *at(Moment moment) const;
  /// At most one column a pixel, from left to right, with the neighbour on either side of the range, so
  /// that lines run to the edges.
  std::vector<TrendColumn> columns(const TimeScale &scale) const;
  /// Stretches of late points that touch the range, by time; one late point has a stretch without length.
  std::vector<Range> late(Range range) const;

 private:
  void clear();
  void take(std::size_t from);
  void raiseLevels();
  std::size_t firstAt(Moment moment, std::size_t from) const;
  TrendColumn columnOf(std::size_t from, std::size_t to, double x) const;

  static constexpr std::size_t block = 16;  // points under an entry of the lowest level
  std::vector<TrendPoint> points_;
  std::vector<std::vector<Extremes>> levels_;  // each entry covers two of the level below; full ones only
  std::vector<Range> late_;
  std::optional<Moment> cadence_;
  Moment gapLimit_{};
};

}  // namespace headframe::viz
