// The names, units and definitions of a study's figures.
#pragma once

#include <string>
#include <string_view>

#include "platform/kpi/table.hpp"
#include "platform/kpi/rules.hpp"
#include "sim/study/tally.hpp"

namespace headframe::sim::study {

/// As in result.json: "normal_day_rate".
std::string_view key_of(Figure figure);
kpi::Unit unit_of(Figure figure);
kpi::Text name_of(Figure figure);
/// For the head of a column.
kpi::Text short_name(Figure figure);
/// With the rules that were applied.
kpi::Text definition_of(Figure figure, const kpi::Rules& rules);

}  // namespace headframe::sim::study
