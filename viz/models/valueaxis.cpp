#include "viz/models/valueaxis.hpp"

#include <algorithm>
#include <cmath>

namespace headframe::viz {
namespace {

double roundStep(double atLeast) {
  const double power = std::pow(10.0, std::floor(std::log10(atLeast)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= atLeast * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

constexpr int usualTicks = 6;

}  // namespace

double ValueAxis::y(double value, double top, double bottom) const {
  return bottom - (value - low) / (high - low) * (bottom - top);
}

ValueAxis roundedAxis(double low, double high) {
  if (!(high > low)) return {low - 0.5, low + 0.5};
  const double step = roundStep((high - low) / usualTicks);
  return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step};
}

std::vector<ValueTick> ticksOf(const ValueAxis &axis, int most) {
  const double step = roundStep((axis.high - axis.low) / std::max(1, most - 1));
  const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
  std::vector<ValueTick> ticks;
  const double first = std::ceil(axis.low / step - 1e-9);
  for (int i = 0; (first + i) * step <= axis.high + step * 1e-6; ++i) {
    const double value = (first + i) * step;
    ticks.push_back({value, QString::number(value == 0 ? 0.0 : value, 'f', decimals)});
  }
  return ticks;
}

std::vector<int> axesOfUnits(const std::vector<std::string> &units) {
  std::vector<std::string> known;
  std::vector<int> axes;
  for (const auto &unit : units) {
    const auto found = std::ranges::find(known, unit);
    axes.push_back(static_cast<int>(found - known.begin()));
    if (found == known.end()) known.push_back(unit);
  }
  return axes;
}

}  // namespace headframe::viz
