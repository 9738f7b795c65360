// Civil time as text.
#pragma once

#include <chrono>
#include <string>

#include <fmt/core.h>

#include "platform/rt/time.hpp"

namespace headframe::core {

/// RFC 3339 with milliseconds, in China Standard Time, which has no daylight saving:
/// "2021-09-16T08:30:00.000+08:00".
inline std::string rfc3339(rt::WallTime time) {
  using namespace std::chrono;
  const auto local = floor<milliseconds>(time.since_epoch) + hours(8);
  const auto day = floor<days>(local);
  const year_month_day date{sys_days(day)};
  const hh_mm_ss clock(local - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}+08:00", int(date.year()),
                     unsigned(date.month()), unsigned(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

}  // namespace headframe::core
