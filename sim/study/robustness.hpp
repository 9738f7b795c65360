// Whether a conclusion holds in every mix of causes that gives the observed figures, and what it
// would be worth to know which mix is the true one. Source: reliability.md §5.5.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/scenario/combinations.hpp"
#include "sim/study/comparison.hpp"
#include "sim/study/mix.hpp"
#include "sim/study/verdicts.hpp"

namespace headframe::sim::study {

/// The differences of the normal day rate to the first option, by mix, then by option.
struct Carried {
  std::vector<Mix> mixes;
  std::vector<std::vector<Estimate>> gains;  // of the first option: 0
  std::size_t replicates = 0;                // of each mix
};

/// The scenario's options, and its plan of purchases when it has one, under each mix, by the same
/// accidents in all of them. `all` is the scenario's file; only a plan asks it. `keep_on` is asked
/// after each mix; nothing when it said no.
std::optional<Carried> carry(const scenario::Scenario& scenario, const scenario::Combinations& all,
                             std::span<const Mix> mixes, const Plan& plan,
                             const std::function<bool(std::size_t done)>& keep_on);

/// Of one option over the mixes.
struct Hold {
  double low = 0, high = 0;         // the smallest and the greatest gain
  std::optional<Standing> robust;   // when all mixes agree, on anything but `unclear`
};
Hold hold_of(const Carried& carried, std::size_t option);

/// In how many mixes this option gains most among those that contain no other one.
std::size_t times_best(std::span<const Option> options, const Carried& carried, std::size_t option);

/// The value of information, in shares of the normal day rate: how much more the choice of one option
/// would gain on average if its chooser knew more. Only single options are chosen from, whatever they
/// cost, and all mixes are taken for equally likely.
struct Value {
  double of_everything = 0;                    // of knowing the mix
  std::array<double, unknowns> of{};           // of knowing whether this one is above its median
  std::array<double, unknowns> correlation{};  // of its rank and that of the gap between the two best
};
Value value_of_information(std::span<const Option> options, const Carried& carried);

}  // namespace headframe::sim::study
