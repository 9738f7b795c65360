#include "sim/study/valuation.hpp"

#include <algorithm>

#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

std::optional<Figure> figure_called(const std::string& key) {
  for (std::size_t i = 0; i < figures; ++i)
    if (key_of(static_cast<Figure>(i)) == key) return static_cast<Figure>(i);
  return std::nullopt;
}

/// The figure that takes the place of the row's actual value, in the row's unit.
std::optional<Estimate> actual_of(const score::Row& row, const OptionResult& option) {
  if (!row.measured || row.measured->kpi.empty()) return std::nullopt;
  const auto figure = figure_called(row.measured->kpi);
  auto found = figure ? option[*figure].value() : std::nullopt;
  if (!found) return std::nullopt;
  constexpr double percent = 100;
  const double factor = row.measured->unit == score::Unit::percent ? percent : 1;
  found->value *= factor;
  if (found->half_width) *found->half_width *= factor;
  return found;
}

}  // namespace

double jobs_a_year(const YearAccount& year) {
  constexpr double days_a_year = 365;
  return year.sums.mean(2) / year.days * days_a_year;
}

double jobs_in_proportion(const OptionResult& option, const OptionResult& first) {
  const auto jobs = option[Figure::hardware_jobs].value(),
             usual = first[Figure::hardware_jobs].value();
  const auto& years = first.account.years;
  if (!jobs || !usual || usual->value <= 0) return 1;
  return jobs->value / (years.empty() ? usual->value : jobs_a_year(years.front()));
}

std::optional<money::Bill> bill_of(const Study& study, std::size_t option) {
  if (!study.scenario.money) return std::nullopt;
  const Option& bought = study.options[option];
  const double jobs =
      jobs_in_proportion(study.results.options[option], study.results.options.front());
  money::Bill all = money::bill(*study.scenario.money, bought.cost, jobs);
  if (bought.spending.empty()) return all;
  all.yearly = all.written_off = {};
  for (auto step = bought.spending.begin(); step != bought.spending.end(); ++step) {
    const auto end = step + 1 == bought.spending.end() ? study.scenario.horizon : (step + 1)->from;
    const double share = std::chrono::duration<double>(end - step->from) /
                         std::chrono::duration<double>(study.scenario.horizon);
    const money::Bill part = money::bill(*study.scenario.money, step->cost, jobs);
    all.yearly = all.yearly + part.yearly * share;
    all.written_off = all.written_off + part.written_off * share;
  }
  return all;
}

std::optional<FilledSheet> sheet_of(const Study& study, std::size_t option) {
  if (!study.scenario.sheet) return std::nullopt;
  const score::Sheet& sheet = *study.scenario.sheet;
  FilledSheet filled;
  std::vector<std::optional<double>> worst, best;
  for (const score::Row& row : sheet.rows) {
    const auto found = actual_of(row, study.results.options[option]);
    const double half = found ? found->half_width.value_or(0) : 0;
    const bool higher = row.measured && row.measured->better == score::Better::higher;
    const auto moved = [&](double by) {
      return found ? std::optional(std::max(0.0, found->value + by)) : std::nullopt;
    };
    filled.actual.push_back(moved(0));
    worst.push_back(moved(higher ? -half : half));
    best.push_back(moved(higher ? half : -half));
  }
  filled.value = score::total(sheet, filled.actual, sheet.uniform);
  filled.worst = score::total(sheet, worst, sheet.uniform);
  filled.best = score::total(sheet, best, sheet.uniform);
  return filled;
}

}  // namespace headframe::sim::study
