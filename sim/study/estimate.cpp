#include "sim/study/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/math/student.hpp"

namespace headframe::sim::study {

std::optional<Estimate> ratio_of_sums(std::span<const double> numerators,
                                      std::span<const double> denominators) {
  const auto n = static_cast<double>(numerators.size());
  double top = 0, bottom = 0;
  for (std::size_t i = 0; i < numerators.size(); ++i) {
    top += numerators[i];
    bottom += denominators[i];
  }
  if (!(bottom > 0)) return std::nullopt;
  Estimate estimate{.value = top / bottom, .half_width = std::nullopt};
  if (numerators.size() < 2) return estimate;
  double squares = 0;
  for (std::size_t i = 0; i < numerators.size(); ++i) {
    const double residual = numerators[i] - estimate.value * denominators[i];
    squares += residual * residual;
  }
  const double error = std::sqrt(squares / (n * (n - 1))) / (bottom / n);
  estimate.half_width = math::student_two_sided(0.05, n - 1) * error;
  return estimate;
}

Interval wilson(std::size_t successes, std::size_t trials) {
  if (trials == 0) return {0, 1};
  constexpr double z = 1.959963984540054;
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / n;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

double quantile(std::span<const double> values, double p) {
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace headframe::sim::study
