// Whose fault the down time is: the abnormal time of the system, the causes at work in it, and its
// sum by cause.
#pragma once

#include <string>
#include <vector>

#include "platform/kpi/availability.hpp"

namespace headframe::kpi {

/// A stretch of the system's abnormal time in which nothing began or ended that matters. At each
/// abnormal moment those causes are at work whose outages satisfy a clause of the severity rule then:
/// those of the platform, lines, modules and equipment when enough of them are down, and those that
/// leave mines dark when enough mines are.
struct AbnormalStretch {
  struct Cause {
    std::string name;
    bool decisive = false;  // without it the system would have been normal
    bool operator==(const Cause&) const = default;
  };
  Span span;
  std::vector<Cause> causes;  // at work, by name; never empty
  std::string first;          // the one whose oldest lasting outage is the oldest of all
};

/// By time, within the horizon. Together the stretches are `abnormal` (platform/kpi/availability.hpp).
/// Equal beginnings go to the name that sorts first.
std::vector<AbnormalStretch> abnormal_stretches(const Downtime& downtime, const SeverityRule& rule,
                                                bool planned_counts);

/// What one cause has to do with the abnormal time of the system.
struct CauseOfDowntime {
  std::string cause;
  Duration present{};   // at work, alone or not: sums to more than the abnormal time
  Duration decisive{};  // it was decisive
  Duration first_in{};  // it was the first: sums to the abnormal time
  Duration proportional{};  // each moment shared equally: sums to the abnormal time
};

/// Longest first by `first_in`, then by `present`, then by name; causes that were never at work are
/// left out. Nanoseconds that cannot be shared go to the name that sorts first.
std::vector<CauseOfDowntime> downtime_by_cause(const Downtime& downtime, const SeverityRule& rule,
                                               bool planned_counts);

}  // namespace headframe::kpi
