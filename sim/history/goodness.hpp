// Whether what was seen looks like the law that was fitted.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "sim/history/lifetime.hpp"
#include "sim/math/draws.hpp"

namespace headframe::sim::history {

/// Anderson and Darling's distance between Cox and Snell's residuals and what they should be. A
/// spell's residual is the hazard that it used up, from entry to exit; under the right law
/// residuals are exponential with mean 1, censored where the spell is, so that their product-limit
/// estimate (Kaplan, Meier) stands for the empirical distribution. Without censoring and truncation
/// this is the usual A² up to the greatest value.
double anderson_darling(const Lifetime& law, std::span<const Spell> spells);

struct Goodness {
  double distance = 0;
  double p_value = 1;  // small: data of this law are seldom so far from their own fit
  std::size_t samples = 0;
};

/// What the same observation might have seen if this law were right.
using Again = std::function<std::vector<Spell>(const Lifetime& law, const math::Draws& draws)>;

/// Parametric bootstrap (Stute, Gonzáles Manteiga, Presedo Quindimil 1993): each sample is fitted
/// anew, because a fit is nearer to its own data than the truth is. Samples in which the law cannot
/// be fitted do not count.
Goodness goodness_of(const Lifetime& law, std::span<const Spell> spells, const Again& again,
                     std::size_t samples, std::uint64_t seed);

}  // namespace headframe::sim::history
