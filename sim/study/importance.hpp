// What each entry of the list of components is worth: what the normal day rate gains when it never
// fails, by the same accidents otherwise.
#pragma once

#include <cstddef>
#include <vector>

#include "platform/kpi/rules.hpp"
#include "sim/equipment/inventory.hpp"
#include "sim/study/comparison.hpp"

namespace headframe::sim::study {

struct Importance {
  equipment::Number kind = 0;
  Estimate gain;  // of the normal day rate, as a share
};

/// The inventory in which the members of this kind never fail: by themselves, by a common cause, by an
/// upgrade, or, being a battery, by not carrying.
equipment::Inventory without_failures(equipment::Inventory inventory, equipment::Number kind);

/// The greatest gain first. The plan's precision is not looked at.
std::vector<Importance> importance_of_kinds(const equipment::Inventory& inventory,
                                            const kpi::Rules& rules, const Plan& plan);

}  // namespace headframe::sim::study
