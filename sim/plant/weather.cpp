#include "sim/plant/weather.hpp"

#include "sim/math/elementary.hpp"
#include "sim/plant/shift.hpp"

namespace headframe::sim::plant {
namespace {

constexpr double two_pi = 6.283185307179586;
constexpr double mean_hpa = 980;
constexpr double tide_hpa = 1.0;
constexpr double systems_hpa = 5.0;
constexpr double tide_period_s = 43'200;
constexpr double high_tide_s = 36'000;  // the tide's maxima are at about 10 and 22 h

double tide_phase(rt::WallTime t) {
  return two_pi * (local(t).second_of_day - high_tide_s) / tide_period_s;
}

}  // namespace

Weather::Weather(std::uint64_t seed)
    : systems_(rt::RandomStream(seed, "weather/pressure"), 0.8, std::chrono::hours(6)),
      warmth_(rt::RandomStream(seed, "weather/temperature"), 0.8, std::chrono::hours(12)) {}

double Weather::pressure_hpa(rt::WallTime t) {
  return mean_hpa + systems_hpa * systems_.at(t) + tide_hpa * math::cos(tide_phase(t));
}

double Weather::pressure_fall_hpa_per_hour(rt::WallTime t) {
  const double tide_fall = tide_hpa * math::sin(tide_phase(t)) * two_pi / (tide_period_s / 3600);
  return tide_fall - systems_hpa * systems_.slope_per_hour(t);
}

double Weather::outside_celsius(rt::WallTime t) {
  const auto [day, second] = local(t);
  const double year_phase = two_pi * (static_cast<double>(day) - 15 ) / 365.2425;
  const double turns = static_cast<double>(static_cast<std::int64_t>(year_phase / two_pi));
  const double season = -math::cos(year_phase - turns * two_pi);
  const double daily = math::cos(two_pi * (second - 15 * 3600) / 86'400);
  return 13 + 14 * season + 5 * daily + 3 * warmth_.at(t);
}

}  // namespace headframe::sim::plant
