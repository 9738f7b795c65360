// A figure of two variants that met the same accidents: its value in either, and their difference.
// Source: reliability.md §3.1 (ratios of sums, delta method, common random numbers).
#pragma once

#include <optional>

#include "sim/study/estimate.hpp"
#include "sim/study/moments.hpp"
#include "sim/study/tally.hpp"

namespace headframe::sim::study {

/// Replicates are paired by their numbers. The interval of the difference uses that: what both
/// variants have in common cancels, so that variants that never part differ by exactly 0 ± 0.
class Pairs {
 public:
  void add(const Ratio& first, const Ratio& other) {
    moments_.add({other.numerator - first.numerator, other.denominator - first.denominator,
                  first.numerator, first.denominator});
  }
  void merge(const Pairs& more) { moments_.merge(more.moments_); }

  std::size_t count() const { return static_cast<std::size_t>(moments_.count()); }
  /// Of the other variant; nothing when its denominators sum to nothing.
  std::optional<Estimate> value() const;
  /// Other minus first; nothing when either has no value.
  std::optional<Estimate> difference() const;

 private:
  // What the other has more (numerator, denominator), and the first one's own.
  Moments<4> moments_;
};

}  // namespace headframe::sim::study
