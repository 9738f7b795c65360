// headframe lint: a vendor's files in, the decoders' and the guard's report out.
#pragma once

#include <string>
#include <vector>

namespace headframe::sim::app {

/// Folders are walked. Exit code 0: nothing to say, 1: findings, 2: something could not be read.
int lint_command(const std::vector<std::string>& paths, bool json);

}  // namespace headframe::sim::app
