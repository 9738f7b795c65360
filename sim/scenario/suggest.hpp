// Which known word an unknown one was probably meant to be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headframe::sim::scenario {

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// "; did you mean 'horizon'?" when a known word is near (a third of its length, at most 3 edits),
/// otherwise "; expected one of a, b, c" (clipped after 12), or nothing when none is known.
std::string hint(std::string_view word, const std::vector<std::string>& known);

/// The known words joined by ", ", clipped after 12.
std::string one_of(const std::vector<std::string>& known);

}  // namespace headframe::sim::scenario
