// How often a single replicate meets a target. One observed year says little (reliability.md §0.6):
// a mean at the target is met in about half of the years.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "sim/study/estimate.hpp"
#include "sim/study/tally.hpp"

namespace headframe::sim::study {

/// Replicates that met a target, of those in which its figures had values.
struct Judged {
  std::size_t met = 0, judged = 0;
};

/// A replicate in which a figure has no value, such as a mean restoration without a fault, does not
/// count.
void judge(const Year& year, const scenario::Check& target, Judged& counts);

struct Chance {
  std::optional<double> share;  // absent: it needs a figure that component depth does not measure
  Interval interval;            // Wilson's
};
Chance chance_of(const Judged& counts);

}  // namespace headframe::sim::study
