#include "platform/modules/monitoring/events.hpp"

#include "platform/core/civil.hpp"

namespace headframe::monitoring {

core::LiveEvent live_event(const BatchStored& e, rt::WallTime now) {
  return {0,
          now,
          "batch.stored",
          e.mine,
          "monitoring.read",
          {{"file", e.file},
           {"time", core::to_text(e.time)},
           {"values", e.values},
           {"stale", e.stale}}};
}

core::LiveEvent live_event(const PointsChanged& e, rt::WallTime now) {
  return {0,
          now,
          "points.changed",
          e.mine,
          "monitoring.read",
          {{"file", e.file}, {"created", e.created}, {"changed", e.changed}}};
}

}  // namespace headframe::monitoring
