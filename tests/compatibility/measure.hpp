// Measures the compatibility matrix: real platform code in virtual time, one mine for each cell.
#pragma once

#include "sim/compatibility/matrix.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::tests {

/// All dialects as they are and with each deviation that the pattern scenario declares for them, for
/// both receivers. The mine of a cell changes from the plain old format to the cell's; underground it
/// has an over-limit, a stuck feed, a broken sensor and a silent substation afterwards.
sim::compatibility::Matrix measure(const sim::scenario::Scenario& pattern);

}  // namespace headframe::tests
