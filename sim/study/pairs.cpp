#include "sim/study/pairs.hpp"

#include <algorithm>
#include <cmath>

#include "sim/math/student.hpp"

namespace headframe::sim::study {
namespace {

/// `weights` are those of one replicate's linearised residual.
Estimate with_interval(double value, const Moments<4>& moments, const std::array<double, 4>& weights) {
  Estimate estimate{value, std::nullopt};
  const double n = moments.count();
  if (n < 2) return estimate;
  const double variance = std::max(0.0, moments.variance(weights));
  estimate.half_width = math::student_two_sided(0.05, n - 1) * std::sqrt(variance / n);
  return estimate;
}

}  // namespace

std::optional<Estimate> Pairs::value() const {
  const double top = moments_.mean(2) + moments_.mean(0);
  const double bottom = moments_.mean(3) + moments_.mean(1);
  if (!(bottom > 0)) return std::nullopt;
  const double ratio = top / bottom, one = 1 / bottom;
  return with_interval(ratio, moments_, {one, -ratio * one, one, -ratio * one});
}

std::optional<Estimate> Pairs::difference() const {
  const double first_bottom = moments_.mean(3), bottom = first_bottom + moments_.mean(1);
  if (!(bottom > 0) || !(first_bottom > 0)) return std::nullopt;
  const double first = moments_.mean(2) / first_bottom;
  const double ratio = (moments_.mean(2) + moments_.mean(0)) / bottom;
  return with_interval(ratio - first, moments_,
                       {1 / bottom, -ratio / bottom, 1 / bottom - 1 / first_bottom,
                        first / first_bottom - ratio / bottom});
}

}  // namespace headframe::sim::study
