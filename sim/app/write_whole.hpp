// Files that are either there as a whole or as they were.
#pragma once

#include <filesystem>
#include <string>

namespace headframe::sim::app {

/// Writes beside the file and renames. Throws std::runtime_error when that cannot be done.
void write_whole(const std::filesystem::path& file, const std::string& content);

}  // namespace headframe::sim::app
