#include "sim/math/normal_tail.hpp"

#include <cmath>

#include "sim/math/elementary.hpp"

namespace headframe::sim::math {
namespace {

constexpr double log_root_two_pi = 0.91893853320467274178;

double log_density(double z) { return -0.5 * z * z - log_root_two_pi; }

/// P(0 < Z < z) for 0 <= z <= 3.
double central(double z) {
  double term = z, sum = z;
  for (double odd = 3; term > 1e-17 * sum; odd += 2) {
    term *= z * z / odd;
    sum += term;
  }
  return exp(log_density(z)) * sum;
}

/// The probability of at most `count` events when `mean` are expected.
double poisson_at_most(std::size_t count, double mean) {
  double log_term = -mean, sum = exp(log_term);
  for (std::size_t n = 1; n <= count; ++n) {
    log_term += log(mean / static_cast<double>(n));
    sum += exp(log_term);
  }
  return sum;
}

/// The mean at which at most `count` events have this probability, which falls with the mean.
double mean_where(std::size_t count, double probability) {
  const double n = static_cast<double>(count);
  double low = 0, high = n + 20 + 10 * std::sqrt(n + 1);
  for (int i = 0; i < 80; ++i) {
    const double middle = 0.5 * (low + high);
    (poisson_at_most(count, middle) > probability ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace

double log_normal_tail(double z) {
  if (z < -3) {
    const double other = exp(log_normal_tail(-z));  // below 0.0014
    return -other * (1 + other * (1.0 / 2 + other * (1.0 / 3 + other * (1.0 / 4 + other / 5))));
  }
  if (z < 0) return log(0.5 + central(-z));
  if (z < 3) return log(0.5 - central(z));
  double fraction = z;
  for (double k = 120; k >= 1; --k) fraction = z + k / fraction;
  return log_density(z) - log(fraction);
}

double poisson_mean_low(std::size_t count, double tail) {
  return count == 0 ? 0 : mean_where(count - 1, 1 - tail);
}

double poisson_mean_high(std::size_t count, double tail) { return mean_where(count, tail); }

}  // namespace headframe::sim::math
