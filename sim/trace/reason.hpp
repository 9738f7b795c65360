// What stood in the way of a mine's data: outages laid beside the way that the data takes. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/kpi/measure.hpp"
#include "sim/record/rows.hpp"
#include "sim/trace/instant.hpp"

namespace headframe::sim::trace {

/// Half open.
struct Window {
  record::Moment begin{}, end{};
};

/// The outages of the platform, of the mine's line and of the mine itself that overlap the window,
/// by begin. `line` is empty for a mine whose way is not part of the model.
std::vector<record::Outage> in_the_way(const std::vector<record::Outage>& outages,
                                       const std::string& mine, const std::string& line,
                                       Window window);

/// "the line circuit-dengfeng was down (line-cut) from 01:00:00 until 04:00:00": a clause, without a
/// full stop.
kpi::Text clause_of(const record::Outage& outage, const Calendar& calendar);

}  // namespace headframe::sim::trace
