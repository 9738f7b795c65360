#include "sim/scenario/quantity.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

std::vector<std::string> names_of(const Dimension& dimension) {
  std::vector<std::string> names;
  for (const Unit& unit : dimension.units) names.push_back(unit.name);
  return names;
}

std::size_t number_length(std::string_view text) {
  std::size_t length = text.starts_with('-') ? 1 : 0;
  while (length < text.size() && (digit(text[length]) || text[length] == '.')) ++length;
  return length;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '/' || c == '.') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string Dimension::pattern() const {
  std::vector<std::string> alternatives;
  for (const Unit& unit : units) alternatives.push_back(escaped(unit.name));
  return fmt::format("^-?(0|[1-9][0-9]*)(\\.[0-9]+)? ({})$", fmt::join(alternatives, "|"));
}

const Dimension& duration_dimension() {
  static const Dimension dimension{"a duration",
                                   "30 s",
                                   {{"ns", 1},
                                    {"us", 1e3},
                                    {"ms", 1e6},
                                    {"s", 1e9},
                                    {"min", 60e9},
                                    {"h", 3600e9},
                                    {"d", 86400e9}}};
  return dimension;
}

const Dimension& horizon_dimension() {
  static const Dimension dimension{
      "a duration",
      "30 s",
      {{"s", 1e9}, {"min", 60e9}, {"h", 3600e9}, {"d", 86400e9}, {"y", 365 * 86400e9}}};
  return dimension;
}

const Dimension& lifetime_dimension() {
  static const Dimension dimension{
      "a lifetime", "8 y", {{"h", 3600e9}, {"d", 86400e9}, {"y", 365 * 86400e9}}};
  return dimension;
}

const Dimension& bandwidth_dimension() {
  static const Dimension dimension{
      "a bandwidth", "10 Mbit/s", {{"kbit/s", 1e3}, {"Mbit/s", 1e6}, {"Gbit/s", 1e9}}};
  return dimension;
}

const Dimension& disk_rate_dimension() {
  static const Dimension dimension{
      "a disk's rate", "120 MB/s", {{"kB/s", 1e3}, {"MB/s", 1e6}, {"GB/s", 1e9}}};
  return dimension;
}

const Dimension& size_dimension() {
  static const Dimension dimension{
      "a size", "20 MB", {{"B", 1}, {"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9}}};
  return dimension;
}

const Dimension& capacity_dimension() {
  static const Dimension dimension{"a capacity", "120 万t/a", {{"万t/a", 1}, {"Mt/a", 100}}};
  return dimension;
}

std::optional<double> parse_number(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || !digit(digits.front()) || !digit(digits.back())) return {};
  if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return {};
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  if (!parse_number(text)) return {};
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

std::expected<Quantity, std::string> parse_quantity(std::string_view text, const Dimension& of) {
  const std::size_t length = number_length(text);
  const auto number = parse_number(text.substr(0, length));
  if (!number) {
    return std::unexpected(fmt::format("'{}' is not {}; expected a number and a unit, as in '{}'",
                                       text, of.name, of.example));
  }
  const std::string_view rest = text.substr(length);
  if (rest.empty()) {
    return std::unexpected(fmt::format("'{}' has no unit; expected {} in {}, as in '{}'", text,
                                       of.name, fmt::join(names_of(of), ", "), of.example));
  }
  const std::string_view name = rest.starts_with(' ') ? rest.substr(1) : rest;
  const auto unit = std::ranges::find(of.units, name, &Unit::name);
  if (unit == of.units.end()) {
    return std::unexpected(fmt::format("unit '{}' does not measure {}; expected one of {}", name,
                                       of.name, fmt::join(names_of(of), ", ")));
  }
  if (!rest.starts_with(' ')) {
    return std::unexpected(fmt::format("'{}' lacks the space before its unit; expected '{} {}'",
                                       text, text.substr(0, length), name));
  }
  return Quantity{*number * unit->factor, unit->name};
}

}  // namespace headframe::sim::scenario
