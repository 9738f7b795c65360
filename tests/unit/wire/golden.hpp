// The golden files and how they are read in tests.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "platform/wire/civil_time.hpp"
#include "platform/wire/decode.hpp"

namespace headframe::wire::testing {

struct GoldenFile {
  std::filesystem::path path;
  std::string name, bytes;
};

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

/// The files of tests/golden/FOLDER, by name.
inline std::vector<GoldenFile> golden_files(const std::string& folder) {
  std::vector<GoldenFile> files;
  const std::filesystem::path root{HEADFRAME_SOURCE_DIR "/tests/golden"};
  for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
    const auto extension = entry.path().extension();
    if (extension != ".txt" && extension != ".TXT") continue;
    files.push_back({entry.path(), entry.path().filename().string(), slurp(entry.path())});
  }
  std::ranges::sort(files, {}, &GoldenFile::name);
  return files;
}

inline std::vector<GoldenFile> all_golden_files() {
  std::vector<GoldenFile> files;
  for (const auto* folder : {"ga", "gb", "gc"}) {
    for (auto& file : golden_files(folder)) files.push_back(std::move(file));
  }
  return files;
}

inline rt::WallTime at(const std::string& civil) { return parse_civil(civil).value(); }

/// All golden files are of the morning of one day and arrived before nine.
inline DecodeContext golden_context() {
  DecodeContext context;
  context.received_at = at("2021-06-14 09:00:00");
  return context;
}

inline DecodedFile decode_named(const std::string& name, const std::string& bytes,
                                const DecodeContext& context = golden_context()) {
  return decode(parse_file_name(name), bytes, context);
}

}  // namespace headframe::wire::testing
