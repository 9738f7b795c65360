// What a study found, as text for people and as JSON for programs.
#pragma once

#include <cstdint>
#include <string>

#include "sim/scenario/scenario.hpp"
#include "sim/study/calibrate.hpp"
#include "sim/study/study.hpp"

namespace headframe::sim::study {

enum class Language { zh, en };

struct Study {
  const scenario::Scenario& scenario;
  const equipment::Inventory& inventory;
  std::uint64_t seed = 0;
  Results results;
};

/// What component depth is, and what it leaves out.
std::string about_component_depth(Language language);

/// Every figure with its 95 % interval, the spread between years and its definition; the day-rate
/// under other definitions; the chance of a year that meets each target; down time by cause.
std::string text_report(const Study& study, Language language);

/// The same as one object. Shares are numbers from 0 to 1; what was not counted is null.
std::string json_report(const Study& study);

/// The multipliers as a line of a scenario, and how they were found.
std::string text_report(const Fit& fit, const Targets& targets, Language language);
std::string json_report(const Fit& fit, const Targets& targets);

}  // namespace headframe::sim::study
