#include "sim/app/calibrate_command.hpp"

#include <cstdio>
#include <iostream>

#include <fmt/format.h>

#include "sim/app/write_whole.hpp"
#include "sim/scenario/compose.hpp"
#include "sim/study/report.hpp"
#include "sim/study/workers.hpp"

namespace headframe::sim::app {
namespace {

constexpr int not_found = 1, wrong_input = 2;
constexpr std::size_t years_a_step = 4'000, years_of_an_ensemble = 2'000;
constexpr std::size_t most_steps = 30;

study::Language language_of(const StudyOptions& options) {
  return options.chinese ? study::Language::zh : study::Language::en;
}

/// What is told of a fit or an ensemble: to the reader, and into the folder.
template <class Found, class Sought>
void tell(const Found& found, const Sought& sought, const StudyOptions& options) {
  if (!options.out.empty()) {
    std::filesystem::create_directories(options.out);
    write_whole(options.out / "calibration.json", study::json_report(found, sought));
  }
  std::cout << (options.json ? study::json_report(found, sought)
                             : study::text_report(found, sought, language_of(options)));
}

/// The observations that the command line names, or the self-evaluation's; nothing when they are wrong.
std::optional<study::Observed> observed_of(const StudyOptions& options) {
  if (options.observed.empty()) return study::Observed{};
  const auto text = scenario::read_disk_file(options.observed);
  if (!text) {
    fmt::print(stderr, "{}: cannot be read; expected a CSV file with the columns figure,value,tolerance\n",
               options.observed);
    return std::nullopt;
  }
  auto observed = study::read_observed(options.observed, *text);
  if (observed) return *observed;
  for (const auto& problem : observed.error())
    fmt::print(stderr, "{}\n", scenario::to_string(problem));
  return std::nullopt;
}

int fit(const scenario::Scenario& scenario, const StudyOptions& options,
        const study::Targets& targets, std::uint64_t seed) {
  const auto progress = [](const study::Step& step) {
    fmt::print(stderr, "rate {:.4f} wait {:.4f} recurrence {:.4f}: {:.2f} h, {:.2f} %, {:.2f} d\n",
               step.tried.rate, step.tried.wait, step.tried.recurrence,
               step.mean_restoration_h.value, 100 * step.repeat_fault_share.value,
               step.mean_up_time_d.value);
  };
  const auto years = options.years > 0 ? options.years : years_a_step;
  const auto found = study::calibrate(scenario, targets, seed, years, most_steps, progress);
  tell(found, targets, options);
  return found.settled ? 0 : not_found;
}

int find(const scenario::Scenario& scenario, const StudyOptions& options,
         const study::Observed& observed, std::uint64_t seed) {
  study::Search search;
  search.seed = seed;
  search.draws = options.ensemble;
  search.years = options.years > 0 ? options.years : years_of_an_ensemble;
  search.most_steps = most_steps;
  search.threads = options.threads > 0 ? options.threads : study::usual_threads();
  const auto ensemble = study::find_mixes(scenario, observed, search, [&](std::size_t done) {
    fmt::print(stderr, "{} of {} draws\n", done, search.draws);
  });
  tell(ensemble, observed, options);
  if (!options.out.empty())
    write_whole(options.out / "mixes.csv", study::mixes_csv(ensemble.mixes));
  return ensemble.mixes.empty() ? not_found : 0;
}

}  // namespace

int calibrate_command(const scenario::Scenario& scenario, const StudyOptions& options,
                      std::uint64_t seed) {
  const auto observed = observed_of(options);
  if (!observed) return wrong_input;
  return options.ensemble > 0 ? find(scenario, options, *observed, seed)
                              : fit(scenario, options, observed->targets, seed);
}

}  // namespace headframe::sim::app
