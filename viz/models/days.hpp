// The calendar days of a run by how bad they were.
#pragma once

#include <string>
#include <vector>

#include "viz/models/attribution.hpp"

namespace headframe::viz {

struct DayOfRun {
  Range range;           // a calendar day, clipped at the run's ends
  Moment dark{};         // time without data, summed over mines (viz/models/toll.hpp)
  Moment abnormal{};     // of the system, by the run's rule
  Moment platformDown{};
  std::string cause;     // longest first in it
};

/// Calendar days with abnormal time, worst first: those that left mines without data longest, then
/// those that were abnormal longest, then the earlier.
std::vector<DayOfRun> daysByHarm(const Content &content, const Attribution &attribution);

}  // namespace headframe::viz
