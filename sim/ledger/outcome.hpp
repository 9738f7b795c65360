// The classes in which a sample can end; exactly one each.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "platform/kpi/evaluate.hpp"

namespace headframe::sim::ledger {

/// From best to worst among those that were stored; a sample stored twice has the worse class.
enum class Outcome : std::uint8_t { delivered, late, duplicated, misconverted, lost, suppressed };
inline constexpr std::size_t outcome_count = 6;

/// Which rule calls a stored sample misconverted.
enum class Rule : std::uint8_t {
  none,
  point_swapped,   // filed under a series that belongs to another sensor
  sensor_swapped,  // the platform takes the sensor for another type: CH4 for CO
  unit_swapped,    // the unit differs and the number was not converted
  scaled,          // off by a power of ten
  value,           // any other difference beyond the dialect's precision
  value_missing,   // a value on one side only
  status,
  time_shifted,
};
inline constexpr std::size_t rule_count = 9;

std::string_view name(Outcome outcome);  // "delivered"
std::string_view name(Rule rule);        // "unit-swapped"; "" for none

struct Counts {
  std::array<std::int64_t, outcome_count> of{};

  std::int64_t& operator[](Outcome outcome) { return of[static_cast<std::size_t>(outcome)]; }
  std::int64_t operator[](Outcome outcome) const { return of[static_cast<std::size_t>(outcome)]; }
  std::int64_t produced() const;
  Counts& operator+=(const Counts& other);
  friend bool operator==(const Counts&, const Counts&) = default;
};

kpi::SampleCounts to_kpi(const Counts& counts);

}  // namespace headframe::sim::ledger
