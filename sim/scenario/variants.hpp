// The options of a scenario: the same city with something laid over it.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "sim/scenario/node.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::scenario {

/// Reads a whole document, or notes what is wrong with it.
using ReadDocument = std::function<std::optional<Scenario>(const Node& document, Problems&)>;

/// Each variant laid over `document`, which has none itself and has been found right, in the order
/// written. A variant says what the city is (variant_keys()), never how or when it is counted, so
/// that all are comparable. What is wrong with one names it.
std::vector<Variant> read_variants(const Node& variants, const Node& document,
                                   const ReadDocument& read, Problems& problems);

}  // namespace headframe::sim::scenario
