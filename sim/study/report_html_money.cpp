// The part of the page about money and the self-evaluation sheet.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "sim/report/format.hpp"
#include "sim/report/html.hpp"
#include "sim/study/money_phrases.hpp"
#include "sim/study/report_html_parts.hpp"
#include "sim/study/valuation.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

using report::both;
using report::escape;

std::string paragraph(const kpi::Text& text) { return "<p>" + both(text.zh, text.en) + "</p>\n"; }

std::string number_column(std::string_view zh, std::string_view en) {
  return "<th class=\"number\">" + both(zh, en) + "</th>";
}

std::string score_cell(double value, double worst, double best) {
  const auto grade = score::grade(value);
  return fmt::format("<td class=\"number\">{:.2f} ({:.2f}–{:.2f}) {}</td>", value, worst, best,
                     both(grade.zh, grade.en));
}

std::string totals_table(const Study& study) {
  const score::Sheet& sheet = *study.scenario.sheet;
  const score::Total own = score::total(sheet, sheet.uniform);
  std::string rows = "<tr>" + row_head({"原自评价", "As handed in"}) +
                     score_cell(own.as_printed, own.as_printed, own.as_printed) +
                     score_cell(own.by_rule, own.by_rule, own.by_rule) + "</tr>\n";
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    const auto filled = sheet_of(study, i);
    rows += "<tr>" + row_head(study.options[i].title) +
            score_cell(filled->value.as_printed, filled->worst.as_printed, filled->best.as_printed) +
            score_cell(filled->value.by_rule, filled->worst.by_rule, filled->best.by_rule) + "</tr>\n";
  }
  return table(column("方案", "Option") + number_column("按原表", "As printed") +
                   number_column("按统一规则", "By rule"),
               rows);
}

std::string value_text(const score::Row& row, const std::optional<double>& actual) {
  if (!row.measured) return escape(row.found);
  return fmt::format("{:.4g}", actual.value_or(row.measured->actual));
}

/// The whole sheet as handed in, and each option's values of the rows that take them.
std::string rows_table(const Study& study) {
  const score::Sheet& sheet = *study.scenario.sheet;
  std::string body;
  for (const score::Row& row : sheet.rows) {
    const auto rule = score::by_rule(row, {}, sheet.uniform);
    const auto basis = score::words(rule.basis);
    body += fmt::format(
        "<tr>{}<td class=\"number\">{:.2f}</td><td>{}</td><td>{}</td><td class=\"number\">{:.2f}</td>"
        "<td class=\"number\">{:.2f}</td><td>{}{}</td></tr>\n",
        row_head({row.name.zh, row.name.en}), row.weight,
        row.measured ? fmt::format("{:.4g}", row.measured->target) : escape(row.wanted),
        value_text(row, {}), row.printed, rule.score, both(basis.zh, basis.en),
        row.note ? "<br>" + both(row.note->zh, row.note->en) : "");
  }
  return table(column("指标", "Indicator") + number_column("权重", "Weight") + column("目标值", "Target") +
                   column("业绩值", "Actual") + number_column("按原表", "As printed") +
                   number_column("按统一规则", "By rule") + column("依据和说明", "Basis and remarks"),
               body);
}

std::string price_cell(const money::Price& price) {
  return "<td class=\"number\">" + escape(price_text(price)) + "</td>";
}

/// Everything that any option buys, once, with where its price comes from.
std::string sources_table(const Study& study) {
  std::map<std::string, money::Item> items;
  for (const Option& option : study.options) items.insert(option.cost.begin(), option.cost.end());
  if (items.empty()) return {};
  std::string body;
  for (const auto& [name, item] : items)
    body += "<tr>" + row_head({item.name.zh, item.name.en}) +
            (item.purchase ? price_cell(*item.purchase) : "<td class=\"number\">—</td>") +
            (item.yearly ? price_cell(*item.yearly) : "<td class=\"number\">—</td>") + "<td>" +
            escape(item.source) + "</td></tr>\n";
  return "<details><summary>" + both("价格来源", "Where the prices come from") + "</summary>\n" +
         table(column("项目", "Item") + number_column("一次性购置", "Purchase") +
                   number_column("每年支出", "A year") + column("来源", "Source"),
               body) +
         "</details>\n";
}

constexpr double plot_left = 60, plot_width = 700, plot_height = 260;

/// Every package as a point, cost a year across and the figure upwards; the frontier as steps.
std::string plot(const Study& study, std::size_t figure) {
  const Frontier& frontier = *study.frontier;
  const kpi::Unit unit = unit_of(frontier_figures[figure]);
  double least = 1e300, most = -1e300, low = 1e300, high = -1e300;
  for (const Package& package : frontier.packages) {
    if (!package.value[figure]) continue;
    least = std::min(least, package.bill.om().typical);
    most = std::max(most, package.bill.om().typical);
    low = std::min(low, shown(package.value[figure]->value, unit));
    high = std::max(high, shown(package.value[figure]->value, unit));
  }
  if (most <= least || high <= low) return {};
  const auto x = [&](double cost) { return plot_left + (cost - least) / (most - least) * plot_width; };
  const auto y = [&](double value) { return 10 + (high - value) / (high - low) * (plot_height - 20); };
  std::string points, efficient_ones, line;
  for (const std::size_t i : by_cost(frontier)) {
    const Package& package = frontier.packages[i];
    if (!package.value[figure]) continue;
    const double px = x(package.bill.om().typical), py = y(shown(package.value[figure]->value, unit));
    const bool efficient = is_efficient(frontier, i, figure);
    const kpi::Text name = name_of(study, package);
    std::string& layer = efficient ? efficient_ones : points;
    if (efficient && package.value[figure]->half_width) {
      const double value = shown(package.value[figure]->value, unit),
                   half = shown(*package.value[figure]->half_width, unit);
      layer += fmt::format("<path d=\"M{0:.1f} {1:.1f} V{2:.1f}\" stroke=\"#22577a\" fill=\"none\"/>", px,
                           y(value - half), y(value + half));
    }
    layer += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"{}\"><title>{} | {}: {}</title></circle>",
                          px, py, efficient ? 5 : 3, efficient ? "#22577a" : "#b8c4ce",
                          escape(name.zh), escape(name.en),
                          with_interval(package.value[figure], unit));
    if (efficient) line += fmt::format("{}{:.1f} {:.1f}", line.empty() ? "M" : " L", px, py);
  }
  const kpi::Text title = name_of(frontier_figures[figure]);
  const std::string symbol{kpi::symbol(unit)};
  const auto label = [&](double value) {
    return fmt::format("<text class=\"soft\" x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\">{:.4g}</text>",
                       plot_left - 8, y(value) + 4, value);
  };
  return fmt::format(
      "<figure><svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\">{}{}<path d=\"{}\" stroke=\"#22577a\" "
      "fill=\"none\"/>{}<text class=\"soft\" x=\"{:.0f}\" y=\"{:.0f}\">{}</text><text class=\"soft\" "
      "x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"end\">{}</text></svg><figcaption>{}</figcaption></figure>\n",
      plot_left + plot_width + 20, plot_height + 30, label(low), label(high), line, points + efficient_ones, plot_left,
      plot_height + 16, report::grouped(std::llround(least)), plot_left + plot_width, plot_height + 16,
      report::grouped(std::llround(most)) + " CNY", both(title.zh, title.en) + " " + escape(symbol));
}

std::string packages_table(const Study& study) {
  const Frontier& frontier = *study.frontier;
  std::string head = column("组合", "Combination") + number_column("年运维成本", "Cost a year, CNY") +
                     number_column("首年增加", "First year on top, CNY");
  for (const Figure figure : frontier_figures) {
    const kpi::Text name = short_name(figure);
    const std::string unit{kpi::symbol(unit_of(figure))};
    head += number_column(name.zh + " " + unit, name.en + " " + unit);
  }
  std::string body;
  for (const std::size_t i : by_cost(frontier)) {
    if (!is_efficient(frontier, i, 0)) continue;
    const Package& package = frontier.packages[i];
    const kpi::Text name = name_of(study, package);
    body += "<tr>" + row_head({name.zh, name.en}) + price_cell(package.bill.om()) +
            fmt::format("<td class=\"number\">{}</td>",
                        report::grouped(std::llround(first_year(frontier, package))));
    for (std::size_t f = 0; f < frontier_figures.size(); ++f)
      body += fmt::format("<td class=\"number\">{}</td>",
                          with_interval(package.value[f], unit_of(frontier_figures[f])));
    body += "</tr>\n";
  }
  return table(head, body);
}

}  // namespace

std::string sheet_section(const Study& study) {
  if (!study.scenario.sheet) return {};
  const score::Sheet& sheet = *study.scenario.sheet;
  std::string remarks;
  for (const score::Text& remark : sheet.remarks)
    remarks += "<li>" + both(remark.zh, remark.en) + "</li>\n";
  return report::section(
      "sheet", "附表 1 自评价评分", "The self-evaluation sheet", sheet.title.zh, sheet.title.en,
      totals_table(study) + paragraph(how_scored(sheet)) + paragraph(unexplained_rows(sheet)) +
          (what_lowers(study).zh.empty() ? std::string() : paragraph(what_lowers(study))) +
          "<details><summary>" + both("原自评价各行", "Every row as handed in") + "</summary>\n" +
          rows_table(study) + "</details>\n<details><summary>" +
          both("原报告自相矛盾之处", "Where the report contradicts itself") + "</summary>\n<ul>\n" +
          remarks + "</ul></details>\n");
}

std::string cost_section(const Study& study) {
  if (!study.scenario.money)
    return report::section("cost", "费用", "Money", "", "",
                           "<p>" +
                               both("没有方案注明费用：不计费用时，措施最多的方案总是最好。",
                                    "No option says what it costs; without prices the option that "
                                    "does most is always the best.") +
                               "</p>\n");
  std::string rows;
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    const auto bill = bill_of(study, i);
    rows += "<tr>" + row_head(study.options[i].title) + price_cell(bill->purchase) +
            price_cell(bill->yearly) + price_cell(bill->written_off) + price_cell(bill->om()) + "</tr>\n";
  }
  return report::section(
      "cost", "费用", "Money", "元；一般价，括号内为低价至高价。", "CNY; typical prices, and from low to high.",
      table(column("方案", "Option") + number_column("一次性购置", "Purchases") +
                number_column("每年支出", "Paid a year") + number_column("每年折旧", "Written off a year") +
                number_column("年运维成本", "Cost a year"),
            rows) +
          paragraph(how_costed(study)) + sources_table(study));
}

std::string frontier_section(const Study& study) {
  if (!study.frontier) return {};
  std::string plots;
  for (std::size_t f = 0; f < frontier_figures.size(); ++f) plots += plot(study, f);
  return report::section(
      "frontier", "钱能买到什么", "What money can buy",
      "横轴为年运维成本，每点一种组合；深色点没有更便宜而同样好的组合。",
      "Cost a year across, a point for each combination; nothing cheaper is as good as a dark one.",
      "<p><strong>" + both(budget_answer(study).zh, budget_answer(study).en) + "</strong></p>\n" + plots +
          packages_table(study) + paragraph(how_tried(*study.frontier)));
}

}  // namespace headframe::sim::study
