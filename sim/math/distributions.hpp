// Distributions on rt::RandomStream with the same draws on every machine.
//
// Each function takes its stream by reference and advances it by the stated number of draws, so a
// model can tell which draw number belongs to what. All parameters are in the unit of the result.
#pragma once

#include <cstdint>

#include "platform/rt/random.hpp"

namespace headframe::sim::math {

/// 52 bits of a draw as a number in (0, 1): never 0 or 1, so that logarithms and quantiles of it
/// are finite.
constexpr double open_uniform(std::uint64_t draw) {
  return (static_cast<double>(draw >> 12) + 0.5) * 0x1p-52;
}

/// Standard normal for one draw, by inversion.
double normal_of(std::uint64_t draw);
/// Poisson for one draw, by inversion; 0 <= mean <= 16.
std::uint64_t poisson_of(std::uint64_t draw, double mean);

/// One draw each.
double uniform(rt::RandomStream& stream, double low, double high);  // low <= x < high
double normal(rt::RandomStream& stream, double mean, double deviation);
double exponential(rt::RandomStream& stream, double mean);
/// exp(N(log median, sigma²)); its mean is median exp(sigma²/2).
double lognormal(rt::RandomStream& stream, double median, double sigma);
/// Survival exp(-(x/scale)^shape): shape below 1 for infant mortality, above 1 for wear.
double weibull(rt::RandomStream& stream, double scale, double shape);
bool bernoulli(rt::RandomStream& stream, double probability);

/// One draw for each started 16 of the mean (at least one): sums of Poisson numbers are Poisson.
std::uint64_t poisson(rt::RandomStream& stream, double mean);

}  // namespace headframe::sim::math
