// Numbers as files may write them, and nothing more: no locale, no sign but '-', no exponent, no
// hexadecimal, no blank, no "nan".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace headframe::wire {

/// "12", "-0.5", "0.42": digits on both sides of a point, at most 32 characters.
std::optional<double> parse_number(std::string_view text);

/// Digits only, up to 4 294 967 295.
std::optional<std::uint32_t> parse_count(std::string_view text);

}  // namespace headframe::wire
