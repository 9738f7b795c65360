// Several variants of a city met by the same accidents: every figure of each, and every difference to
// the first, with intervals. Source: reliability.md §3.1.
//
// Replicates are done in blocks of 64 by any number of threads. A block depends on its number alone,
// and blocks are merged in the order of their numbers by a fixed tree, so that results are equal to
// the bit whatever did the work. Memory does not grow with the number of replicates.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/kpi/rules.hpp"
#include "sim/equipment/inventory.hpp"
#include "sim/money/books.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/study/chances.hpp"
#include "sim/study/pairs.hpp"
#include "sim/study/spread.hpp"
#include "sim/study/study.hpp"
#include "sim/study/tally.hpp"

namespace headframe::sim::study {

/// What is bought at an instant, and all that has been bought by then.
struct Spending {
  rt::Duration from{};  // since the start
  std::vector<std::string> bought;  // names of variants
  std::map<std::string, money::Item> cost;
};

/// What is compared: an inventory under a name.
struct Option {
  std::string id;
  scenario::Bilingual title;
  std::vector<std::string> fragments;  // that it lays over the scenario
  equipment::Inventory inventory;
  std::map<std::string, money::Item> cost{};  // on top of the scenario's accounts
  std::vector<Spending> spending{};  // of a plan, by instant, from the first day on; else nothing
};

/// A year of the horizon, over all replicates.
struct YearAccount {
  double days = 0;
  Moments<4> sums;  // good days, faults, hardware jobs, down days

  void merge(const YearAccount& more);
};

/// With its interval.
Estimate day_rate_of(const YearAccount& year);

/// Sums of one option.
struct Account {
  std::array<Pairs, figures> pairs;  // with the first option
  std::array<double, threshold_hours.size()> good_days_planned{}, good_days_unplanned{};
  double days = 0;
  std::vector<double> days_by_kind;  // unplanned abnormal days, by kind of the option's inventory
  std::vector<YearAccount> years;    // of a horizon of more than one year

  void merge(const Account& more);
};

/// What can be merged in any order.
struct Counts {
  std::array<Spread, figures> spread;  // between replicates that have a value
  std::vector<Judged> targets;         // in the order of the targets

  void merge(const Counts& more);
};

struct OptionResult {
  Account account;
  Counts counts;

  const Pairs& operator[](Figure figure) const {
    return account.pairs[static_cast<std::size_t>(figure)];
  }
  const Spread& spread(Figure figure) const {
    return counts.spread[static_cast<std::size_t>(figure)];
  }
};

struct Comparison {
  std::vector<OptionResult> options;
  std::size_t replicates = 0;
  bool precise = false;  // the precision that was asked for has been reached
};

/// How many replicates, and who does them.
struct Plan {
  std::uint64_t seed = 0;
  std::size_t replicates = 10'000;                  // at most, when there is a precision
  std::optional<scenario::Precision> precision{};
  std::size_t threads = 1;
};

/// Hears of the results so far; false stops the comparison.
using Watch = std::function<bool(const Comparison& so_far)>;

/// At least one option; all have one horizon. `watch` is called after every few thousand replicates
/// and at the end.
Comparison compare(std::span<const Option> options, const kpi::Rules& rules,
                   std::span<const scenario::Check> targets, const Plan& plan, const Watch& watch);

/// Sequential stopping (Chow and Robbins): whether every difference of the normal day rate to the
/// first option, or its value when there is but one, is known well enough. Asked at 64 replicates and
/// then at numbers that grow by half, so that the many looks cost little coverage.
bool precise_enough(const Comparison& comparison, const scenario::Precision& precision);
bool precise_enough(const Estimate& estimate, const scenario::Precision& precision);
std::size_t next_look(std::size_t replicates);

}  // namespace headframe::sim::study
