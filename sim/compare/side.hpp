// One of two runs that are compared, with as much of it as its source holds.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/record/rows.hpp"

namespace headframe::sim::compare {

/// What only run.db holds.
struct Recorded {
  record::Run run;
  int schema_version = 0;
  std::vector<record::ScenarioFile> scenario_files;  // empty before version 2
  std::vector<record::Checkpoint> checkpoints;       // empty before version 2
  std::vector<record::Event> events;
  std::vector<record::Outage> outages;
  std::vector<record::Fault> faults;
  std::vector<record::LedgerBin> ledger;
};

struct Side {
  std::string source;                      // as it was named
  std::string scenario, seed, digest;
  std::vector<record::Kpi> kpis;           // of the truth
  std::vector<record::Expectation> expectations;
  std::optional<Recorded> recorded;        // absent: read from a result.json
};

/// A run folder, a run.db of any version that the reader knows, or a result.json (also of another
/// release: what it does not have stays empty). Throws std::runtime_error that names the file and
/// what it lacks.
Side read_side(const std::filesystem::path& path);

/// The values of a scenario by their path, "mines.baiping.points" or "timeline[0].at", after all its
/// files were put together. Nothing when a side has no files or they cannot be read any more.
using Keys = std::map<std::string, std::string>;
std::optional<Keys> keys_of(const Side& side);

}  // namespace headframe::sim::compare
