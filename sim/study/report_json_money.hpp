// Private to this room: money, frontier and sheet as JSON.
#pragma once

#include <nlohmann/json.hpp>

#include "sim/study/report.hpp"

namespace headframe::sim::study {

using Json = nlohmann::ordered_json;

/// Null without accounts, a sheet, or a frontier.
Json cost_json(const Study& study, std::size_t option);
/// Of a horizon of several years; else empty.
Json money_by_year_json(const Study& study, std::size_t option);
Json sheet_json(const Study& study, std::size_t option);
Json handed_in_json(const Study& study);
Json frontier_json(const Study& study);

}  // namespace headframe::sim::study
