#include "sim/app/lint_command.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include <fmt/format.h>

#include "platform/core/guard/lint.hpp"
#include "platform/core/ingest/accounts.hpp"

namespace headframe::sim::app {
namespace {

namespace fs = std::filesystem;

const std::uint64_t largest_file = core::ingest::MineAccount{}.max_file_bytes;

core::InputFile unreadable(const fs::path& path, std::string why) {
  return {path.parent_path().string(), path.filename().string(), {}, std::move(why)};
}

std::string kind_of(fs::file_type type) {
  switch (type) {
    case fs::file_type::not_found: return "does not exist";
    case fs::file_type::directory: return "is a link to a folder, which is not followed";
    case fs::file_type::character:
    case fs::file_type::block: return "is a device; expected a file";
    case fs::file_type::fifo: return "is a pipe; expected a file";
    case fs::file_type::socket: return "is a socket; expected a file";
    default: return "cannot be looked at";
  }
}

core::InputFile read(const fs::path& path) {
  std::error_code error;
  const fs::file_type type = fs::status(path, error).type();
  if (type != fs::file_type::regular) return unreadable(path, kind_of(type));
  const auto size = fs::file_size(path, error);
  if (!error && size > largest_file)
    return unreadable(path, fmt::format("has {} bytes; the platform takes at most {}", size,
                                        largest_file));
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(path, "cannot be opened");
  std::ostringstream text;
  if (size > 0) text << file.rdbuf();
  if (!file || error) return unreadable(path, "cannot be read to its end");
  return {path.parent_path().string(), path.filename().string(), std::move(text).str(), {}};
}

void add_below(const fs::path& path, std::vector<core::InputFile>& input) {
  if (!fs::is_directory(path)) return input.push_back(read(path));
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end;
       entry.increment(error))
    found.push_back(entry->path());
  if (error) return input.push_back(unreadable(path, "cannot be listed: " + error.message()));
  std::sort(found.begin(), found.end());
  for (const fs::path& one : found)
    if (fs::is_symlink(one))
      input.push_back(read(one));
    else
      add_below(one, input);
}

}  // namespace

int lint_command(const std::vector<std::string>& paths, bool json) {
  std::vector<core::InputFile> input;
  for (const std::string& argument : paths) {
    const std::size_t before = input.size();
    add_below(argument, input);
    if (input.size() == before)
      input.push_back(unreadable(argument, "holds no files; expected a vendor's upload files"));
  }
  return core::run_lint(std::move(input), json ? core::LintFormat::json : core::LintFormat::text,
                        std::cout);
}

}  // namespace headframe::sim::app
