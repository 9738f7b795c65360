// One repair from the failure to the closed ticket.
#pragma once

#include <cstdint>

#include "platform/rt/time.hpp"

namespace headframe::sim::repair {

enum class Stage : std::uint8_t {
  failed,          // nobody knows yet
  detected,        // reported or seen: the response clock runs
  responded,       // somebody is engaged; parts and travel are on their way
  ready,           // only a crew is missing
  repair_started,  // a crew is at work
  restored,        // it works again
  closed,          // the ticket is closed; enters no figure
};

/// Instants since the scenario's start; those of stages that were not reached are meaningless. After
/// a repair in vain, `responded` stays and `repair_started` is that of the last attempt.
struct Job {
  std::uint64_t root_cause = 0;  // shared by all faults of one cause
  rt::Duration failed{}, detected{}, responded{}, repair_started{}, restored{}, closed{};
  std::uint32_t attempts = 0;
  Stage stage = Stage::closed;
};

}  // namespace headframe::sim::repair
