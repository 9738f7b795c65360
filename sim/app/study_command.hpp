// headframe study: a scenario's equipment at component depth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace headframe::sim::app {

struct StudyOptions {
  std::string scenario;
  std::size_t years = 0;    // replicates; 0: as the scenario says, or 4 000 a step when calibrating
  std::size_t threads = 0;  // 0: one for each core
  std::optional<std::uint64_t> seed;
  std::filesystem::path out;  // where study.html, study.json and sheet.xlsx go; empty: nowhere
  std::optional<double> budget;  // CNY on top in the first year, instead of the scenario's
  bool calibrate = false;
  std::size_t ensemble = 0;  // draws of mixes of causes when calibrating; 0: the multipliers alone
  std::string observed;      // file of what was observed; empty: the self-evaluation's three figures
  std::string mixes;         // file of mixes, instead of the scenario's; empty: the scenario's
  bool json = false, chinese = false;
};

/// What the command's help says before its options.
std::string study_help();

/// 0: done; 1: the calibration did not settle, or no mix was accepted; 2: the scenario is wrong or lists
/// no components; 130: interrupted.
int study_command(const StudyOptions& options);

}  // namespace headframe::sim::app
