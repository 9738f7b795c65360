// What an option costs, and what the self-evaluation sheet would say of it.
#pragma once

#include <optional>
#include <vector>

#include "sim/money/books.hpp"
#include "sim/score/sheet.hpp"
#include "sim/study/report.hpp"

namespace headframe::sim::study {

/// Hardware jobs in 365 days of such a year.
double jobs_a_year(const YearAccount& year);
/// Hardware jobs of an option in proportion to those of the accounts, which are the first option's; of
/// a horizon of several years, its first year's. 1 when there is nothing to compare.
double jobs_in_proportion(const OptionResult& option, const OptionResult& first);

/// Repairs of hardware cost in that proportion. Of a plan the mean over the horizon, but for purchases.
/// Nothing without accounts.
std::optional<money::Bill> bill_of(const Study& study, std::size_t option);

/// The sheet filled in with an option's figures.
struct FilledSheet {
  std::vector<std::optional<double>> actual;  // by row, in the row's unit; absent: as reported
  score::Total value;
  score::Total worst, best;                   // at the ends of the figures' 95 % intervals
};
/// Nothing without a sheet.
std::optional<FilledSheet> sheet_of(const Study& study, std::size_t option);

}  // namespace headframe::sim::study
