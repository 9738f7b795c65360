// Maximum likelihood, with intervals that are honest about few failures.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "sim/history/lifetime.hpp"

namespace headframe::sim::history {

/// A 95 % interval. An end that the data do not bound is absent.
struct Bounds {
  std::optional<double> low, high;
};

struct Fitted {
  Lifetime law;
  Bounds scale, shape;  // profile likelihood: Meeker, Escobar 1998, §8.3; no shape of an exponential
  double log_likelihood = 0;
  double aic = 0;       // Akaike's criterion: smaller is better, by 2 or more noticeably
};

std::size_t failures(std::span<const Spell> spells);
/// The whole time under observation.
double exposure(std::span<const Spell> spells);

/// Nothing when the spells cannot tell: an exponential law needs one failure, the others two at
/// different ages. A shape is looked for from 0.05 to 50. The mean of an exponential law has
/// Garwood's exact interval.
std::optional<Fitted> fit(Family family, std::span<const Spell> spells);
/// The law alone, which costs a tenth.
std::optional<Lifetime> likeliest(Family family, std::span<const Spell> spells);

/// A constant rate per unit of time with Garwood's exact 95 % interval; without a failure 0 and the
/// one-sided 95 % limit, -ln 0.05 over the exposure.
struct Rate {
  double value = 0, low = 0, high = 0;
};
Rate rate_of(std::span<const Spell> spells);

}  // namespace headframe::sim::history
