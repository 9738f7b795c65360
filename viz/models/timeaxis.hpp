// Instants along a horizontal axis: where they lie, and the ticks that people can read.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

/// Places a range on [left, left + width], in pixels.
struct TimeScale {
  Range range;
  double left = 0, width = 1;

  double x(Moment at) const;
  /// The instant at a place; those outside the axis give its ends.
  Moment at(double x) const;
};

struct Tick {
  Moment at{};
  QString label;       // "08:00"; at midnight the date
  bool major = false;  // a new day, or of longer steps a new year
};

/// Ticks of the finest usual step (from a second to a year) that stand at least `distance` pixels
/// apart, at whole minutes, hours, days or months of civil time. Without a civil beginning they count
/// from the run's beginning.
std::vector<Tick> ticksOf(const TimeScale &scale, double distance, const std::string &beginLocal);

/// The range enlarged (factor > 1) or reduced about an instant, which keeps its place.
Range zoomed(Range range, Moment about, double factor);

}  // namespace headframe::viz
