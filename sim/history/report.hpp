// A fitted log as text, as JSON, and as a fragment of a scenario.
#pragma once

#include <string>
#include <vector>

#include "sim/history/analysis.hpp"

namespace headframe::sim::history {

struct Told {
  std::string file;                   // that was read
  Settings settings;
  std::vector<KindHistory> kinds;
};

std::string text_report(const Told& told, bool chinese);
/// Times in hours; what is not known is null.
std::string json_report(const Told& told);

/// YAML that a scenario takes with `use`: for each kind with two failures or more its life, for each
/// with two restorations or more a repair of its own that takes as long as the log says. They are
/// `measured`, so that no calibration moves them. What the log cannot tell stands there as a
/// comment, and what was there before stays in force.
std::string fragment(const Told& told);

}  // namespace headframe::sim::history
