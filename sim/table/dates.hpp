// Dates as people write them in lists and tickets.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "platform/rt/time.hpp"

namespace headframe::sim::table {

/// Year first, at UTC+8 unless an offset stands behind: 2014-06-01, 2014/6/1, 2014.6.1,
/// 2014年6月1日 or 20140601, each alone (its midnight) or followed by 8:30, 8:30:15 or 8时30分.
/// Otherwise a sentence: what the text is, and what was expected. A date whose year comes last or
/// has two digits is refused, because day, month and year could be taken for each other.
std::expected<rt::WallTime, std::string> parse_date(std::string_view text);

/// "2014-06-01" at UTC+8.
std::string date_text(rt::WallTime time);
/// "2014-06-01 08:30:00" at UTC+8, as a scenario has it.
std::string moment_text(rt::WallTime time);

}  // namespace headframe::sim::table
