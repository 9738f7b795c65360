// A defect that returns until its cause is removed. Source: reliability.md §5.2: after a repair the
// cause remains with some probability and comes back within days. Of infinitely many faults the
// share `probability` are repeats (§5.6 v).
#pragma once

#include <cstdint>
#include <optional>

#include "sim/math/law.hpp"

namespace headframe::sim::fault {

struct Recurrence {
  double probability = 0;  // that a repair leaves the cause in place
  math::Law delay;         // from restoration to the next fault of this cause
};

/// How long after the restoration the same cause strikes again; nothing when it is removed.
std::optional<rt::Duration> returns_after(const Recurrence& recurrence, std::uint64_t coin,
                                          std::uint64_t delay_draw);

}  // namespace headframe::sim::fault
