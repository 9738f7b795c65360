#include "sim/app/lint_command.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "platform/core/guard/lint.hpp"

namespace headframe::sim::app {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(path))
    if (entry.is_regular_file()) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

core::InputFile read(const fs::path& path) {
  core::InputFile result{path.parent_path().string(), path.filename().string(), {}, {}};
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    result.read_error = fs::exists(path) ? "cannot be opened" : "does not exist";
    return result;
  }
  std::ostringstream text;
  if (fs::file_size(path) > 0) text << file.rdbuf();
  if (!file) result.read_error = "cannot be read to its end";
  result.bytes = std::move(text).str();
  return result;
}

}  // namespace

int lint_command(const std::vector<std::string>& paths, bool json) {
  std::vector<core::InputFile> input;
  for (const std::string& argument : paths)
    for (const fs::path& path : files_below(argument)) input.push_back(read(path));
  return core::run_lint(std::move(input), json ? core::LintFormat::json : core::LintFormat::text,
                        std::cout);
}

}  // namespace headframe::sim::app
