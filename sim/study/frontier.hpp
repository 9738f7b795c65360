// What money can buy: every combination of a scenario's parts, met by the same accidents, against what
// it costs.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/money/books.hpp"
#include "sim/scenario/combinations.hpp"
#include "sim/study/comparison.hpp"

namespace headframe::sim::study {

/// The figures that a frontier is drawn for.
inline constexpr std::array frontier_figures{Figure::normal_day_rate, Figure::mean_restoration_h,
                                             Figure::repeat_fault_share, Figure::mean_up_time_d};

struct Package {
  std::vector<std::string> parts;  // names of variants; none: nothing is bought
  money::Bill bill;
  std::array<std::optional<Estimate>, frontier_figures.size()> value, difference;  // to nothing bought
};

struct Frontier {
  bool exhaustive = true;          // every combination was tried
  std::size_t replicates = 0;      // of each
  std::vector<Package> packages;   // the first buys nothing
};

/// Parts are at most this many for all combinations to be tried. With more, the search goes from
/// size to size and extends only the best few of each: those that no cheaper one of that size beats
/// in the normal day rate.
inline constexpr std::size_t most_parts = 10;

/// The scenario has `study.combine` and `money`. Throws std::invalid_argument with the text of the
/// problem when parts contradict each other. `watch` hears of replicates of the combinations that are
/// under way; false stops, and nothing is returned.
std::optional<Frontier> find_frontier(const scenario::Combinations& all,
                                      const scenario::Scenario& scenario, const Plan& plan,
                                      const Watch& watch);

/// No package that costs at most as much a year (om, typical) is at least as good in the figure, and
/// better or cheaper.
bool is_efficient(const Frontier& frontier, std::size_t package, std::size_t figure);

/// Typical CNY that the first year costs on top of buying nothing: purchases in full, and what is paid
/// each year. Below zero: it saves.
double first_year(const Frontier& frontier, const Package& package);

/// The package with the greatest normal day rate that the first year's budget pays for. Buying
/// nothing always can be paid for.
std::size_t best_within(const Frontier& frontier, double budget);

}  // namespace headframe::sim::study
