// Whose fault the down time is: the abnormal time of the system shared out among the causes of its
// outages.
#pragma once

#include <string>
#include <vector>

#include "platform/kpi/availability.hpp"

namespace headframe::kpi {

/// What one cause has to do with the abnormal time of the system. At each abnormal moment those
/// causes are at work whose outages satisfy a clause of the severity rule then: those of the
/// platform, lines, modules and equipment when enough of them are down, and those that leave mines
/// dark when enough mines are.
struct CauseOfDowntime {
  std::string cause;
  Duration present{};   // at work, alone or not: sums to more than the abnormal time
  Duration decisive{};  // without it the system would have been normal
  Duration first_in{};  // its oldest lasting outage is the oldest of all: sums to the abnormal time
  Duration proportional{};  // each moment shared equally: sums to the abnormal time
};

/// Longest first by `first_in`, then by `present`, then by name; causes that were never at work are
/// left out. Equal beginnings go to the name that sorts first, and so do the nanoseconds that
/// cannot be shared.
std::vector<CauseOfDowntime> downtime_by_cause(const Downtime& downtime, const SeverityRule& rule,
                                               bool planned_counts);

}  // namespace headframe::kpi
