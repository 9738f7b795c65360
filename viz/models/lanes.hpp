// Outages and repairs as lanes of a timeline: one lane a cause. Pure: rows in, values out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

struct Bar {
  Range range;          // an outage that had not ended reaches to the end of the run
  bool open = false;    // it had not ended
  bool planned = false;
  std::string subject, id;
};

struct Lane {
  std::string cause;                            // as outages name it: "hardware/server/failed"
  std::vector<Bar> bars;                        // by beginning
  std::vector<sim::record::Fault> faults;       // by failure; redundancy may hide them: no bar then
};

/// The cause under which the outages of a fault go: category, kind of device, symptom.
std::string causeOf(const sim::record::Fault &fault);

/// One lane a cause: longest time in outage first, then more faults, then by name.
std::vector<Lane> lanesOf(const std::vector<sim::record::Outage> &outages,
                          const std::vector<sim::record::Fault> &faults, Moment runEnd);

/// How long at least one of the bars covers the range; what overlaps counts once.
Moment covered(const std::vector<Bar> &bars, Range range);

/// The stages of a repair: what was waited for in each, in order. A stage that the run's end cut off
/// ends there; stages that were never reached are absent.
struct Stage {
  enum Kind { undetected, unanswered, waiting, work, paperwork };  // paperwork: restored, ticket open
  Kind kind;
  Range range;
};
std::vector<Stage> stagesOf(const sim::record::Fault &fault, Moment runEnd);

/// What lies at an instant of a lane: the index of an outage, of a fault, or of none. A fault under
/// repair is found anywhere between failure and restoration. Of several, the one that began last.
struct Hit {
  std::optional<std::size_t> bar, fault;
};
Hit hitAt(const Lane &lane, Moment at, Moment tolerance, Moment runEnd);

}  // namespace headframe::viz
