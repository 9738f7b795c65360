// The list of components as run.db keeps it.
#pragma once

#include <vector>

#include "sim/equipment/inventory.hpp"
#include "sim/record/rows.hpp"

namespace headframe::sim::city {

/// One row for each component that is in service at the start, in the list's order, named "kind/name" as
/// faults name it. The expected life is the age that half of its like reach, repairs left aside; what
/// does not fail by itself, or fails at the same rate at any age, has none.
std::vector<record::Equipment> equipment_rows(const equipment::Inventory& inventory);

}  // namespace headframe::sim::city
