// A run that never took place, with something in every table, for the console's tests.
#pragma once

#include <filesystem>

namespace headframe::viz {

struct SampleSize {
  int days = 30;
  int mines = 12;
  int outages = 40, faults = 24, events = 200, alarms = 60;
  int binsOfAMine = 30;  // of the ledger, over the whole run
};

/// Writes a finished run.db at `path`, at which no file is. Equal sizes give equal rows.
void writeSampleRun(const std::filesystem::path &path, const SampleSize &size);

}  // namespace headframe::viz
