// What administration tells those who watch; each becomes one event of the live feed.
#pragma once

#include <cstdint>
#include <string>

#include "platform/core/live.hpp"
#include "platform/modules/administration/work_order.hpp"

namespace headframe::administration {

/// A work order took a step. Topic "order.<step>": "order.detected" is a new one.
struct WorkOrderChanged {
  std::int64_t order = 0;
  std::string mine, title;
  Step step = Step::detected;
};

core::LiveEvent live_event(const WorkOrderChanged& event, rt::WallTime now);

}  // namespace headframe::administration
