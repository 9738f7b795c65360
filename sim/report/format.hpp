// How numbers, durations and widths look, the same in every report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/record/rows.hpp"

namespace headframe::sim::report {

/// "1,234,567".
std::string grouped(std::int64_t number);

/// "80.45 %", "71.5 h", "20.00 d", "1,234", "872,628 CNY", "12.3 s"; "—" without a value.
std::string figure(const record::Kpi& kpi);

/// "3 d 4 h", "2 h 5 min", "45 s", "0.35 s": the two largest units, without a second one of zero.
std::string duration(record::Moment length);

/// An instant of the run: "d2 04:05" is four hours and five minutes into the second day.
std::string instant(record::Moment at);

/// Columns that UTF-8 text takes on a terminal: East Asian wide characters take two.
std::size_t display_width(std::string_view text);

/// The text, padded with spaces to `width` columns.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

}  // namespace headframe::sim::report
