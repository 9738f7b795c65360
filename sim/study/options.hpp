// From a scenario with variants to what is compared.
#pragma once

#include <vector>

#include "sim/scenario/scenario.hpp"
#include "sim/study/comparison.hpp"

namespace headframe::sim::study {

/// The variants in the order written, or the scenario itself when it has none.
std::vector<Option> options_of(const scenario::Scenario& scenario);

/// Whether what `part` lays over the scenario is among what `whole` does, and is not nothing.
bool contains(const Option& whole, const Option& part);

}  // namespace headframe::sim::study
