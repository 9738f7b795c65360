// Reads one YAML document, strictly: a duplicate key, an anchor, an alias, a tag, a second document
// or a key that is not plain text is a problem, never a silent choice.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/scenario/node.hpp"

namespace headframe::sim::scenario {

/// Parses `text`, which stands in the file called `file`. What is wrong goes to `problems`. Nothing
/// when there is no document, its syntax is broken, or it is not UTF-8.
std::optional<Node> parse_yaml(std::string_view text, const std::string& file, Problems& problems);

}  // namespace headframe::sim::scenario
