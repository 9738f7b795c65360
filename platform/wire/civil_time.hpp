// Dates and times as mines write them: civil time of China, UTC+8 all year, without a zone mark.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/rt/time.hpp"

namespace headframe::wire {

/// "2021-06-14 08:30:00", exactly 19 characters, an existing day, years 1970 to 2199, no leap
/// second. Anything else, also surrounding blanks or a single-digit month, is nothing.
std::optional<rt::WallTime> parse_civil(std::string_view text);

/// "20210614083000", as file names carry it; the same rules.
std::optional<rt::WallTime> parse_compact(std::string_view text);

/// The reverse; fractions of a second are cut towards the past.
std::string format_civil(rt::WallTime time);
std::string format_compact(rt::WallTime time);

/// "xxxx-xx-xx xx:xx:xx", which one deployed positioning system writes for "never" (domain.md §1.4).
bool is_placeholder_time(std::string_view text);

}  // namespace headframe::wire
