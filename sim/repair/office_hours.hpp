// The clock of people who are there from nine to five. Source: reliability.md §3 (response time on a
// calendar or a 5×8 clock).
#pragma once

#include <cstdint>

#include "platform/rt/time.hpp"

namespace headframe::sim::repair {

enum class Hours : std::uint8_t {
  always,
  office,  // Monday to Friday, 09:00 to 17:00 of China (UTC+8); public holidays are not modelled
};

/// The first instant at or after `t` that lies in the hours. Instants count from the scenario's
/// start, whose civil time is `start`.
rt::Duration opening(Hours hours, rt::WallTime start, rt::Duration t);

/// The instant at which `work` of time within the hours has passed since `t`; `work` of zero gives
/// the next instant within the hours.
rt::Duration after(Hours hours, rt::WallTime start, rt::Duration t, rt::Duration work);

}  // namespace headframe::sim::repair
