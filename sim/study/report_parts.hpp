// Private to this room: parts of the text of a study.
#pragma once

#include <string>
#include <vector>

#include "sim/study/phrases.hpp"

namespace headframe::sim::study {

/// "0.2 % (0.1–0.3)", or why there is none.
std::string chance_text(const Judged& counts, const Words& words);

/// Everything about several options, below the head.
std::string comparison_text(const Study& study, const Words& words);

/// The normal day rate of each year of the horizon, by option; nothing when it is one year.
std::string years_table(const Study& study, const Words& words);

/// A table whose columns are as wide as what stands in them; the first one is aligned left.
std::string laid_out(const std::vector<std::vector<std::string>>& rows);

/// What options cost, what money can buy, what the sheet says; each nothing where the scenario does
/// not say what it takes.
std::string cost_lines(const Study& study, const Words& words);
std::string frontier_lines(const Study& study, const Words& words);
std::string plan_lines(const Study& study, const Words& words);
std::string sheet_lines(const Study& study, const Words& words);

/// What the day rate gains when an entry never fails; nothing when it was not asked.
std::string importance_lines(const Study& study, const Words& words);

}  // namespace headframe::sim::study
