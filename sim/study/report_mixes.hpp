// Private to this room: what the mixes of causes say, in text, page and JSON.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "sim/study/phrases.hpp"

namespace headframe::sim::study {

/// Whether the answer holds in all mixes. Nothing without mixes.
kpi::Text robust_text(const Study& study);
std::string mixes_table(const Study& study, const Words& words);
std::string mixes_section(const Study& study);
/// Null without mixes.
nlohmann::ordered_json mixes_json(const Study& study);

}  // namespace headframe::sim::study
