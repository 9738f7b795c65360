// Private to this room: what text, JSON and page say of money and of the sheet, in both languages.
#pragma once

#include <string>
#include <vector>

#include "sim/study/phrases.hpp"

namespace headframe::sim::study {

/// "800,000 (500,000–1,400,000)"; one number when the range is none.
std::string price_text(const money::Price& price);

/// "Maintenance contract + New wall"; "Nothing" for no parts.
kpi::Text name_of(const Study& study, const Package& package);
/// Places of packages, the cheapest a year first.
std::vector<std::size_t> by_cost(const Frontier& frontier);

/// What the scores rest on, which rows no rule reproduces, what the sums contain, how many
/// combinations were tried. One or two sentences each.
kpi::Text how_scored(const score::Sheet& sheet);
kpi::Text unexplained_rows(const score::Sheet& sheet);
/// Which row of the sheet costs an option most beside the first one, of those options that score less
/// than it as printed; empty when none does.
kpi::Text what_lowers(const Study& study);
kpi::Text how_costed(const Study& study);
kpi::Text how_tried(const Frontier& frontier);
/// What the budget buys; without a budget, what the first step costs. Needs a frontier.
kpi::Text budget_answer(const Study& study);

}  // namespace headframe::sim::study
