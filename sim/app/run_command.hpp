// headframe run: scenarios in, run folders and a comparison out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/city/run.hpp"

namespace headframe::sim::app {

enum class Format { text, json, junit };

struct RunOptions {
  std::vector<std::string> scenarios;  // files
  std::filesystem::path out = "out";
  Format format = Format::text;
  std::optional<std::uint64_t> seed;  // instead of the scenario's
  city::Horizon horizon = city::Horizon::full;
  std::size_t jobs = 0;  // processes at once; 0: one for each core
  bool chinese = false;
};

/// Loads every scenario before any is run, runs each in a process of its own, writes a run folder
/// (run_folder.hpp) for each below `out` and, for several, a page that compares them; prints the
/// results side by side. Returns the command's exit code.
int run_command(const RunOptions& options);

}  // namespace headframe::sim::app
