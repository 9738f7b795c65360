// Numbers with units, as people write them: "30 s", "10 Mbit/s", "120 万t/a".
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headframe::sim::scenario {

struct Unit {
  std::string name;
  double factor = 1;  // how many base units one of it is
};

/// One physical dimension and the units in which it may be written. Base units: ns, bit/s, byte/s,
/// byte, 10 000 t/a.
struct Dimension {
  std::string name;         // "a duration"
  std::string example;      // "30 s"
  std::vector<Unit> units;  // "s" before "h"
  /// The JSON Schema pattern of a value in one of these units.
  std::string pattern() const;
};

const Dimension& duration_dimension();   // base: ns
const Dimension& horizon_dimension();    // base: ns; from seconds to years of 365 days
const Dimension& lifetime_dimension();   // base: ns; a year has 365 days
const Dimension& bandwidth_dimension();  // base: bit/s
const Dimension& disk_rate_dimension();  // base: byte/s
const Dimension& size_dimension();       // base: byte
const Dimension& capacity_dimension();   // base: 万t/a, 10 000 tonnes a year

struct Quantity {
  double value = 0;  // in base units
  std::string unit;  // as written
};

/// The quantity, or a sentence that says what is wrong and what was expected.
std::expected<Quantity, std::string> parse_quantity(std::string_view text, const Dimension& of);

/// A decimal number without unit: no leading zeros, no sign but '-', no infinity.
std::optional<double> parse_number(std::string_view text);
std::optional<std::int64_t> parse_integer(std::string_view text);

}  // namespace headframe::sim::scenario
