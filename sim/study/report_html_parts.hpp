// Private to this room: parts of the page of a study. Each returns markup.
#pragma once

#include <string>

#include "sim/study/phrases.hpp"

namespace headframe::sim::study {

/// Every option with its headline figures, the difference to the first, and how sure it is.
std::string options_section(const Study& study);
/// Of single replicates: median, quartiles, 5 to 95 %.
std::string spread_section(const Study& study);
std::string chances_section(const Study& study);
std::string years_section(const Study& study);
std::string causes_section(const Study& study);
std::string importance_section(const Study& study);
/// What the options cost; that nobody said so, when nobody did.
std::string cost_section(const Study& study);
/// The combinations by cost and figure; nothing when none were tried.
std::string plan_section(const Study& study);
std::string frontier_section(const Study& study);
/// The self-evaluation sheet of each option; nothing without a sheet.
std::string sheet_section(const Study& study);

/// A heading in both languages above columns, and a row's first cell.
std::string column(std::string_view zh, std::string_view en);
std::string row_head(const scenario::Bilingual& title);
/// A table that scrolls when it is wide; both arguments are rows of markup.
std::string table(std::string_view head, std::string_view body);

}  // namespace headframe::sim::study
