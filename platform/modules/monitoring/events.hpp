// What monitoring tells those who watch; each becomes one event of the live feed.
#pragma once

#include <cstdint>
#include <string>

#include "platform/core/live.hpp"

namespace headframe::monitoring {

/// Values of one file are safe. Topic "batch.stored".
struct BatchStored {
  std::string mine;
  std::int64_t file = 0;
  rt::WallTime time;  // the newest value in it
  std::size_t values = 0;
  bool stale = false;
};

/// A point was defined, or defined differently. Topic "points.changed".
struct PointsChanged {
  std::string mine;
  std::int64_t file = 0;
  std::size_t created = 0, changed = 0;
};

core::LiveEvent live_event(const BatchStored& event, rt::WallTime now);
core::LiveEvent live_event(const PointsChanged& event, rt::WallTime now);

}  // namespace headframe::monitoring
