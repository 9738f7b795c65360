// headframe study: a scenario's equipment at component depth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace headframe::sim::app {

struct StudyOptions {
  std::string scenario;
  std::size_t years = 0;  // replicates; 0: 10 000, or 4 000 a step when calibrating
  std::optional<std::uint64_t> seed;
  bool calibrate = false;
  bool json = false, chinese = false;
};

/// What the command's help says before its options.
std::string study_help();

/// 0: done; 1: the calibration did not settle; 2: the scenario is wrong or lists no components.
int study_command(const StudyOptions& options);

}  // namespace headframe::sim::app
