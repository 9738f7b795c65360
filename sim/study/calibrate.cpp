#include "sim/study/calibrate.hpp"

#include <cmath>
#include <stdexcept>

#include "sim/equipment/from_scenario.hpp"
#include "sim/math/elementary.hpp"
#include "sim/study/study.hpp"

namespace headframe::sim::study {
namespace {

constexpr double close_enough = 0.005;

Estimate counted(const Results& results, Figure figure, const char* name) {
  const auto value = estimate(results, figure);
  if (!value || !(value->value > 0))
    throw std::runtime_error(std::string("cannot calibrate: the study has no ") + name);
  return *value;
}

double odds(double share) { return share / (1 - share); }

bool reached(const Step& step, const Targets& targets) {
  const auto near = [](const Estimate& found, double target) {
    return std::abs(found.value / target - 1) <= close_enough;
  };
  return near(step.mean_restoration_h, targets.mean_restoration_h) &&
         near(step.repeat_fault_share, targets.repeat_fault_share) &&
         near(step.mean_up_time_d, targets.mean_up_time_d);
}

/// The three figures move together, so that full steps overshoot.
double moved(double multiplier, double ratio) {
  constexpr double relaxation = 0.65;
  return multiplier * math::pow(ratio, relaxation);
}

scenario::Calibration next(const Step& step, const Targets& targets) {
  scenario::Calibration better = step.tried;
  better.rate = moved(better.rate, step.mean_up_time_d.value / targets.mean_up_time_d);
  better.wait =
      moved(better.wait, targets.mean_restoration_h / step.mean_restoration_h.value);
  better.recurrence = moved(
      better.recurrence, odds(targets.repeat_fault_share) / odds(step.repeat_fault_share.value));
  return better;
}

}  // namespace

Fit calibrate(const scenario::Scenario& scenario, const Targets& targets, std::uint64_t seed,
              std::size_t years, std::size_t most_steps,
              const std::function<void(const Step&)>& progress) {
  return calibrate(
      [&](const scenario::Calibration& tried) { return equipment::make_inventory(scenario, tried); },
      scenario.measures, scenario.equipment.calibration, targets, seed, years, most_steps, progress);
}

Fit calibrate(const Calibrated& calibrated, const kpi::Rules& rules,
              const scenario::Calibration& first, const Targets& targets, std::uint64_t seed,
              std::size_t years, std::size_t most_steps,
              const std::function<void(const Step&)>& progress) {
  Fit fit{first, {}, false};
  while (true) {
    const auto inventory = calibrated(fit.found);
    const Results results = run_study(inventory, rules, seed, years);
    fit.steps.push_back(
        {fit.found, counted(results, Figure::mean_restoration_h, "restored fault"),
         counted(results, Figure::repeat_fault_share, "repeated fault"),
         counted(results, Figure::mean_up_time_d, "abnormal episode")});
    progress(fit.steps.back());
    fit.settled = reached(fit.steps.back(), targets);
    if (fit.settled || fit.steps.size() >= most_steps) return fit;
    fit.found = next(fit.steps.back(), targets);
  }
}

}  // namespace headframe::sim::study
