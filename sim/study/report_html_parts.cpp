#include "sim/study/report_html_parts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/report/html.hpp"
#include "sim/study/verdicts.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

using report::both;
using report::escape;

constexpr double left = 250, width = 760, row_height = 26;

std::string number(std::string_view text) {
  return fmt::format("<td class=\"number\">{}</td>", escape(text));
}

std::string standing_text(Standing standing) {
  switch (standing) {
    case Standing::better: return "<span class=\"good\">▲ " + both("更好", "better") + "</span>";
    case Standing::worse: return "<span class=\"bad\">▼ " + both("更差", "worse") + "</span>";
    case Standing::unclear: return "? " + both("区间含 0", "interval contains 0");
    case Standing::same: return "= " + both("完全相同", "never parted");
  }
  return {};
}

std::string option_row(const Study& study, std::size_t i) {
  const OptionResult& option = study.results.options[i];
  std::string row = row_head(study.options[i].title);
  for (const Figure figure : headline) {
    row += number(with_interval(option[figure].value(), unit_of(figure)));
    if (figure != Figure::normal_day_rate) continue;
    if (i == 0) {
      row += "<td></td><td></td>";
      continue;
    }
    const auto difference = option[figure].difference();
    row += number(signed_interval(*difference, kpi::Unit::share)) + "<td class=\"mark\">" +
           standing_text(standing_of(*difference)) + "</td>";
  }
  return "<tr>" + row + "</tr>\n";
}

std::string label(std::size_t row, const scenario::Bilingual& title) {
  return report::svg_text(0, row_height * (static_cast<double>(row) + 1) - 8, title.zh, title.en);
}

/// Vertical lines with their values, in percent.
std::string grid(double low, double high, std::size_t rows, double step) {
  std::string text;
  const double bottom = row_height * static_cast<double>(rows);
  for (double value = std::ceil(low / step) * step; value <= high + 1e-9; value += step) {
    const double x = left + (value - low) / (high - low) * width;
    text += fmt::format("<path class=\"grid\" d=\"M{:.1f} 0 V{:.1f}\"/><text class=\"soft\" x=\"{:.1f}\" "
                        "y=\"{:.1f}\" text-anchor=\"middle\">{:g} %</text>",
                        x, bottom, x, bottom + 16, std::round(value * 1000) / 10);
  }
  return text;
}

/// Median, quartiles and tails of one option's replicates.
std::string whisker(const Spread& spread, double low, double high, std::size_t row) {
  const auto x = [&](double p) {
    return left + (std::clamp(*spread.quantile(p), low, high) - low) / (high - low) * width;
  };
  const double y = row_height * (static_cast<double>(row) + 0.5);
  return fmt::format(
      "<path d=\"M{0:.1f} {2:.1f} H{1:.1f}\" stroke=\"#22577a\" fill=\"none\"/>"
      "<rect x=\"{3:.1f}\" y=\"{4:.1f}\" width=\"{5:.1f}\" height=\"12\" fill=\"#cfdde8\" stroke=\"#22577a\"/>"
      "<path d=\"M{6:.1f} {4:.1f} v12\" stroke=\"#1f2933\" stroke-width=\"2\" fill=\"none\"/>",
      x(0.05), x(0.95), y, x(0.25), y - 6, x(0.75) - x(0.25), x(0.5));
}

/// A number over a bar of its share of the greatest.
std::string bar_cell(double value, double greatest) {
  const double percent = greatest > 0 ? 100 * value / greatest : 0;
  return fmt::format("<td class=\"number\" style=\"background:linear-gradient(to left,#cfdde8 {0:.1f}%,"
                     "transparent {0:.1f}%)\">{1:.2f}</td>",
                     percent, value);
}

}  // namespace

std::string column(std::string_view zh, std::string_view en) {
  return fmt::format("<th>{}</th>", both(zh, en));
}

std::string row_head(const scenario::Bilingual& title) {
  return fmt::format("<th scope=\"row\">{}</th>", both(title.zh, title.en));
}

std::string table(std::string_view head, std::string_view body) {
  return fmt::format("<div class=\"scroll\"><table class=\"wide\"><thead><tr>{}</tr></thead><tbody>\n{}</tbody></table>"
                     "</div>\n",
                     head, body);
}

std::string options_section(const Study& study) {
  std::string head = column("方案", "Option");
  for (const Figure figure : headline) {
    const kpi::Text name = name_of(figure);
    const std::string unit{kpi::symbol(unit_of(figure))};
    head += fmt::format("<th class=\"number\">{}{}</th>", both(name.zh, name.en),
                        unit.empty() ? "" : " " + escape(unit));
    if (figure == Figure::normal_day_rate)
      head += "<th class=\"number\">" + both("Δ 百分点", "Δ points") + "</th>" +
              column("结论", "Finding");
  }
  std::string rows;
  for (std::size_t i = 0; i < study.options.size(); ++i) rows += option_row(study, i);
  return report::section(
      "options", "方案比较", "The options side by side",
      "± 是 95 % 区间的一半。Δ 与第一个方案比较；各方案经历同样的偶然事件，因此差值比单个数值准确得多。",
      "± is half of the 95 % interval. Δ compares with the first option; all meet the same accidents, so "
      "that differences are known far better than values.",
      table(head, rows));
}

std::string spread_section(const Study& study) {
  constexpr auto figure = Figure::normal_day_rate;
  double low = 1, high = 0;
  for (const OptionResult& option : study.results.options) {
    low = std::min(low, *option.spread(figure).quantile(0.05));
    high = std::max(high, *option.spread(figure).quantile(0.95));
  }
  constexpr double step = 0.05;
  low = std::max(0.0, std::floor(low / step - 0.5) * step);
  high = std::min(1.0, std::ceil(high / step + 0.1) * step);
  std::string drawing = grid(low, high, study.options.size(), step);
  for (std::size_t i = 0; i < study.options.size(); ++i)
    drawing += label(i, study.options[i].title) +
               whisker(study.results.options[i].spread(figure), low, high, i);
  const double height = row_height * static_cast<double>(study.options.size()) + 24;
  return report::section(
      "spread", of_one_year(study) ? "一年与一年之间" : "一次与一次之间",
      of_one_year(study) ? "From year to year" : "From replicate to replicate",
      "单次的正常日率：线为 5 至 95 %，框为 25 至 75 %，粗线为中位数。观察到的一年说明不了多少。",
      "The normal day rate of single replicates: the line is 5 to 95 %, the box 25 to 75 %, the thick "
      "mark the median. One observed year says little.",
      fmt::format("<figure><svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\">{}</svg></figure>\n",
                  left + width + 30, height, drawing));
}

std::string chances_section(const Study& study) {
  const auto& targets = study.scenario.targets;
  if (targets.empty()) return {};
  std::string head = column("方案", "Option"), rows;
  for (const scenario::Check& target : targets)
    head += fmt::format("<th class=\"number\"><code>{}</code></th>", escape(target.expression.text));
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    std::string row = row_head(study.options[i].title);
    for (const Judged& counts : study.results.options[i].counts.targets) {
      const Chance chance = chance_of(counts);
      row += chance.share ? number(fmt::format("{:.1f} % ({:.1f}–{:.1f})", 100 * *chance.share,
                                               100 * chance.interval.low, 100 * chance.interval.high))
                          : "<td class=\"number\">— " +
                                both("部件深度不计算", "not measured at component depth") + "</td>";
    }
    rows += "<tr>" + row + "</tr>\n";
  }
  return report::section("targets", "达到目标的概率", "Chances of the targets",
                         "单次重复达到目标的比例，括号内为 Wilson 95 % 区间。",
                         "The share of replicates that meet a target, with Wilson's 95 % interval.",
                         table(head, rows));
}

std::string years_section(const Study& study) {
  const auto& first = study.results.options.front().account.years;
  if (first.empty()) return {};
  std::string head = column("方案", "Option"), rows;
  for (std::size_t y = 0; y < first.size(); ++y)
    head += "<th class=\"number\">" +
            both(fmt::format("第 {} 年", y + 1), fmt::format("Year {}", y + 1)) + "</th>";
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    std::string row = row_head(study.options[i].title);
    for (const YearAccount& year : study.results.options[i].account.years)
      row += number(with_interval(day_rate_of(year), kpi::Unit::share));
    rows += "<tr>" + row + "</tr>\n";
  }
  return report::section("years", "逐年正常日率（%）", "Normal day rate year by year (%)",
                         "设备逐年老化，失效的部件换新。",
                         "Equipment ages from year to year; parts that failed are renewed.",
                         table(head, rows));
}

std::string causes_section(const Study& study) {
  std::vector<CauseDays> all;  // every cause that any option has, in the order of the first one's
  double greatest = 0;
  for (std::size_t i = 0; i < study.options.size(); ++i)
    for (const CauseDays& cause : causes_of(study, i)) {
      greatest = std::max(greatest, cause.days);
      if (std::ranges::find(all, cause.kind, &CauseDays::kind) == all.end()) all.push_back(cause);
    }
  std::string head = column("原因", "What had failed"), rows;
  for (const Option& option : study.options)
    head += "<th class=\"number\">" + both(option.title.zh, option.title.en) + "</th>";
  for (const CauseDays& cause : all) {
    std::string row = row_head(cause.name);
    for (std::size_t i = 0; i < study.options.size(); ++i) {
      const auto own = causes_of(study, i);
      const auto at = std::ranges::find(own, cause.kind, &CauseDays::kind);
      row += bar_cell(at == own.end() ? 0 : at->days, greatest);
    }
    rows += "<tr>" + row + "</tr>\n";
  }
  return report::section("causes", "异常时间的原因", "Down time by cause",
                         "每次重复的非计划异常天数；同时存在的原因平分。",
                         "Unplanned abnormal days of a replicate; causes that hold at once share them "
                         "equally.",
                         table(head, rows));
}

std::string importance_section(const Study& study) {
  if (study.importance.empty()) return {};
  std::string rows;
  const double greatest = 100 * std::max(0.0, study.importance.front().gain.value);
  for (const Importance& entry : study.importance) {
    const auto& kind = study.options.front().inventory.kinds[entry.kind].name;
    rows += "<tr>" + row_head(name_of_kind(study, kind)) +
            number(signed_interval(entry.gain, kpi::Unit::share)) +
            bar_cell(std::max(0.0, 100 * entry.gain.value), greatest) + "</tr>\n";
  }
  return report::section(
      "importance", "各部件的重要性", "What each component is worth",
      "第一个方案中该类部件永不失效时，正常日率提高的百分点，其余偶然事件不变。",
      "Points that the normal day rate of the first option gains when such components never fail, all "
      "other accidents being the same.",
      table(column("部件", "Component") + "<th class=\"number\">" + both("百分点", "Points") +
                "</th><th></th>",
            rows));
}

}  // namespace headframe::sim::study
