// The plan, year by year: what is bought, what is spent, and what becomes of the figures.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/report/html.hpp"
#include "sim/study/money_phrases.hpp"
#include "sim/study/plan.hpp"
#include "sim/study/report_html_parts.hpp"
#include "sim/study/report_parts.hpp"

namespace headframe::sim::study {
namespace {

using report::both;
using report::escape;

/// The cells of a year after its number.
std::vector<std::string> cells(const Study& study, std::size_t plan, std::size_t year,
                               const std::vector<YearMoney>& money) {
  const YearAccount& own = study.results.options[plan].account.years[year];
  const YearAccount& usual = study.results.options.front().account.years[year];
  std::vector<std::string> cells{
      with_interval(day_rate_of(own), kpi::Unit::share),
      with_interval(day_rate_of(usual), kpi::Unit::share),
      fmt::format("{:.1f}", own.sums.mean(1)), fmt::format("{:.1f}", own.sums.mean(2)),
      fmt::format("{:.1f}", own.sums.mean(3))};
  if (money.empty()) return cells;
  cells.push_back(price_text(money[year].purchases));
  cells.push_back(price_text(money[year].running));
  cells.push_back(price_text(money[year].purchases + money[year].running));
  return cells;
}

std::vector<kpi::Text> headings(bool money) {
  std::vector<kpi::Text> heads{{"正常日率 %", "day rate %"}, {"维持现状", "without it"},
                               {"故障", "faults"},           {"硬件维护", "hw jobs"},
                               {"停运天数", "down days"}};
  if (money)
    for (kpi::Text head : {kpi::Text{"购置", "purchases"}, {"运行", "running"}, {"合计", "in all"}})
      heads.push_back(std::move(head));
  return heads;
}

/// Of the years together.
money::Price in_all(const std::vector<YearMoney>& money) {
  money::Price sum;
  for (const YearMoney& year : money) sum = sum + year.purchases + year.running;
  return sum;
}

kpi::Text sum_text(const Study& study, std::size_t plan) {
  const auto own = in_all(money_by_year(study, plan)), usual = in_all(money_by_year(study, 0));
  return {fmt::format("各年合计 {} 元；{}为 {} 元。购置费计入生效当年，运行费按天计。", price_text(own),
                      study.options.front().title.zh, price_text(usual)),
          fmt::format("In all years {} CNY; {}: {} CNY. Purchases are paid in the year in which they come "
                      "into force, running costs by the day.",
                      price_text(own), study.options.front().title.en, price_text(usual))};
}

/// Titles of what is bought in a year.
kpi::Text bought_text(const Study& study, std::size_t plan, std::size_t year) {
  constexpr double year_s = 365.0 * 86'400;
  Package package;
  for (const Spending& step : study.options[plan].spending)
    if (static_cast<std::size_t>(std::chrono::duration<double>(step.from).count() / year_s) == year)
      package.parts.insert(package.parts.end(), step.bought.begin(), step.bought.end());
  return package.parts.empty() ? kpi::Text{"—", "—"} : name_of(study, package);
}

}  // namespace

std::string plan_lines(const Study& study, const Words& words) {
  const auto plan = plan_among(study);
  if (!plan || study.results.options[*plan].account.years.empty()) return {};
  const auto money = money_by_year(study, *plan);
  std::vector<std::vector<std::string>> rows{{""}};
  for (const kpi::Text& head : headings(!money.empty())) rows[0].push_back(words(head));
  std::string bought;
  for (std::size_t y = 0; y < study.results.options[*plan].account.years.size(); ++y) {
    const auto name = fmt::format(fmt::runtime(words("第 {} 年", "year {}")), y + 1);
    rows.push_back({name});
    for (std::string& cell : cells(study, *plan, y, money)) rows.back().push_back(std::move(cell));
    bought += fmt::format("  {}: {}\n", name, words(bought_text(study, *plan, y)));
  }
  return std::string(words("\n分年实施计划（元；一般价，括号内为低价至高价）\n",
                           "\nThe plan, year by year (CNY; typical prices, and from low to high)\n")) +
         laid_out(rows) + std::string(words("各年购置\n", "What is bought\n")) + bought +
         (money.empty() ? "" : words(sum_text(study, *plan)) + "\n");
}

std::string plan_section(const Study& study) {
  const auto plan = plan_among(study);
  if (!plan || study.results.options[*plan].account.years.empty()) return {};
  const auto money = money_by_year(study, *plan);
  std::string head = column("年", "Year") + column("购置内容", "What is bought"), rows;
  for (const kpi::Text& each : headings(!money.empty()))
    head += "<th class=\"number\">" + both(each.zh, each.en) + "</th>";
  for (std::size_t y = 0; y < study.results.options[*plan].account.years.size(); ++y) {
    const kpi::Text bought = bought_text(study, *plan, y);
    std::string row = row_head({fmt::format("第 {} 年", y + 1), fmt::format("Year {}", y + 1)}) +
                      "<td>" + both(bought.zh, bought.en) + "</td>";
    for (const std::string& cell : cells(study, *plan, y, money))
      row += "<td class=\"number\">" + escape(cell) + "</td>";
    rows += "<tr>" + row + "</tr>\n";
  }
  std::string sum;
  if (!money.empty()) {
    const kpi::Text text = sum_text(study, *plan);
    sum = "<p>" + both(text.zh, text.en) + "</p>\n";
  }
  return report::section("plan", "分年实施计划", "The plan, year by year",
                         "金额为元；一般价，括号内为低价至高价。",
                         "Money is CNY; typical prices, and from low to high.",
                         table(head, rows) + sum);
}

}  // namespace headframe::sim::study
