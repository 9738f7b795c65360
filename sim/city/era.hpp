// The scales of time in a run, and how they meet.
#pragma once

#include "platform/kpi/spans.hpp"
#include "platform/rt/time.hpp"

namespace headframe::sim::city {

/// Before the scenario's first instant the platform is installed and the mines' accounts are handed
/// out. The world's clock starts with that; every figure counts from the scenario's start.
inline constexpr rt::Duration commissioning = std::chrono::minutes(2);

struct Era {
  rt::WallTime start;  // civil time at the scenario's first instant

  rt::WallTime epoch() const { return start - commissioning; }
  rt::Instant instant(rt::Duration since_start) const { return {commissioning + since_start}; }
  kpi::Moment moment(rt::Instant at) const { return at.since_start - commissioning; }
  kpi::Moment moment(rt::WallTime true_time) const { return true_time - start; }
};

}  // namespace headframe::sim::city
