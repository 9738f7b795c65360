// The city's air: barometric pressure and outside temperature, shared by all mines.
#pragma once

#include <cstdint>

#include "platform/rt/time.hpp"
#include "sim/plant/signal.hpp"

namespace headframe::sim::plant {

/// Pressure at pit-top level (about 300 m): 980 hPa, the half-day tide of about 1 hPa, and weather
/// systems that pass within days (5 hPa deviation). Functions of the instant only.
class Weather {
 public:
  explicit Weather(std::uint64_t seed);

  double pressure_hpa(rt::WallTime t);
  /// Positive while the pressure falls, which draws gas out of worked-out areas.
  double pressure_fall_hpa_per_hour(rt::WallTime t);
  /// Daily and yearly swing of Zhengzhou: −1 °C in January, 27 °C in July on average.
  double outside_celsius(rt::WallTime t);

 private:
  Wander systems_;
  Wander warmth_;
};

}  // namespace headframe::sim::plant
