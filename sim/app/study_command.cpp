#include "sim/app/study_command.hpp"

#include <iostream>

#include <fmt/format.h>

#include "sim/equipment/from_scenario.hpp"
#include "sim/scenario/load.hpp"
#include "sim/study/report.hpp"

namespace headframe::sim::app {
namespace {

constexpr int not_settled = 1;
constexpr int wrong_input = 2;
constexpr std::size_t usual_years = 10'000;
constexpr std::size_t years_a_step = 4'000;
constexpr std::size_t most_steps = 30;

int calibrate(const scenario::Scenario& scenario, const StudyOptions& options, std::uint64_t seed) {
  const study::Targets targets;
  const auto progress = [](const study::Step& step) {
    fmt::print(stderr, "rate {:.4f} wait {:.4f} recurrence {:.4f}: {:.2f} h, {:.2f} %, {:.2f} d\n",
               step.tried.rate, step.tried.wait, step.tried.recurrence,
               step.mean_restoration_h.value, 100 * step.repeat_fault_share.value,
               step.mean_up_time_d.value);
  };
  const auto years = options.years > 0 ? options.years : years_a_step;
  const auto fit = study::calibrate(scenario, targets, seed, years, most_steps, progress);
  const auto language = options.chinese ? study::Language::zh : study::Language::en;
  std::cout << (options.json ? study::json_report(fit, targets)
                             : study::text_report(fit, targets, language));
  return fit.settled ? 0 : not_settled;
}

}  // namespace

std::string study_help() {
  return "Run a scenario's equipment at component depth.\n" +
         study::about_component_depth(study::Language::en) +
         "\nEach replicate is the scenario's horizon from its first day. Every figure is a ratio of "
         "sums over all replicates\nwith a 95 % interval, and its definition stands beside it.";
}

int study_command(const StudyOptions& options) {
  const auto loaded = scenario::load_scenario(options.scenario);
  if (!loaded) {
    for (const auto& problem : loaded.error())
      fmt::print(stderr, "{}\n", scenario::to_string(problem));
    return wrong_input;
  }
  if (loaded->equipment.components.empty()) {
    fmt::print(stderr, "{}: lists no components, so there is nothing to study; expected 'components', "
                       "as in scenarios/lib/zhengzhou/equipment.yaml\n", options.scenario);
    return wrong_input;
  }
  const std::uint64_t seed = options.seed.value_or(loaded->seed);
  if (options.calibrate) return calibrate(*loaded, options, seed);
  const auto inventory = equipment::make_inventory(*loaded);
  const auto years = options.years > 0 ? options.years : usual_years;
  const study::Study study{*loaded, inventory, seed,
                           study::run_study(inventory, loaded->measures, seed, years)};
  const auto language = options.chinese ? study::Language::zh : study::Language::en;
  std::cout << (options.json ? study::json_report(study) : study::text_report(study, language));
  return 0;
}

}  // namespace headframe::sim::app
