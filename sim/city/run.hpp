// One run of one scenario: from typed values to a run folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "sim/record/rows.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::city {

enum class Horizon { full, smoke };

struct RunRequest {
  std::uint64_t seed = 1;
  Horizon horizon = Horizon::full;
  /// Exists and is empty; will hold run.db, result.json, junit.xml and report.html.
  std::filesystem::path folder;
  /// Of the districts that the report's map draws (GeoJSON).
  std::filesystem::path counties;
  std::vector<record::ScenarioFile> scenario_files;  // as they were read; the one that was run first
  std::string command;  // that makes the run again
  std::string commit, made_at;
  std::function<double()> elapsed_s;     // wall seconds since the run was asked for
  std::function<void(double)> sleep_s;   // wall seconds; for runs at a pace
};

struct RunOutcome {
  bool expectations_met = true;
  std::string digest;
};

/// Told now and then how many of `total_s` seconds are simulated.
using ProgressReport = std::function<void(double simulated_s, double total_s)>;

/// One a process. Throws when the run cannot be made; a failed expectation is no error.
RunOutcome run(const scenario::Scenario& scenario, const RunRequest& request,
               const ProgressReport& progress);

}  // namespace headframe::sim::city
