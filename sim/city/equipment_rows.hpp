// The list of components as run.db keeps it.
#pragma once

#include <vector>

#include "sim/record/rows.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::city {

/// One row for each component that is in service at the start, in the list's order, with the id
/// "kind/name" as faults have it, and the entry's own words with the component's name for people. The
/// expected life is the age that half of its like reach, repairs left aside; what does not fail by
/// itself, or fails at the same rate at any age, has none.
std::vector<record::Equipment> equipment_rows(const scenario::Scenario& scenario);

}  // namespace headframe::sim::city
