// From replicates to figures with intervals. Source: reliability.md §3.1.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace headframe::sim::study {

struct Interval {
  double low = 0, high = 0;
};

struct Estimate {
  double value = 0;
  std::optional<double> half_width;  // of the 95 % interval; absent with fewer than two replicates

  bool contains(double x) const {
    return half_width && x >= value - *half_width && x <= value + *half_width;
  }
};

/// The ratio of the sums with its interval by the delta method: Student's t times the standard error
/// of the linearised residuals numerator - ratio × denominator. Nothing when the denominators sum to
/// nothing. Both spans are as long as there are replicates.
std::optional<Estimate> ratio_of_sums(std::span<const double> numerators,
                                      std::span<const double> denominators);

/// Wilson's 95 % interval of a proportion; nothing of nothing is [0, 1].
Interval wilson(std::size_t successes, std::size_t trials);

/// The value that the share `p` of the values does not exceed, between neighbours by straight line.
/// Sorts a copy; at least one value.
double quantile(std::span<const double> values, double p);

}  // namespace headframe::sim::study
