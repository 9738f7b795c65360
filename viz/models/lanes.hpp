// Downtime as lanes of a timeline: one lane a cause, one bar an outage; and the sums over a range of
// time that stand beside it. Pure: rows in, values out.
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
  std::string cause;
  std::vector<Bar> bars;  // by beginning
};

/// One lane a cause: longest time in outage first, then by name.
std::vector<Lane> lanesOf(const std::vector<sim::record::Outage> &outages, Moment runEnd);

/// How long at least one of the bars covers the range; what overlaps counts once.
Moment covered(const std::vector<Bar> &bars, Range range);

/// What is known of one cause within a range. `present` is the time in which at least one outage of
/// the cause lasted, whether or not the platform was down for it; causes may overlap, so that their
/// sum can exceed the range (platform/kpi/attribution.hpp, `present`). `platform` is the part of it in
/// outages of the platform itself.
struct CauseInRange {
  std::string cause;
  int outages = 0;
  Moment present{}, platform{};
};

/// Causes with an outage in the range: longest `platform` first, then `present`, then by name.
std::vector<CauseInRange> causesIn(const std::vector<Lane> &lanes, Range range);

/// The time in which the platform itself was down within the range, whatever the cause.
Moment platformDown(const std::vector<Lane> &lanes, Range range);

/// The calendar day in which the platform was down longest; the earlier of equals. `intoDay` is the
/// civil time of day at which the run began. Nothing when the platform was never down.
std::optional<Range> worstDay(const std::vector<Lane> &lanes, Moment intoDay, Moment runEnd);

}  // namespace headframe::viz
