#include "sim/plant/gas.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/math/elementary.hpp"
#include "sim/plant/shift.hpp"

namespace headframe::sim::plant {

double base_methane_percent(GasClass gas) {
  switch (gas) {
    case GasClass::low: return 0.16;
    case GasClass::high: return 0.34;
    case GasClass::outburst: return 0.42;
  }
  throw std::invalid_argument("base_methane_percent: unknown class");
}

double pressure_factor(double hpa, double fall_hpa_per_hour) {
  return std::clamp(1 + 0.06 * fall_hpa_per_hour + 0.004 * (980 - hpa), 0.7, 1.5);
}

double production_factor(double activity) { return 0.45 + 0.55 * activity; }

double planned_activity(double second_of_day) {
  constexpr double travel = 40 * 60, ramp = 20 * 60;
  const int shift = shift_of(second_of_day);
  if (shift == maintenance_shift) return 0;
  const double since = second_of_day - shift * shift_seconds;
  const double left = shift_seconds - since;
  return std::clamp((std::min(since, left) - travel) / ramp, 0.0, 1.0);
}

double burst(const Episode& episode, rt::WallTime t) {
  constexpr double rise_s = 90;
  const double since = seconds_between(episode.begin, t);
  if (since < rise_s) return episode.magnitude * since / rise_s;
  const double fade_s = std::max(60.0, seconds_between(episode.begin, episode.end) / 3);
  return episode.magnitude * math::exp(-(since - rise_s) / fade_s);
}

double accumulation(const Episode& fan_stop, rt::WallTime t) {
  constexpr double fill_s = 20 * 60, clear_s = 3 * 60;
  const auto filled_until = std::min(t, fan_stop.end);
  const double filled =
      fan_stop.magnitude * (1 - math::exp(-seconds_between(fan_stop.begin, filled_until) / fill_s));
  if (t <= fan_stop.end) return filled;
  return filled * math::exp(-std::min(700.0, seconds_between(fan_stop.end, t) / clear_s));
}

}  // namespace headframe::sim::plant
