// All indicators at once, from what one observer knows: the simulator's truth or the platform's
// own records. The difference between the two is a result, so both go through this one function.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/kpi/availability.hpp"
#include "platform/kpi/faults.hpp"
#include "platform/kpi/table.hpp"

namespace headframe::kpi {

/// Done of due: patrols, daily reports, connected mines.
struct Tally {
  double done = 0, due = 0;
};

struct SampleCounts {
  double produced = 0, delivered = 0, late = 0, duplicated = 0, misconverted = 0, lost = 0,
         suppressed = 0;
};

struct AlarmCounts {
  double raised = 0, missed = 0, false_ones = 0;
  std::optional<double> delay_p99_s;  // absent without a raised alarm
};

/// What the observer did not measure stays empty, and the figures that need it become Missing.
struct Observation {
  std::optional<Downtime> downtime;
  std::optional<std::vector<Fault>> faults;  // judged over downtime's horizon
  std::optional<Tally> connected_mines, patrols, reports;
  std::optional<double> om_cost_cny;
  std::optional<AlarmCounts> alarms;
  std::optional<SampleCounts> samples;
};

/// An indicator with its value; `definition` includes the rules that were applied.
struct Figure {
  std::string key;
  Unit unit = Unit::count;
  Measure value;
  Text name, definition;
};

/// The indicator's definition and the rules that were applied. Throws std::out_of_range for a key
/// that is not in the table.
Text definition(std::string_view key, const Rules& rules);

/// One figure for every entry of `indicators()`, in its order.
std::vector<Figure> evaluate(const Observation& seen, const Rules& rules);

}  // namespace headframe::kpi
