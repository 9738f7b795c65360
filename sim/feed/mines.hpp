// Which mines of a scenario are fed.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace headframe::sim::feed {

/// The named ones, or every connected mine when none is named. A sentence when a name is unknown,
/// named twice, or of a mine that uploads nothing.
std::expected<std::vector<std::string>, std::string> fed_mines(
    const scenario::Scenario& scenario, const std::vector<std::string>& named);

}  // namespace headframe::sim::feed
