// How long a thing lives that has an age, and how old it is after a repair.
// Source: reliability.md §5.2 (Weibull by class), §2 and §5.6 (Kijima II).
#pragma once

#include <cstdint>

#include "platform/rt/time.hpp"

namespace headframe::sim::device {

/// A Weibull life. Survival to age x is exp(-(x/scale)^shape): shape 1 is a constant rate of
/// 1/scale, above 1 is wear, below 1 is infant mortality.
struct Life {
  double shape = 1;
  rt::Duration scale{};  // > 0

  friend bool operator==(const Life&, const Life&) = default;
};

/// Later than any life that is drawn.
inline constexpr rt::Duration endless = rt::Duration::max() / 4;

/// (age/scale)^shape: how many failures a thing has met on average up to that age when each is
/// repaired without making it younger.
double cumulative_hazard(const Life& life, rt::Duration age);

/// How long a thing that has reached `age` still works, for one draw: the quantile of the life
/// conditional on that age, with the hazard multiplied by `rate` >= 0. Rounded down to
/// nanoseconds; `endless` when it would not fit, or when the rate is 0.
rt::Duration remaining_life(const Life& life, rt::Duration age, double rate, std::uint64_t draw);

/// The probability of still working after `more` at that age, with the hazard multiplied by `rate`.
double survival(const Life& life, rt::Duration age, rt::Duration more, double rate);

/// Kijima's second model: a repair leaves `factor` of the whole age, that from before the previous
/// repairs included. 0 is a renewal (a part was swapped); 1 leaves it as old as it was, so that
/// failures follow the cumulative hazard ("minimal repair").
rt::Duration age_after_repair(rt::Duration age_at_failure, double factor);

}  // namespace headframe::sim::device
