// Vertical axes of trends: which unit has which, from where to where, and ticks at round numbers.
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace headframe::viz {

struct ValueAxis {
  double low = 0, high = 1;

  /// The place of a value between bottom and top, in pixels that grow downwards.
  double y(double value, double top, double bottom) const;
};

/// Enlarged to round numbers; of no extent: one unit about the value.
ValueAxis roundedAxis(double low, double high);

struct ValueTick {
  double value = 0;
  QString label;
};

/// At 1, 2 or 5 times a power of ten, at most `most` of them, at least 2.
std::vector<ValueTick> ticksOf(const ValueAxis &axis, int most);

/// Which axis each unit has, in the order in which they appear: 0 left, 1 right, from 2 on one that
/// is not drawn: lines of that unit fill the height by a scale of their own.
std::vector<int> axesOfUnits(const std::vector<std::string> &units);

}  // namespace headframe::viz
