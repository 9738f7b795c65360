// What is bought year by year: the option that a plan is, and what every option spends in each year.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/money/books.hpp"
#include "sim/scenario/combinations.hpp"
#include "sim/study/comparison.hpp"
#include "sim/study/report.hpp"

namespace headframe::sim::study {

/// The scenario has a `study.plan`. Its purchases come into force one after the other. Throws
/// std::invalid_argument with the text of the problem when they contradict each other, or change what
/// cannot change while time goes by. `make` makes the list of each step.
using MakeInventory = std::function<equipment::Inventory(const scenario::Scenario&)>;
Option plan_of(const scenario::Combinations& all, const scenario::Scenario& scenario,
               const MakeInventory& make);

/// One year of 365 days of an option.
struct YearMoney {
  std::vector<std::string> bought;  // names of variants; only a plan names them
  money::Price purchases;           // in full, in the year in which they come into force
  money::Price running;             // the lines of the accounts and what is paid each year, by the day
};

/// By year, as Account::years; nothing without accounts, or when the horizon is one year. Repairs of
/// hardware cost in proportion to their number beside the first option's first year.
std::vector<YearMoney> money_by_year(const Study& study, std::size_t option);

/// The place of the plan among the options.
std::optional<std::size_t> plan_among(const Study& study);

}  // namespace headframe::sim::study
