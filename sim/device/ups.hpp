// Whether the centre keeps its power while the mains are away. Source: reliability.md §4.2 (batteries
// cause more than a third of UPS failures; wear of lead batteries, shape 4, scale 5 years) and §5.2.
#pragma once

#include <cstdint>

#include "platform/rt/time.hpp"
#include "sim/device/life.hpp"

namespace headframe::sim::device {

/// The supply at the instant at which the mains fail.
struct Supply {
  bool modules_down = false;       // so many modules are broken that the rest cannot carry
  rt::Duration battery_age{};      // calendar age and what discharges have added
};

/// The probability that the battery does not take the load: what its wear has reached by that age.
/// Nobody notices a worn battery before the mains fail, so it is asked anew each time.
double battery_fails(const Life& wear, rt::Duration age);

/// Whether the load is carried through a failure of the mains, for one draw.
bool carries(const Supply& supply, const Life& battery_wear, std::uint64_t draw);

}  // namespace headframe::sim::device
