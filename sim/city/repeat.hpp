// A run made once more, without a folder, and looked at closely. With equal scenario, seed and horizon it
// is the same run: the digest says so. One a process, as `run`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/city/run.hpp"
#include "sim/compare/canonical.hpp"
#include "sim/compare/divergence.hpp"
#include "sim/trace/journey.hpp"
#include "sim/trace/question.hpp"

namespace headframe::sim::city {

struct Repeat {
  std::uint64_t seed = 1;
  rt::Duration horizon{}, drain{};
};

/// One sample on its way.
struct Followed {
  trace::Journey journey;
  std::string digest;
};
Followed follow(const scenario::Scenario& scenario, const Repeat& what,
                const trace::SampleQuestion& question, const ProgressReport& progress);

/// The canonical events of an interval, and what the digest had come to at each checkpoint.
struct Passage {
  std::vector<compare::Canonical> events;
  std::vector<record::Checkpoint> checkpoints;
  std::string digest;
};
Passage watch(const scenario::Scenario& scenario, const Repeat& what,
              const compare::Interval& interval, const ProgressReport& progress);

}  // namespace headframe::sim::city
