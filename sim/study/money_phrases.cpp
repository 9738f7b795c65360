#include "sim/study/money_phrases.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "sim/report/format.hpp"
#include "sim/study/valuation.hpp"

namespace headframe::sim::study {
namespace {

std::string cny(double amount) { return report::grouped(std::llround(amount)); }

std::string points(const std::optional<Estimate>& difference) {
  return difference ? signed_interval(*difference, kpi::Unit::share) : "—";
}

const scenario::Bilingual& title_of(const Study& study, const std::string& variant) {
  const auto& all = study.scenario.variants;
  return std::ranges::find(all, variant, &scenario::Variant::id)->scenario.title;
}

/// The cheapest in its first year that gains at all, of those that no cheaper one beats.
std::optional<std::size_t> first_step(const Frontier& frontier) {
  std::optional<std::size_t> best;
  for (std::size_t i = 1; i < frontier.packages.size(); ++i) {
    const auto& gain = frontier.packages[i].difference[0];
    if (!gain || gain->value - gain->half_width.value_or(0) <= 0 || !is_efficient(frontier, i, 0))
      continue;
    if (!best || first_year(frontier, frontier.packages[i]) <
                     first_year(frontier, frontier.packages[*best]))
      best = i;
  }
  return best;
}

}  // namespace

std::string price_text(const money::Price& price) {
  if (price.low == price.high) return cny(price.typical);
  return fmt::format("{} ({}–{})", cny(price.typical), cny(price.low), cny(price.high));
}

kpi::Text name_of(const Study& study, const Package& package) {
  if (package.parts.empty()) return {"什么也不买", "Nothing"};
  kpi::Text name;
  for (const std::string& part : package.parts) {
    const scenario::Bilingual& title = title_of(study, part);
    name.zh += (name.zh.empty() ? "" : " + ") + title.zh;
    name.en += (name.en.empty() ? "" : " + ") + title.en;
  }
  return name;
}

std::vector<std::size_t> by_cost(const Frontier& frontier) {
  std::vector<std::size_t> order(frontier.packages.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&frontier](std::size_t i) {
    return std::pair(frontier.packages[i].bill.om().typical, i);
  });
  return order;
}

kpi::Text how_scored(const score::Sheet& sheet) {
  const auto rule = score::words(sheet.uniform);
  const auto taken = std::ranges::count_if(sheet.rows, [](const score::Row& row) {
    return row.measured && !row.measured->kpi.empty();
  });
  return {fmt::format("{} 行取方案的指标，其余 {} 行保留原业绩值。“按原表”在原得分与目标满分之间取直线（原表无此规则）；"
                      "“按统一规则”：{}。",
                      taken, static_cast<std::int64_t>(sheet.rows.size()) - taken, rule.zh),
          fmt::format("{} rows take the options' figures, the other {} keep what was reported. \"As printed\" "
                      "goes by the line between the printed and the full score, which is no rule of "
                      "the sheet; \"by rule\": {}.",
                      taken, static_cast<std::int64_t>(sheet.rows.size()) - taken, rule.en)};
}

kpi::Text unexplained_rows(const score::Sheet& sheet) {
  kpi::Text names;
  for (const score::Row& row : sheet.rows) {
    if (score::is_reproduced(row, sheet.uniform)) continue;
    names.zh += (names.zh.empty() ? "" : "、") + row.name.zh;
    names.en += (names.en.empty() ? "" : ", ") + row.name.en;
  }
  if (names.zh.empty()) return {"所有行的原得分都可由规则得出。", "Rules give all printed scores."};
  return {"原得分不能由所印规则或统一规则得出的行：" + names.zh + "。",
          "Rows whose printed score neither a printed rule nor the uniform one gives: " + names.en + "."};
}

kpi::Text what_lowers(const Study& study) {
  const score::Sheet& sheet = *study.scenario.sheet;
  const auto first = sheet_of(study, 0);
  kpi::Text text;
  for (std::size_t i = 1; i < study.options.size(); ++i) {
    const auto own = sheet_of(study, i);
    if (own->value.as_printed >= first->value.as_printed) continue;
    std::size_t worst = 0;
    double greatest = 0;
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
      const double lost = score::as_printed(sheet.rows[r], first->actual[r], sheet.uniform).score -
                          score::as_printed(sheet.rows[r], own->actual[r], sheet.uniform).score;
      if (lost > greatest) {
        greatest = lost;
        worst = r;
      }
    }
    if (greatest <= 0) continue;
    const score::Row& row = sheet.rows[worst];
    const double before = first->actual[worst].value_or(0), after = own->actual[worst].value_or(0);
    const auto& title = study.options[i].title;
    text.zh += fmt::format("“{}”得分低于第一个方案，主要因为{}（由 {:.3g} 变为 {:.3g}，−{:.2f} 分）。", title.zh,
                           row.name.zh, before, after, greatest);
    text.en += fmt::format("{}\"{}\" scores less than the first option most of all by {} ({:.3g} becomes {:.3g}, "
                           "-{:.2f}).",
                           text.en.empty() ? "" : " ", title.en, row.name.en, before, after, greatest);
  }
  return text;
}

kpi::Text how_costed(const Study& study) {
  const money::Books& books = *study.scenario.money;
  return {fmt::format("账目合计 {}，预算 {}；硬件维修科目随硬件作业数变化，购置费按寿命平均折旧，不计利息和物价。"
                      "没有人付过的价格是假定的，来源见场景文件的 cost。",
                      cny(money::spent(books)), cny(books.planned)),
          fmt::format("The accounts add up to {} of {} planned. Lines of hardware repairs follow the number of "
                      "hardware jobs; purchases are written off evenly; no interest, no inflation. "
                      "Prices that nobody has paid are assumed: see `cost` in the scenario's files.",
                      cny(money::spent(books)), cny(books.planned))};
}

kpi::Text how_tried(const Frontier& frontier) {
  const auto tried = frontier.packages.size();
  if (frontier.exhaustive)
    return {fmt::format("全部 {} 种组合都已试算，每种 {} 次，经历同样的偶然事件。", tried,
                        frontier.replicates),
            fmt::format("All {} combinations were tried, {} replicates each, by the same accidents.",
                        tried, frontier.replicates)};
  return {fmt::format("组合太多，按规模逐级搜索，试算了 {} 种，每种 {} 次：可能有更好的组合未被发现。",
                      tried, frontier.replicates),
          fmt::format("There are too many combinations; a search from size to size tried {}, {} "
                      "replicates each, and may have missed better ones.",
                      tried, frontier.replicates)};
}

kpi::Text budget_answer(const Study& study) {
  const Frontier& frontier = *study.frontier;
  if (!study.budget) {
    const auto step = first_step(frontier);
    if (!step) return {"没有组合使正常日率有可见的提高。", "No combination visibly gains anything."};
    const Package& package = frontier.packages[*step];
    const kpi::Text name = name_of(study, package);
    return {fmt::format("最省的一步：{}，首年增加 {} 元，正常日率 {} 个百分点。", name.zh,
                        cny(first_year(frontier, package)), points(package.difference[0])),
            fmt::format("The cheapest step that gains: {}, {} CNY on top in the first year, {} points.",
                        name.en, cny(first_year(frontier, package)), points(package.difference[0]))};
  }
  const std::size_t best = best_within(frontier, *study.budget);
  if (best == 0)
    return {fmt::format("首年增加 {} 元以内没有比维持现状更好的组合。", cny(*study.budget)),
            fmt::format("Within {} CNY on top in the first year nothing is better than buying nothing.",
                        cny(*study.budget))};
  const Package& package = frontier.packages[best];
  const kpi::Text name = name_of(study, package);
  return {fmt::format("首年增加 {} 元以内，正常日率最高的是：{}，首年增加 {} 元，{} 个百分点。",
                      cny(*study.budget), name.zh, cny(first_year(frontier, package)),
                      points(package.difference[0])),
          fmt::format("Within {} CNY on top in the first year the greatest day rate has: {}, for {} "
                      "CNY, {} points.",
                      cny(*study.budget), name.en, cny(first_year(frontier, package)),
                      points(package.difference[0]))};
}

}  // namespace headframe::sim::study
