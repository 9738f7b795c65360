// Which source this program was built from.
#pragma once

#include <string>

namespace headframe::sim::app {

/// The commit, with "+" when the tree had changes; "unknown" when it was built outside of git.
std::string commit();

}  // namespace headframe::sim::app
