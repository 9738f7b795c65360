// Whether what somebody wrote is UTF-8, and where it is not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/scenario/problem.hpp"

namespace headframe::sim::scenario {

/// The first byte that is not UTF-8 (Unicode 15, table 3-7), if there is one.
std::optional<Problem> wrong_encoding(std::string_view text, const std::string& file);

}  // namespace headframe::sim::scenario
