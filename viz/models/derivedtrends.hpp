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

/// Those that have points. How many mines are dark: two points at each change, so that lines are steps.
/// Delivered share: one point at the beginning of each bin of the ledger in which a mine produced
/// anything that had to be sent, over all mines; late and duplicated samples count as delivered.
std::vector<DerivedTrend> derivedTrends(const Content &content);

}  // namespace headframe::viz
