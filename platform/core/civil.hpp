// Civil time as people write it. Files and duty rooms live at UTC+8 all year.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/rt/time.hpp"

namespace headframe::core {

/// "2021-06-14T08:30:00+08:00"; parts of a second appear only when there are any.
std::string to_text(rt::WallTime time);
/// Reads what to_text writes, also with "Z", another offset or a blank for the T; a text without
/// an offset is taken at UTC+8. Nothing for anything else.
std::optional<rt::WallTime> time_from(std::string_view text);

/// Days since 1970-01-01 in the calendar of UTC+8.
std::int64_t day_of(rt::WallTime time);
rt::WallTime start_of_day(std::int64_t day);
/// "20210614"
std::string day_text(std::int64_t day);

}  // namespace headframe::core
