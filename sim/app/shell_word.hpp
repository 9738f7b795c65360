// Commands that a report prints can be pasted into a shell.
#pragma once

#include <string>
#include <string_view>

namespace headframe::sim::app {

/// The word as a POSIX shell reads it back.
std::string shell_word(std::string_view word);

}  // namespace headframe::sim::app
