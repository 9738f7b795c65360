#include <fmt/format.h>

#include <algorithm>

#include "platform/kpi/table.hpp"
#include "sim/report/format.hpp"
#include "sim/report/html.hpp"
#include "sim/report/html_parts.hpp"
#include "sim/report/html_report.hpp"

namespace headframe::sim::report {
namespace {

template <class Content>
std::string row(std::span<const Compared> runs, const std::string& head, Content content) {
  auto text = fmt::format("<tr><th scope=\"row\">{}</th>", head);
  for (const Compared& run : runs) text += "<td class=\"number\">" + content(run) + "</td>";
  return text + "</tr>\n";
}

std::string title(const Compared& run) {
  const record::Run& row = run.summary->run;
  const auto name = both(row.title_zh, row.title_en);
  const auto linked = run.page.empty()
                          ? name
                          : fmt::format("<a href=\"{}\">{}</a>", escape(run.page), name);
  return fmt::format("<th class=\"number\">{}<br><code>{}</code></th>", linked,
                     escape(row.scenario));
}

std::string verdict_cell(const Compared& run) {
  const auto& verdict = run.summary->run.verdict;
  if (verdict == "passed") return "<span class=\"good\">✓ " + both("通过", "passed") + "</span>";
  if (verdict == "failed") return "<span class=\"bad\">✗ " + both("未通过", "failed") + "</span>";
  return "· " + both("未判定", "not judged");
}

std::string figure_cell(const Compared& run, std::string_view key) {
  const auto* truth = find_kpi(*run.summary, key, "truth");
  const auto* belief = find_kpi(*run.summary, key, "belief");
  if (!truth) return "";
  auto text = truth->value ? escape(figure(*truth))
                           : fmt::format("— <div class=\"reason\">{}</div>",
                                         both(truth->missing_zh, truth->missing_en));
  if (belief && belief->value && figure(*belief) != figure(*truth)) {
    text += fmt::format("<div class=\"reason\">{} {}</div>", both("平台所见", "platform saw"),
                        escape(figure(*belief)));
  }
  return text;
}

/// Every definition of a key among the runs; more than one means that the figures in the row cannot
/// be compared as they stand.
std::string definitions(std::span<const Compared> runs, std::string_view key) {
  std::vector<std::string> all;
  for (const Compared& run : runs) {
    const auto* truth = find_kpi(*run.summary, key, "truth");
    if (!truth) continue;
    auto text = both(truth->definition_zh, truth->definition_en);
    if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
  }
  std::string result;
  if (all.size() > 1) {
    result = fmt::format("<div class=\"bad\">✗ {}</div>",
                         both("各次运行的规则不同", "the runs applied different rules"));
  }
  for (const std::string& text : all) {
    result += fmt::format("<div class=\"definition\">{}</div>", text);
  }
  return result;
}

std::string figure_rows(std::span<const Compared> runs) {
  std::string rows;
  for (const kpi::Indicator& entry : kpi::indicators()) {
    const auto head = both(entry.name_zh, entry.name_en) +
                      fmt::format("<details><summary><code>{}</code></summary>{}</details>",
                                  entry.key, definitions(runs, entry.key));
    rows += row(runs, head, [&](const Compared& run) { return figure_cell(run, entry.key); });
  }
  return rows;
}

std::string unmet(std::span<const Compared> runs) {
  std::string rows;
  for (const Compared& run : runs) {
    for (const record::Expectation& entry : run.summary->expectations) {
      const bool open =
          entry.kind == "target" && record::verdict_of(entry) == record::Verdict::not_measured;
      if (entry.pass || open) continue;
      rows += fmt::format("<tr><td>{}</td><td>{}</td><td><code>{}</code></td><td>{}</td></tr>\n",
                          both(run.summary->run.title_zh, run.summary->run.title_en),
                          entry.kind == "expect" ? both("预期", "expectation")
                                                 : both("目标", "target"),
                          escape(entry.text), escape(entry.actual));
    }
  }
  if (rows.empty()) return {};
  return section("unmet", "未满足的预期与目标", "Expectations and targets not met", "", "",
                 fmt::format("<table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr>"
                             "</thead><tbody>\n{}</tbody></table>\n",
                             both("场景", "Scenario"), both("种类", "Kind"), both("内容", "Text"),
                             both("实际", "Actual"), rows));
}

std::string sample_bars(std::span<const Compared> runs) {
  std::string legend, bars;
  for (const SampleClass& entry : sample_classes()) {
    legend += swatch(entry.fill, entry.zh, entry.en);
  }
  for (const Compared& run : runs) {
    const auto total = ledger_total(*run.summary);
    if (total.produced == 0) continue;
    bars += fmt::format("<figure><figcaption>{}</figcaption>{}</figure>\n",
                        both(run.summary->run.title_zh, run.summary->run.title_en),
                        sample_bar(total));
  }
  if (bars.empty()) return {};
  return section("samples", "样本去向", "What became of the samples", "", "",
                 "<ul class=\"legend\">" + legend + "</ul>\n" + bars);
}

}  // namespace

std::string html_comparison(std::span<const Compared> runs) {
  std::string heads = "<th></th>";
  for (const Compared& run : runs) heads += title(run);
  const auto facts =
      row(runs, both("结论", "Verdict"), verdict_cell) +
      row(runs, both("种子", "Seed"), [](const Compared& r) { return escape(r.summary->run.seed); }) +
      row(runs, both("时段", "Horizon"),
          [](const Compared& r) { return duration(r.summary->run.horizon); }) +
      row(runs, both("实际用时", "Wall time"), [](const Compared& r) {
        return fmt::format("{:.1f} s", r.summary->run.wall_s);
      });
  const auto table = fmt::format(
      "<div class=\"scroll\"><table><thead><tr>{}</tr></thead><tbody>\n{}{}</tbody></table>"
      "</div>\n",
      heads, facts, figure_rows(runs));
  return document("场景对比", "Scenarios side by side",
                  pattern_definitions() +
                      fmt::format("<h1>{}</h1>\n", both("场景对比", "Scenarios side by side")) +
                      section("figures", "指标", "Indicators",
                              "数值按真实情况计算；点开指标名可见定义与规则。",
                              "Figures are from what really happened; open an indicator's key for "
                              "its definition and rules.", table) +
                      unmet(runs) + sample_bars(runs));
}

}  // namespace headframe::sim::report
