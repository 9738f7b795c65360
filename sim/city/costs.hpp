// What the platform's work costs on the reference core.
#pragma once

#include "sim/world/cost_table.hpp"

namespace headframe::sim::city {

/// Fixed time and time per byte of every named work of the platform and of the mines' front-end
/// machines, as measured by `tests/bench/work_costs` (docs/measurements/work-costs.md).
CostTable measured_costs();

}  // namespace headframe::sim::city
