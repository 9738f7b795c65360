// headframe lint: a vendor's files in, the decoders' and the guard's report out.
#pragma once

#include <string>
#include <vector>

namespace headframe::sim::app {

/// Folders are walked; links to folders are not followed. A folder without files, a device, a pipe
/// and a file above the platform's limit are told like a file that cannot be read, and are not read.
/// Exit code 0: nothing to say, 1: findings, 2: something could not be read.
int lint_command(const std::vector<std::string>& paths, bool json);

}  // namespace headframe::sim::app
