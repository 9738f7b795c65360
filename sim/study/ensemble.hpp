// Many mixes of causes that all give what was observed. Source: reliability.md §5.5 and §5.6.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/study/calibrate.hpp"
#include "sim/study/mix.hpp"
#include "sim/study/tally.hpp"

namespace headframe::sim::study {

/// A figure that somebody reported, and how far a mix may be from it.
struct Observation {
  Figure figure = Figure::count;
  double value = 0;
  double tolerance = 0;  // in the figure's unit, a share as a share; 0: rejects no mix
};

struct Observed {
  Targets targets;
  std::vector<Observation> others;
};

/// CSV: figure, value, tolerance. The three fitted figures must stand in it; a figure without a
/// tolerance is compared and rejects no mix.
std::expected<Observed, std::vector<scenario::Problem>> read_observed(const std::string& file,
                                                                      const std::string& text);

struct Search {
  std::uint64_t seed = 0;
  std::size_t draws = 32, years = 2'000, most_steps = 30, threads = 1;
};

struct Ensemble {
  std::vector<Mix> mixes;       // accepted, in the order of the draws
  std::size_t draws = 0, unsettled = 0, rejected = 0;
};

/// Draws the unknowns from the prior: each cause's rate times a lognormal factor with a median of 1
/// and sigma 0.8 (half of them between 0.58 and 1.72), redundancy works or does not with equal
/// chances. Each draw is fitted to the three targets, and accepted when the other observations with
/// a tolerance are met in years that were not fitted to. The first draw is the scenario as it is.
Ensemble find_mixes(const scenario::Scenario& scenario, const Observed& observed,
                    const Search& search, const std::function<void(std::size_t done)>& progress);

}  // namespace headframe::sim::study
