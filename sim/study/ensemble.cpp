#include "sim/study/ensemble.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "sim/math/distributions.hpp"
#include "sim/math/draws.hpp"
#include "sim/math/elementary.hpp"
#include "sim/scenario/quantity.hpp"
#include "sim/scenario/suggest.hpp"
#include "sim/study/study.hpp"
#include "sim/study/words.hpp"
#include "sim/study/workers.hpp"
#include "sim/table/csv.hpp"

namespace headframe::sim::study {
namespace {

constexpr double sigma = 0.8;

struct Candidate {
  Mix mix;
  bool settled = false, accepted = false;
};

Mix drawn(const scenario::Scenario& scenario, std::uint64_t seed, std::size_t number) {
  Mix mix{fmt::format("mix-{}", number + 1), {1, 1, 1, 1, 1}, scenario.equipment.calibration};
  if (number == 0) return mix;
  const math::Draws draws(seed, number);
  for (std::size_t u = 0; u < unknowns; ++u) {
    const std::uint64_t draw = draws.of(math::key_of(key_of(static_cast<Unknown>(u))), 0, 0);
    mix.is[u] = static_cast<Unknown>(u) == Unknown::redundancy
                    ? (math::happens(0.5, draw) ? 1 : 0)
                    : math::exp(sigma * math::normal_of(draw));
  }
  return mix;
}

/// Whether years that were not fitted to are as observed.
bool predicts(Mix& mix, const Results& results, const std::vector<Observation>& observations) {
  const auto value = [&](Figure figure) {
    const auto found = estimate(results, figure);
    return found ? found->value : 0;
  };
  mix.normal_day_rate = value(Figure::normal_day_rate);
  mix.hardware_jobs = value(Figure::hardware_jobs);
  mix.faults = value(Figure::faults);
  return std::ranges::all_of(observations, [&](const Observation& seen) {
    return seen.tolerance == 0 || std::abs(value(seen.figure) - seen.value) <= seen.tolerance;
  });
}

Candidate tried(const scenario::Scenario& scenario, const Observed& observed, const Search& search,
                std::size_t number) {
  Candidate candidate{drawn(scenario, search.seed, number)};
  Mix& mix = candidate.mix;
  const auto calibrated = [&](const scenario::Calibration& calibration) {
    mix.calibration = calibration;
    return inventory_of(scenario, mix);
  };
  try {
    const Fit fit = calibrate(calibrated, scenario.measures, mix.calibration, observed.targets,
                              search.seed, search.years, search.most_steps, [](const Step&) {});
    mix.calibration = fit.found;
    candidate.settled = fit.settled;
  } catch (const std::runtime_error&) {  // a figure cannot be counted under this draw
    return candidate;
  }
  if (!candidate.settled) return candidate;
  const auto results =
      run_study(inventory_of(scenario, mix), scenario.measures, search.seed + 1, search.years);
  candidate.accepted = predicts(mix, results, observed.others);
  return candidate;
}

class Reader {
 public:
  Reader(const std::string& file, const std::string& text)
      : table_(file, text, {{"figure", "value", "tolerance"}, {}}, problems_) {
    for (std::size_t f = 0; f < figures; ++f)
      known_.emplace_back(key_of(static_cast<Figure>(f)));
  }

  std::expected<Observed, std::vector<scenario::Problem>> run(const std::string& file) {
    while (table_.next()) take_row();
    Observed observed;
    const auto fitted = [&](Figure figure, double& into) {
      const auto at = std::ranges::find(rows_, figure, &Observation::figure);
      if (at == rows_.end())
        problems_.add({std::make_shared<const std::string>(file), 1, 1},
                      fmt::format("no row '{}'; expected it, since multipliers are fitted to it",
                                  key_of(figure)));
      else
        into = at->value;
    };
    fitted(Figure::mean_restoration_h, observed.targets.mean_restoration_h);
    fitted(Figure::repeat_fault_share, observed.targets.repeat_fault_share);
    fitted(Figure::mean_up_time_d, observed.targets.mean_up_time_d);
    if (!problems_.empty()) return std::unexpected(problems_.in_order());
    observed.others = std::move(rows_);
    return observed;
  }

 private:
  double number(std::size_t column) {
    const auto value = scenario::parse_number(table_[column]);
    if (value && *value >= 0) return *value;
    problems_.add(table_.mark(column), fmt::format("'{}' is no number; expected one that is not negative",
                                                   table_[column]));
    return 0;
  }

  void take_row() {
    const auto found = std::ranges::find(known_, table_[0]);
    if (found == known_.end())
      return problems_.add(table_.mark(0), fmt::format("unknown figure '{}'{}", table_[0],
                                                       scenario::hint(table_[0], known_)));
    const auto figure = static_cast<Figure>(found - known_.begin());
    if (std::ranges::find(rows_, figure, &Observation::figure) != rows_.end())
      return problems_.add(table_.mark(0), fmt::format("a second row '{}'; expected one", table_[0]));
    const double tolerance = table_[2].empty() ? 0 : number(2);
    rows_.push_back({figure, number(1), tolerance});
  }

  scenario::Problems problems_;
  table::CsvTable table_;
  std::vector<std::string> known_;
  std::vector<Observation> rows_;
};

}  // namespace

std::expected<Observed, std::vector<scenario::Problem>> read_observed(const std::string& file,
                                                                      const std::string& text) {
  return Reader(file, text).run(file);
}

Ensemble find_mixes(const scenario::Scenario& scenario, const Observed& observed,
                    const Search& search, const std::function<void(std::size_t)>& progress) {
  std::vector<Candidate> candidates(search.draws);
  std::atomic<std::size_t> done = 0;
  share_out(search.draws, search.threads, [&](std::size_t item, std::size_t worker) {
    candidates[item] = tried(scenario, observed, search, item);
    const std::size_t now = ++done;
    if (worker == 0) progress(now);
  });
  Ensemble ensemble;
  ensemble.draws = search.draws;
  for (Candidate& candidate : candidates) {
    if (!candidate.settled) ++ensemble.unsettled;
    if (candidate.settled && !candidate.accepted) ++ensemble.rejected;
    if (candidate.accepted) ensemble.mixes.push_back(std::move(candidate.mix));
  }
  return ensemble;
}

}  // namespace headframe::sim::study
