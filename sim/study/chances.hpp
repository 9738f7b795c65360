// How often a single replicate meets a target. One observed year says little (reliability.md §0.6):
// a mean at the target is met in about half of the years.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "sim/study/estimate.hpp"
#include "sim/study/study.hpp"

namespace headframe::sim::study {

struct Chance {
  std::string target;          // as written in the scenario
  std::optional<double> share; // absent: it needs a figure that component depth does not measure
  Interval interval;
};

/// For each of the scenario's targets. A replicate in which a figure has no value, such as a mean
/// restoration without a fault, does not count.
std::vector<Chance> chances_of_targets(const scenario::Scenario& scenario, const Results& results);

}  // namespace headframe::sim::study
