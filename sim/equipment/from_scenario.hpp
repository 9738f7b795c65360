// From a scenario's list to the inventory of the failure model.
#pragma once

#include "sim/equipment/inventory.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::equipment {

/// The inventory of a loaded scenario with these multipliers instead of its own. Components are in
/// the order of entries' names, their members as listed; a member's draws are keyed by
/// "entry/member", so that a member that is added leaves the others' fates as they were.
Inventory make_inventory(const scenario::Scenario& scenario,
                         const scenario::Calibration& calibration);

/// The same with the scenario's own multipliers.
Inventory make_inventory(const scenario::Scenario& scenario);

}  // namespace headframe::sim::equipment
