// What a stretch of time cost: in data, in alarms, in repair. Pure: rows in, figures out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

struct Toll {
  int mines = 0;                       // that produce, and so are expected to send
  int darkMines = 0;                   // with an outage of their own, their lines or the platform
  Moment darkTime{};                   // summed over mines
  std::int64_t produced = 0, lost = 0, late = 0, misconverted = 0;  // samples, of whole ledger bins
  std::optional<Moment> binLength;     // how exact the samples are; absent: no ledger
  int alarms = 0, missed = 0;          // true over-limits that began, and those nobody ever saw
  int lateAlarms = 0;                  // those seen more than a minute after they began
  int faults = 0;                      // that began
  int underRepair = 0;                 // that were being waited for or worked on
  Moment repairWork{};                 // from the beginning of work to restoration, clipped
};

/// Mines whose only line is down, and all of them while the platform is, count as dark; a mine with
/// several lines hangs on the one that its row names (`Place::line`).
Toll tollOf(const Content &content, Range range);
/// Its `darkTime` alone.
Moment darkTimeOf(const Content &content, Range range);

}  // namespace headframe::viz
