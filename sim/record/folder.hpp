// Run folders as they lie on disk.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/record/rows.hpp"

namespace headframe::sim::record {

/// The run.db of a run folder, or the file itself. Throws std::runtime_error that says what was found
/// there and what was expected.
std::filesystem::path find_database(const std::filesystem::path& folder_or_file);

/// The text of the scenario's file with this path; nothing when it was not read by the run.
std::optional<std::string> text_of(const std::vector<ScenarioFile>& files, const std::string& path);

}  // namespace headframe::sim::record
