#include "sim/record/folder.hpp"

#include <algorithm>
#include <stdexcept>

namespace headframe::sim::record {

std::filesystem::path find_database(const std::filesystem::path& folder_or_file) {
  const std::string name = folder_or_file.string();
  if (!std::filesystem::exists(folder_or_file))
    throw std::runtime_error(name + ": does not exist; expected a run folder or a run.db");
  if (!std::filesystem::is_directory(folder_or_file)) return folder_or_file;
  const std::filesystem::path database = folder_or_file / "run.db";
  if (!std::filesystem::exists(database))
    throw std::runtime_error(name +
                             ": holds no run.db; expected a folder that headframe run has written");
  return database;
}

std::optional<std::string> text_of(const std::vector<ScenarioFile>& files,
                                   const std::string& path) {
  const auto found = std::ranges::find(files, path, &ScenarioFile::path);
  if (found == files.end()) return std::nullopt;
  return found->text;
}

}  // namespace headframe::sim::record
