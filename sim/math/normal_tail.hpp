// The tails of the normal and the Poisson distribution.
#pragma once

#include <cstddef>

namespace headframe::sim::math {

/// The logarithm of the probability that a standard normal number exceeds z; relative error below
/// 1e-11, finite for |z| <= 1e150. Series below 3, Laplace's continued fraction above (Abramowitz,
/// Stegun 26.2.11 and 26.2.14).
double log_normal_tail(double z);

/// Means of a Poisson distribution under which `count` events or more, or so few, would each be seen
/// with a probability of `tail`: Garwood's exact interval with tail = 0.025. The lower one of no
/// events is 0. 0 < tail < 0.5; relative error below 1e-9.
double poisson_mean_low(std::size_t count, double tail);
double poisson_mean_high(std::size_t count, double tail);

}  // namespace headframe::sim::math
