// Runs made again from what run.db keeps of them.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "platform/kpi/measure.hpp"
#include "sim/city/repeat.hpp"
#include "sim/record/rows.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::app {

/// The scenario of a run from the files that run.db keeps; or why it cannot be had, for people.
std::expected<scenario::Scenario, kpi::Text> scenario_of(
    const std::vector<record::ScenarioFile>& files);

/// Seed, horizon and drain that make the whole run again. Throws std::runtime_error when the run's
/// seed is no number.
city::Repeat whole(const record::Run& run, const scenario::Scenario& scenario);

/// As much of it as shows everything before `end`; the whole when that is in the drain or absent.
city::Repeat until(const record::Run& run, const scenario::Scenario& scenario,
                   std::optional<record::Moment> end);

}  // namespace headframe::sim::app
