#include "sim/history/goodness.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/history/fit.hpp"
#include "sim/math/elementary.hpp"

namespace headframe::sim::history {
namespace {

/// Of (c - u)² / (u (1 - u)), up to a constant.
double antiderivative(double c, double u) {
  return (c > 0 ? c * c * math::log(u) : 0) - (c < 1 ? (1 - c) * (1 - c) * math::log(1 - u) : 0) - u;
}

}  // namespace

double anderson_darling(const Lifetime& law, std::span<const Spell> spells) {
  std::vector<std::pair<double, bool>> residuals;  // ends come before censorings at a tie
  for (const Spell& spell : spells)
    residuals.emplace_back(
        cumulative_hazard(law, spell.exit) - cumulative_hazard(law, spell.entry), !spell.ended);
  std::ranges::sort(residuals);
  double survivors = static_cast<double>(residuals.size()), surviving = 1, from = 1e-15, sum = 0;
  for (const auto& [residual, censored] : residuals) {
    // 1 - 1e-15: beyond it a double does not tell the law's distribution from 1.
    const double to = std::min(1 - math::exp(-residual), 1 - 1e-15);
    if (to > from) {
      sum += antiderivative(1 - surviving, to) - antiderivative(1 - surviving, from);
      from = to;
    }
    if (!censored) surviving *= 1 - 1 / survivors;
    survivors -= 1;
  }
  const double everything = surviving < 1e-12 && from < 1 ? -math::log(from) - (1 - from) : 0;
  return static_cast<double>(failures(spells)) * (sum + everything);
}

Goodness goodness_of(const Lifetime& law, std::span<const Spell> spells, const Again& again,
                     std::size_t samples, std::uint64_t seed) {
  Goodness result{anderson_darling(law, spells), 1, 0};
  std::size_t farther = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    const auto sample = again(law, math::Draws(seed, i));
    const auto refitted = likeliest(law.family, sample);
    if (!refitted) continue;
    ++result.samples;
    if (anderson_darling(*refitted, sample) >= result.distance) ++farther;
  }
  result.p_value = static_cast<double>(farther + 1) / static_cast<double>(result.samples + 1);
  return result;
}

}  // namespace headframe::sim::history
