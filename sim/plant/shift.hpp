// Civil time in China and the three shifts of a mine (三八制).
#pragma once

#include <cstdint>

#include "platform/rt/time.hpp"

namespace headframe::sim::plant {

/// China keeps UTC+8 all year and has one zone.
constexpr rt::Duration beijing_offset = std::chrono::hours(8);

struct LocalTime {
  std::int64_t day = 0;     // days since 1970-01-01, local
  double second_of_day = 0;
};

constexpr LocalTime local(rt::WallTime t) {
  constexpr std::int64_t day_ns = 86'400'000'000'000;
  const std::int64_t ns = (t.since_epoch + beijing_offset).count();
  std::int64_t day = ns / day_ns;
  if (ns % day_ns < 0) --day;
  return {day, static_cast<double>(ns - day * day_ns) * 1e-9};
}

constexpr rt::WallTime from_local(std::int64_t day, double second_of_day) {
  return rt::WallTime{std::chrono::hours(24) * day +
                      rt::Duration(static_cast<std::int64_t>(second_of_day * 1e9)) -
                      beijing_offset};
}

constexpr double seconds_between(rt::WallTime from, rt::WallTime to) {
  return static_cast<double>((to - from).count()) * 1e-9;
}

/// Shift 0 夜班 0:00–8:00, 1 早班 8:00–16:00, 2 中班 16:00–24:00. The morning shift does maintenance,
/// the others produce.
constexpr int shifts_per_day = 3;
constexpr double shift_seconds = 8 * 3600.0;
constexpr int maintenance_shift = 1;

constexpr int shift_of(double second_of_day) {
  const int shift = static_cast<int>(second_of_day / shift_seconds);
  return shift < shifts_per_day ? shift : shifts_per_day - 1;
}

}  // namespace headframe::sim::plant
