// A figure, or the reason why there is none. What was not measured is never a zero.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

namespace headframe::kpi {

/// One text in the two languages of every report.
struct Text {
  std::string zh, en;

  friend bool operator==(const Text&, const Text&) = default;
};

struct Missing {
  Text reason;

  friend bool operator==(const Missing&, const Missing&) = default;
};

using Measure = std::variant<double, Missing>;

/// Nothing when the figure is missing.
std::optional<double> value_of(const Measure& measure);

/// The figure when it was counted, otherwise Missing with the given reason.
Measure measured_or(std::optional<double> value, Text reason);

/// numerator / denominator; Missing with the given reason when the denominator is not positive.
Measure ratio(double numerator, double denominator, Text reason);

}  // namespace headframe::kpi
