// headframe compare: two runs in, what differs out.
#pragma once

#include <filesystem>

namespace headframe::sim::app {

struct CompareOptions {
  std::filesystem::path a, b;  // run folders, run.db or result.json
  bool json = false;
  bool chinese = false;
};

/// Two runs that this program can make again are made again, each in a process of its own, as far as
/// their first divergence. Returns the command's exit code: 0 equal digests, 1 they differ. Throws
/// when a side cannot be read.
int compare_command(const CompareOptions& options);

}  // namespace headframe::sim::app
