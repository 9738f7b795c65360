#include "sim/math/distributions.hpp"

#include <algorithm>

#include "sim/math/elementary.hpp"

namespace headframe::sim::math {
std::uint64_t poisson_of(std::uint64_t draw, double mean) {
  constexpr std::uint64_t most = 200;  // the terms beyond add nothing to a double
  const double u = open_uniform(draw);
  double term = exp(-mean);
  double sum = term;
  std::uint64_t n = 0;
  while (u > sum && n < most) {
    ++n;
    term *= mean / static_cast<double>(n);
    sum += term;
  }
  return n;
}

double normal_of(std::uint64_t draw) { return normal_quantile(open_uniform(draw)); }

double uniform(rt::RandomStream& stream, double low, double high) {
  return low + (high - low) * stream.uniform();
}

double normal(rt::RandomStream& stream, double mean, double deviation) {
  return mean + deviation * normal_of(stream.next());
}

double exponential(rt::RandomStream& stream, double mean) {
  return -mean * log(open_uniform(stream.next()));
}

double lognormal(rt::RandomStream& stream, double median, double sigma) {
  return median * exp(sigma * normal_of(stream.next()));
}

double weibull(rt::RandomStream& stream, double scale, double shape) {
  return scale * pow(-log(open_uniform(stream.next())), 1.0 / shape);
}

bool bernoulli(rt::RandomStream& stream, double probability) {
  return stream.uniform() < probability;
}

std::uint64_t poisson(rt::RandomStream& stream, double mean) {
  constexpr double part = 16;
  std::uint64_t n = poisson_of(stream.next(), std::min(mean, part));
  for (double rest = mean - part; rest > 0; rest -= part)
    n += poisson_of(stream.next(), std::min(rest, part));
  return n;
}

}  // namespace headframe::sim::math
