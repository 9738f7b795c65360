// Private to this room: from a composed document to a scenario.
#pragma once

#include <optional>

#include "sim/scenario/compose.hpp"
#include "sim/scenario/node.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::scenario {

/// The document has no variants. `read` is for the files that it names. What is wrong becomes a
/// problem.
std::optional<Scenario> read_document(const Node& document, const ReadFile& read,
                                      Problems& problems);

}  // namespace headframe::sim::scenario
