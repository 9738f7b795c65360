// How a class of faults is put right: who is called, and what each step takes.
// Source: reliability.md §3 (five timestamps and the ticket's closing), §5.2 (waits and work by team).
#pragma once

#include <cstdint>

#include "sim/fault/recurrence.hpp"
#include "sim/math/law.hpp"

namespace headframe::sim::repair {

/// Failed → detected → responded → (logistic wait, queue for a crew) → repair started → restored →
/// ticket closed. All laws are of calendar time but `response`, which passes on the team's hours.
struct Procedure {
  math::Law detection;    // failed to detected, when nobody has to report it
  math::Law response;     // detected to somebody engaged
  math::Law wait;         // engaged to ready: parts, travel, permission; needs no crew
  math::Law wait_without_contract;  // the same once the team's contract or warranty is over
  math::Law work;         // needs a crew from beginning to end
  math::Law closing;      // restored to ticket closed: administration
  double first_fix_failure = 0;  // that the work was in vain: the wait begins anew
  fault::Recurrence recurrence;
};

/// Parts of one kind on the shelf. A part from the shelf replaces the logistic wait; each one taken
/// is ordered again at once.
struct Spares {
  std::uint32_t stock = 0;  // on the first day, and never more
  math::Law from_shelf;     // the wait with a part at hand
  math::Law delivery;       // of the one that is ordered
};

/// The logistic wait of a job that somebody engaged at `engaged`; `contract_until` is when the
/// contract ends, since the scenario's start.
const math::Law& wait_of(const Procedure& procedure, rt::Duration engaged,
                         rt::Duration contract_until);

}  // namespace headframe::sim::repair
