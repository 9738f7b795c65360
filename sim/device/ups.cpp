#include "sim/device/ups.hpp"

#include "sim/math/draws.hpp"
#include "sim/math/elementary.hpp"

namespace headframe::sim::device {

double battery_fails(const Life& wear, rt::Duration age) {
  return 1 - math::exp(-cumulative_hazard(wear, age));
}

bool carries(const Supply& supply, const Life& battery_wear, std::uint64_t draw) {
  if (supply.modules_down) return false;
  return !math::happens(battery_fails(battery_wear, supply.battery_age), draw);
}

}  // namespace headframe::sim::device
