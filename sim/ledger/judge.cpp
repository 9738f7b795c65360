#include "sim/ledger/judge.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace headframe::sim::ledger {
namespace {

constexpr std::array powers{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

struct KnownUnit {
  std::string_view name;
  char quantity;
  double per_base;  // how many of it are one of the base unit
};
constexpr std::array units{
    KnownUnit{"%", 'c', 1e2},    KnownUnit{"%ch4", 'c', 1e2},  KnownUnit{"%o2", 'c', 1e2},
    KnownUnit{"%co2", 'c', 1e2}, KnownUnit{"ppm", 'c', 1e6},   KnownUnit{"ppmco", 'c', 1e6},
    KnownUnit{"×10-6", 'c', 1e6}, KnownUnit{"10-6", 'c', 1e6}, KnownUnit{"pa", 'p', 1.0},
    KnownUnit{"kpa", 'p', 1e-3}, KnownUnit{"mpa", 'p', 1e-6},  KnownUnit{"℃", 't', 1.0},
    KnownUnit{"°c", 't', 1.0},   KnownUnit{"m/s", 'v', 1.0},   KnownUnit{"m", 'l', 1.0},
    KnownUnit{"mm", 'l', 1e3},   KnownUnit{"m3/min", 'f', 1.0}, KnownUnit{"m³/min", 'f', 1.0},
};

std::string plain(std::string_view unit) {
  std::string result;
  for (const char c : unit) {
    if (c == ' ') continue;
    result.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return result;
}

const KnownUnit* find_unit(const std::string& name) {
  const auto found = std::find_if(units.begin(), units.end(),
                                  [&](const KnownUnit& unit) { return unit.name == name; });
  return found == units.end() ? nullptr : &*found;
}

/// Half a step of the dialect, and a little for the binary representation of both numbers.
double tolerance(double value, int decimals) {
  return 0.5 / powers.at(static_cast<std::size_t>(decimals)) * (1 + 1e-9) + std::abs(value) * 1e-12;
}

bool agrees(double truth, double stored, int decimals, double factor) {
  return std::abs(stored - truth * factor) <= tolerance(truth, decimals) * factor;
}

bool is_power_of_ten_off(double truth, double stored, int decimals) {
  for (std::size_t i = 1; i <= 6; ++i) {
    if (agrees(truth, stored, decimals, powers[i])) return true;
    if (std::abs(stored * powers[i] - truth) <= tolerance(truth, decimals)) return true;
  }
  return false;
}

Rule compare_values(double truth, double stored, int decimals, const Identity& identity) {
  if (identity.truth && identity.belief && !identity.truth->unit.empty() &&
      !identity.belief->unit.empty()) {
    const auto factor = unit_factor(identity.truth->unit, identity.belief->unit);
    if (!factor) return Rule::unit_swapped;
    if (agrees(truth, stored, decimals, *factor)) return Rule::none;
    if (*factor != 1) return Rule::unit_swapped;
  }
  if (agrees(truth, stored, decimals, 1)) return Rule::none;
  // Near zero every power of ten fits within the tolerance; there the difference is just a value.
  const bool far_from_zero = std::abs(truth) > tolerance(truth, decimals) && stored != 0;
  if (far_from_zero && is_power_of_ten_off(truth, stored, decimals)) return Rule::scaled;
  return Rule::value;
}

bool sensor_differs(const Identity& identity) {
  return identity.truth && identity.belief && !identity.truth->sensor.empty() &&
         !identity.belief->sensor.empty() && identity.truth->sensor != identity.belief->sensor;
}

}  // namespace

std::optional<double> unit_factor(std::string_view from, std::string_view to) {
  const auto a = plain(from), b = plain(to);
  if (a == b) return 1.0;
  const KnownUnit* known_a = find_unit(a);
  const KnownUnit* known_b = find_unit(b);
  if (!known_a || !known_b || known_a->quantity != known_b->quantity) return std::nullopt;
  return known_b->per_base / known_a->per_base;
}

Rule misconversion(const ProducedSample& produced, const StoredSample& stored,
                   const Precision& precision, const Identity& identity) {
  if (!identity.same_point) return Rule::point_swapped;
  if (sensor_differs(identity)) return Rule::sensor_swapped;
  if (produced.value.has_value() != stored.value.has_value()) return Rule::value_missing;
  if (produced.value) {
    const Rule rule =
        compare_values(*produced.value, *stored.value, precision.decimals, identity);
    if (rule != Rule::none) return rule;
  }
  if (((produced.status ^ stored.status) & precision.status_mask) != 0) return Rule::status;
  const auto shift = std::chrono::abs(stored.at - produced.at);
  return shift > precision.time_step ? Rule::time_shifted : Rule::none;
}

}  // namespace headframe::sim::ledger
