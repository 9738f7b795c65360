#include "platform/wire/number.hpp"

#include <algorithm>
#include <charconv>

namespace headframe::wire {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.empty() || text.size() > 32 || !is_digit(digits.front()) || !is_digit(digits.back())) {
    return {};
  }
  double value = 0;
  const auto end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (error != std::errc{} || stop != end) return {};
  return value;
}

std::optional<std::uint32_t> parse_count(std::string_view text) {
  if (text.empty() || !std::ranges::all_of(text, is_digit)) return {};
  std::uint32_t value = 0;
  const auto end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return {};
  return value;
}

}  // namespace headframe::wire
