#include "sim/app/study_command.hpp"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <iostream>

#include <fmt/format.h>

#include "sim/app/calibrate_command.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/shell_word.hpp"
#include "sim/app/write_whole.hpp"
#include "sim/equipment/from_scenario.hpp"
#include "sim/scenario/compose.hpp"
#include "sim/scenario/load.hpp"
#include "sim/study/options.hpp"
#include "sim/study/plan.hpp"
#include "sim/study/report.hpp"
#include "sim/study/sheet_workbook.hpp"
#include "sim/study/workers.hpp"

namespace headframe::sim::app {
namespace {

namespace fs = std::filesystem;

constexpr int wrong_input = 2, interrupted = 130;
constexpr std::size_t usual_years = 10'000;
constexpr std::size_t years_for_importance = 2'000;
constexpr std::size_t years_of_a_mix = 1'000;

volatile std::sig_atomic_t stop_requested = 0;

study::Language language_of(const StudyOptions& options) {
  return options.chinese ? study::Language::zh : study::Language::en;
}

/// A number of replicates on the command line goes before the scenario's number and precision.
study::Plan plan_of(const scenario::Scenario& scenario, const StudyOptions& options,
                    std::uint64_t seed) {
  study::Plan plan;
  plan.seed = seed;
  plan.threads = options.threads > 0 ? options.threads : study::usual_threads();
  plan.replicates = scenario.study.replicates.value_or(usual_years);
  plan.precision = scenario.study.precision;
  if (options.years == 0) return plan;
  plan.replicates = options.years;
  plan.precision.reset();
  return plan;
}

/// Tells on stderr how far a comparison is, and shows the table once when it takes its time.
class Onlooker {
 public:
  Onlooker(const study::Study& study, const study::Plan& plan, study::Language language)
      : study_(study),
        plan_(plan),
        language_(language),
        display_({study.scenario.name}, ::isatty(STDERR_FILENO) != 0) {}

  bool operator()(const study::Comparison& so_far) {
    const auto horizon_s =
        std::chrono::duration<double>(study_.options.front().inventory.horizon).count();
    display_.progressed(0, {static_cast<double>(so_far.replicates) * horizon_s,
                            static_cast<double>(plan_.replicates) * horizon_s});
    display_.tick();
    const bool unfinished = so_far.replicates < plan_.replicates && !so_far.precise;
    if (unfinished && !shown_ && study_.options.size() > 1 && std::chrono::steady_clock::now() - begin_ > patience) {
      shown_ = true;
      study::Study first_look = study_;
      first_look.results = so_far;
      display_.say(fmt::format("after {} replicates:\n{}", so_far.replicates,
                               study::options_table(first_look, language_)));
    }
    return stop_requested == 0;
  }

 private:
  static constexpr std::chrono::seconds patience{3};

  const study::Study& study_;
  const study::Plan& plan_;
  study::Language language_;
  ProgressDisplay display_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  bool shown_ = false;
};

void write_files(const study::Study& study, const StudyOptions& options) {
  fs::create_directories(options.out);
  write_whole(options.out / "study.json", study::json_report(study));
  write_whole(options.out / "study.html", study::html_report(study));
  if (!study.scenario.sheet) return;
  study::write_workbook(study, options.out / ".sheet.xlsx");
  fs::rename(options.out / ".sheet.xlsx", options.out / "sheet.xlsx");
}

std::string again(const StudyOptions& options, const scenario::Scenario& scenario,
                  std::uint64_t seed) {
  std::string command = "headframe study " + shell_word(options.scenario);
  if (options.years > 0) command += fmt::format(" --years {}", options.years);
  if (seed != scenario.seed) command += fmt::format(" --seed {}", seed);
  if (!options.mixes.empty()) command += " --mixes " + shell_word(options.mixes);
  if (options.budget) command += fmt::format(" --budget {:.15g}", *options.budget);
  return command;
}

/// Every combination. Nothing when it was interrupted.
std::optional<study::Frontier> combine(const scenario::Scenario& scenario,
                                       const StudyOptions& options, study::Plan plan) {
  plan.replicates = scenario.study.combine->replicates;
  if (options.years > 0) plan.replicates = std::min(plan.replicates, options.years);
  plan.precision.reset();
  ProgressDisplay display({scenario.name + ", combinations"}, ::isatty(STDERR_FILENO) != 0);
  const double horizon_s = std::chrono::duration<double>(scenario.horizon).count();
  return study::find_frontier(
      scenario::Combinations(options.scenario), scenario, plan,
      [&](const study::Comparison& so_far) {
        display.progressed(0, {horizon_s * static_cast<double>(so_far.replicates),
                               horizon_s * static_cast<double>(plan.replicates)});
        display.tick();
        return stop_requested == 0;
      });
}

/// The mixes that the command line or the scenario names; none without, nothing when they are wrong.
std::optional<std::vector<study::Mix>> mixes_of(const scenario::Scenario& scenario,
                                                const StudyOptions& options) {
  const std::string name = options.mixes.empty() ? scenario.study.mixes.value_or("") : options.mixes;
  if (name.empty()) return std::vector<study::Mix>{};
  const auto found =
      options.mixes.empty()
          ? scenario::find_named_file(options.scenario, name, scenario::read_disk_file)
          : scenario::read_disk_file(name).transform(
                [&](const std::string& text) { return scenario::NamedFile{name, text}; });
  if (!found) {
    fmt::print(stderr, "{}: {}\n", options.scenario, scenario::no_such_file(name));
    return std::nullopt;
  }
  auto mixes = study::read_mixes(found->path, found->content);
  if (mixes) return *mixes;
  for (const auto& problem : mixes.error()) fmt::print(stderr, "{}\n", scenario::to_string(problem));
  return std::nullopt;
}

/// The comparison under each mix. Nothing without mixes, without options, or when interrupted.
std::optional<study::Carried> carry(const study::Study& study, const StudyOptions& options,
                                    const std::vector<study::Mix>& mixes, study::Plan plan) {
  if (mixes.empty() || study.options.size() < 2) return std::nullopt;
  plan.replicates = std::min(study.results.replicates, years_of_a_mix);
  plan.precision.reset();
  ProgressDisplay display({study.scenario.name + ", mixes"}, ::isatty(STDERR_FILENO) != 0);
  const auto number = static_cast<double>(mixes.size());
  const scenario::Combinations all(options.scenario);
  return study::carry(study.scenario, all, mixes, plan, [&](std::size_t done) {
    display.progressed(0, {static_cast<double>(done), number});
    display.tick();
    return stop_requested == 0;
  });
}

int compare(const scenario::Scenario& scenario, const StudyOptions& options, std::uint64_t seed) {
  const auto mixes = mixes_of(scenario, options);
  if (!mixes) return wrong_input;
  auto compared = study::options_of(scenario);
  if (!scenario.study.plan.empty())
    compared.push_back(study::plan_of(scenario::Combinations(options.scenario), scenario,
                                      [](const scenario::Scenario& step) {
                                        return equipment::make_inventory(step);
                                      }));
  const study::Plan plan = plan_of(scenario, options, seed);
  study::Study study{scenario, compared, seed, {}, {}, again(options, scenario, seed)};
  {
    Onlooker onlooker(study, plan, language_of(options));
    study.results = study::compare(compared, scenario.measures, scenario.targets, plan,
                                   [&onlooker](const auto& so_far) { return onlooker(so_far); });
  }
  if (stop_requested != 0) return interrupted;
  study::Plan few = plan;
  few.replicates = std::min(study.results.replicates, years_for_importance);
  study.precision = plan.precision;
  study.budget = options.budget ? options.budget : scenario.study.budget;
  // It is read while mixes and combinations are tried.
  if (!options.json && (!mixes->empty() || scenario.study.combine))
    fmt::print(stderr, "{}", study::options_table(study, language_of(options)));
  study.carried = carry(study, options, *mixes, plan);
  if (stop_requested != 0) return interrupted;
  if (scenario.study.combine) study.frontier = combine(scenario, options, plan);
  if (stop_requested != 0) return interrupted;
  study.importance = study::importance_of_kinds(compared.front().inventory, scenario.measures, few);
  if (!options.out.empty()) write_files(study, options);
  std::cout << (options.json ? study::json_report(study)
                             : study::text_report(study, language_of(options)));
  if (!options.out.empty() && !options.json)
    fmt::print("\nreport: {}\n", fs::absolute(options.out / "study.html").lexically_normal().string());
  return 0;
}

}  // namespace

std::string study_help() {
  return "Run a scenario's equipment at component depth, and compare its variants.\n" +
         study::about_component_depth(study::Language::en) +
         "\nEach replicate is the scenario's horizon from its first day. Every figure is a ratio of "
         "sums over all replicates\nwith a 95 % interval, and its definition stands beside it. "
         "Variants meet the same accidents, so that their\ndifferences are known better than their "
         "values. Results do not depend on the number of threads.";
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
  if (options.calibrate) return calibrate_command(*loaded, options, seed);
  if (options.budget && !loaded->study.combine) {
    fmt::print(stderr, "--budget: {} does not say what could be bought together; expected "
                       "'study.combine'\n", options.scenario);
    return wrong_input;
  }
  std::signal(SIGINT, [](int) { stop_requested = 1; });
  std::signal(SIGTERM, [](int) { stop_requested = 1; });
  try {
    return compare(*loaded, options, seed);
  } catch (const std::invalid_argument& contradiction) {  // of variants that are combined
    fmt::print(stderr, "{}\n", contradiction.what());
    return wrong_input;
  }
}

}  // namespace headframe::sim::app
