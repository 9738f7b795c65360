#include "platform/kpi/measure.hpp"

#include <utility>

namespace headframe::kpi {

std::optional<double> value_of(const Measure& measure) {
  if (const auto* value = std::get_if<double>(&measure)) return *value;
  return std::nullopt;
}

Measure measured_or(std::optional<double> value, Text reason) {
  if (value) return *value;
  return Missing{std::move(reason)};
}

Measure ratio(double numerator, double denominator, Text reason) {
  if (denominator > 0) return numerator / denominator;
  return Missing{std::move(reason)};
}

}  // namespace headframe::kpi
