// Trends that a run did not store because its other rows tell them: mines without data, what share of
// the samples was delivered.
#pragma once

#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

struct DerivedTrend {
  sim::record::Series series;  // its id begins with "derived/", which no source uses
  std::vector<TrendPoint> points;
};

/// Those of a recorded run that have points; a live platform knows neither truth nor outages. How many
/// mines are dark: two points at each change, so that lines are steps. Samples delivered in time, and
/// with those that came late or twice: in per cent of what had to be sent, over all mines, one point at
/// the beginning of each bin of the ledger.
std::vector<DerivedTrend> derivedTrends(const Content &content);

}  // namespace headframe::viz
