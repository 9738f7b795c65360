// The text of what options cost, what the sheet says of them, and what money can buy.
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/report/format.hpp"
#include "sim/study/money_phrases.hpp"
#include "sim/study/report_parts.hpp"
#include "sim/study/valuation.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string points(double value, double worst, double best, const Words& words) {
  return fmt::format("{:.2f} ({:.2f}–{:.2f}) {}", value, worst, best, words(score::grade(value)));
}

}  // namespace

std::string sheet_lines(const Study& study, const Words& words) {
  if (!study.scenario.sheet) return {};
  const score::Sheet& sheet = *study.scenario.sheet;
  const score::Total handed_in = score::total(sheet, sheet.uniform);
  const auto plain = [&](double value) {
    return fmt::format("{:.2f} {}", value, words(score::grade(value)));
  };
  Rows rows{{"", std::string(words("按原表", "as printed")), std::string(words("按统一规则", "by rule"))},
            {std::string(words("原自评价", "As handed in")), plain(handed_in.as_printed),
             plain(handed_in.by_rule)}};
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    const auto filled = sheet_of(study, i);
    rows.push_back({words(study.options[i].title),
                    points(filled->value.as_printed, filled->worst.as_printed,
                           filled->best.as_printed, words),
                    points(filled->value.by_rule, filled->worst.by_rule, filled->best.by_rule,
                           words)});
  }
  return std::string(words("\n附表 1 自评价得分（括号内为指标 95 % 区间两端的得分）\n",
                           "\nSelf-evaluation sheet, points (at the ends of the figures' 95 % "
                           "intervals) and grade\n")) +
         laid_out(rows) + words(how_scored(sheet)) + "\n" + words(unexplained_rows(sheet)) + "\n" +
         (what_lowers(study).zh.empty() ? std::string() : words(what_lowers(study)) + "\n");
}

std::string cost_lines(const Study& study, const Words& words) {
  if (!study.scenario.money) return {};
  Rows rows{{"", std::string(words("一次性购置", "purchases")),
             std::string(words("每年支出", "paid a year")), std::string(words("每年折旧", "written off a year")),
             std::string(words("年运维成本", "cost a year"))}};
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    const auto bill = bill_of(study, i);
    rows.push_back({words(study.options[i].title), price_text(bill->purchase),
                    price_text(bill->yearly), price_text(bill->written_off),
                    price_text(bill->om())});
  }
  return std::string(words("\n费用（元；一般价，括号内为低价至高价）\n",
                           "\nMoney (CNY; typical prices, and from low to high)\n")) +
         laid_out(rows) + words(how_costed(study)) + "\n";
}

std::string frontier_lines(const Study& study, const Words& words) {
  if (!study.frontier) return {};
  const Frontier& frontier = *study.frontier;
  Rows rows{{"", std::string(words("年运维成本", "cost a year")), std::string(words("首年增加", "first year on top")),
             std::string(words("正常日率 %", "day rate %")), std::string(words("Δ 百分点", "Δ points"))}};
  for (const std::size_t i : by_cost(frontier)) {
    if (!is_efficient(frontier, i, 0)) continue;
    const Package& package = frontier.packages[i];
    rows.push_back({package.parts.empty() ? std::string(words("什么也不买", "nothing"))
                                          : fmt::format("{}", fmt::join(package.parts, " + ")),
                    report::grouped(std::llround(package.bill.om().typical)),
                    report::grouped(std::llround(first_year(frontier, package))),
                    with_interval(package.value[0], kpi::Unit::share),
                    package.difference[0] ? signed_interval(*package.difference[0], kpi::Unit::share)
                                          : "—"});
  }
  return std::string(words("\n费用与正常日率的前沿：没有更便宜而同样好的组合\n",
                           "\nThe frontier of cost against the normal day rate: nothing cheaper is as "
                           "good\n")) +
         laid_out(rows) + words(how_tried(frontier)) + "\n" + words(budget_answer(study)) + "\n";
}

}  // namespace headframe::sim::study
