#include "platform/wire/dialects/fields.hpp"

#include <algorithm>
#include <cmath>

namespace headframe::wire::dialects {

namespace {

constexpr std::uint32_t all_national_bits = 255;

/// The mapping's word on a status, if it has one.
std::optional<std::uint16_t> mapped_status(const Mapping& mapping, std::uint32_t code) {
  const auto found = mapping.status_codes.find(code);
  if (found == mapping.status_codes.end()) return {};
  return found->second;
}

/// Whether a number that the old table lacks can only be a sum of its bits. Small ones might as well
/// be another old vendor's states (6, 7 and 14 are, domain.md §1.2).
bool is_certain_sum(std::uint32_t code) {
  constexpr std::uint32_t first_certain = 16;
  return code > first_certain && code <= all_national_bits;
}

bool is_four_digits(std::string_view text) {
  return text.size() == 4 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string mapped_point(const Mapping& mapping, std::string_view point) {
  std::string name{point};
  if (const auto exact = mapping.points.find(name); exact != mapping.points.end()) {
    return exact->second;
  }
  for (const auto& [written, stored] : mapping.point_prefixes) {
    if (point.starts_with(written)) return stored + name.substr(written.size());
  }
  return name;
}

Checked read_mask(Decoding& decoding, std::string_view cell, std::uint16_t& out) {
  const auto code = parse_count(cell);
  if (!code) return Fault{"bad-number", "a status number"};
  if (const auto mapped = mapped_status(decoding.context().mapping, *code)) {
    out = *mapped;
    return {};
  }
  if (*code > all_national_bits) return Fault{"unknown-status", "a sum of 1, 2, 4 … 128"};
  out = static_cast<std::uint16_t>(*code);
  return {};
}

Checked read_old_status(Decoding& decoding, std::string_view cell, std::uint16_t& out) {
  const auto code = parse_count(cell);
  if (!code) return Fault{"bad-number", "a status number"};
  if (const auto mapped = mapped_status(decoding.context().mapping, *code)) {
    out = *mapped;
    return {};
  }
  if (const auto* row = find_old_status(*code)) {
    out = row->mask;
    return {};
  }
  if (!is_certain_sum(*code)) return Fault{"unknown-status", "one of 0 1 2 3 4 5 8 16 32 64 128"};
  decoding.deviate("status-bit-sum");
  out = static_cast<std::uint16_t>(*code);
  return {};
}

Checked read_sensor(Decoding& decoding, std::string_view cell, SensorCode& out) {
  const auto& mapped = decoding.context().mapping.sensor_codes;
  if (const auto found = mapped.find(std::string{cell}); found != mapped.end()) {
    out = found->second;
    return {};
  }
  if (!is_four_digits(cell)) return Fault{"unknown-sensor-type", "four digits"};
  if (!is_national_sensor(cell)) decoding.deviate("unlisted-sensor-type");
  out = std::string{cell};
  return {};
}

Checked read_exception_type(std::string_view cell, bool old, ExceptionType& out) {
  const auto code = parse_count(cell);
  const std::uint32_t last = old ? 8 : 10;
  if (cell.size() != (old ? 1u : 3u) || !code || *code < 1 || *code > last) {
    return Fault{"unknown-exception-type", old ? "1 … 8" : "001 … 010"};
  }
  out = static_cast<ExceptionType>(*code);
  return {};
}

Checked check_order(double minimum, double average, double maximum, std::uint32_t field) {
  const double slack = 0.01 + 0.01 * std::abs(maximum);
  if (minimum <= average + slack && average <= maximum + slack && minimum <= maximum) return {};
  return Fault{"statistics-order", "minimum ≤ average ≤ maximum", field};
}

}  // namespace headframe::wire::dialects
