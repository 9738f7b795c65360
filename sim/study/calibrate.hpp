// Finds the three multipliers under which the model gives what was observed.
// Source: reliability.md §5.3.
#pragma once

#include <functional>
#include <vector>

#include "platform/kpi/rules.hpp"
#include "sim/equipment/inventory.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/study/estimate.hpp"

namespace headframe::sim::study {

/// What the self-evaluation of 2021 reports.
struct Targets {
  double mean_restoration_h = 72;
  double repeat_fault_share = 0.20;
  double mean_up_time_d = 20;
};

struct Step {
  scenario::Calibration tried;
  Estimate mean_restoration_h, repeat_fault_share, mean_up_time_d;
};

struct Fit {
  scenario::Calibration found;
  std::vector<Step> steps;   // the last one was tried with `found`
  bool settled = false;      // every figure is within half a percent of its target
};

/// An inventory under these multipliers.
using Calibrated = std::function<equipment::Inventory(const scenario::Calibration&)>;

/// Fixed-point iteration from the scenario's own multipliers, with the same draws at every step:
/// the rate is moved by the ratio of the mean up times, the wait by that of the restorations, the
/// recurrence by that of the odds of a repeat. At most `most_steps` steps. Throws std::runtime_error
/// when a figure cannot be counted, or when no repair can leave its cause in place.
Fit calibrate(const scenario::Scenario& scenario, const Targets& targets, std::uint64_t seed,
              std::size_t years, std::size_t most_steps,
              const std::function<void(const Step&)>& progress);
/// The same for what is made otherwise of multipliers, from `first` on.
Fit calibrate(const Calibrated& calibrated, const kpi::Rules& rules,
              const scenario::Calibration& first, const Targets& targets, std::uint64_t seed,
              std::size_t years, std::size_t most_steps,
              const std::function<void(const Step&)>& progress);

}  // namespace headframe::sim::study
