// True over-limit events against the platform's alarms.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/kpi/evaluate.hpp"
#include "platform/kpi/spans.hpp"
#include "sim/record/rows.hpp"

namespace headframe::sim::ledger {

/// The gas really was over the limit; not while the sensor was being calibrated.
struct OverLimit {
  std::string mine, point;
  kpi::Span span;                // end = Moment::max() while it lasts
};

struct PlatformAlarm {
  std::string mine, point;       // the sensor's name in truth
  kpi::Moment begin{};           // as the platform believes
  std::optional<kpi::Moment> end;
  kpi::Moment visible_at{};
  bool by_design = false;        // suppressed for calibration: neither true nor false
  int level = 0;                 // 1 is the gravest; 0: not known
  std::optional<double> maximum{}, limit{};
};

struct AlarmOptions {
  /// How far an alarm's begin may lie outside the true event: clocks, cadence.
  kpi::Duration tolerance = std::chrono::minutes{2};
};

struct AlarmResult {
  kpi::AlarmCounts counts;
  std::int64_t again = 0;             // further alarms of an event that had been raised
  std::vector<record::Alarm> rows;    // both sides with their match, true ones first
};

/// Each event takes the first visible alarm of its point that begins within it; later ones are
/// "again", alarms without an event are false, events without an alarm missed. An alarm is taken by
/// the latest event that it fits, so that back-to-back events do not steal from each other.
AlarmResult match_alarms(const std::vector<OverLimit>& events,
                         const std::vector<PlatformAlarm>& alarms, const AlarmOptions& options);

/// Nearest-rank percentile, 0 < share <= 1; nothing of nothing.
std::optional<double> percentile(std::vector<double> values, double share);

}  // namespace headframe::sim::ledger
