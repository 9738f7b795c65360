#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "platform/kpi/table.hpp"
#include "sim/report/format.hpp"
#include "sim/report/html.hpp"
#include "sim/report/html_parts.hpp"

namespace headframe::sim::report {
namespace {

std::string verdict_mark(const record::Expectation& entry) {
  switch (record::verdict_of(entry)) {
    case record::Verdict::met:
      return fmt::format("<span class=\"good\">✓ {}</span>", both("满足", "met"));
    case record::Verdict::missed:
      return fmt::format("<span class=\"bad\">✗ {}</span>", both("未满足", "not met"));
    case record::Verdict::not_measured:
      return fmt::format("<span>— {}</span>", both("未测量", "not measured"));
  }
  return {};
}

std::string expectation_rows(const RunSummary& summary, std::string_view kind) {
  std::string rows;
  for (const record::Expectation& entry : summary.expectations) {
    if (entry.kind != kind) continue;
    rows += fmt::format("<tr><td>{}</td><td><code>{}</code></td><td>{}</td></tr>\n",
                        verdict_mark(entry), escape(entry.text), escape(entry.actual));
  }
  return rows;
}

std::string expectation_table(std::string_view zh, std::string_view en, const std::string& rows) {
  if (rows.empty()) return {};
  return fmt::format("<h3>{}</h3>\n<table><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead>"
                     "<tbody>\n{}</tbody></table>\n",
                     both(zh, en), both("结论", "Verdict"), both("内容", "Text"),
                     both("实际", "Actual"), rows);
}

std::string value_cell(const record::Kpi* kpi, bool differs) {
  if (!kpi) return "<td class=\"number\"></td>";
  return fmt::format("<td class=\"number{}\">{}{}</td>", differs ? " differs" : "",
                     differs ? "≠ " : "", escape(figure(*kpi)));
}

std::string figure_row(const RunSummary& summary, std::string_view key) {
  const auto* truth = find_kpi(summary, key, "truth");
  const auto* belief = find_kpi(summary, key, "belief");
  const auto* any = truth ? truth : belief;
  if (!any) return {};
  const bool differs =
      truth && belief && truth->value && belief->value && figure(*truth) != figure(*belief);
  std::string reason;
  if (truth && !truth->value) {
    reason = fmt::format("<div class=\"reason\">— {}</div>", both(truth->missing_zh,
                                                                 truth->missing_en));
  }
  return fmt::format("<tr><th scope=\"row\">{}<br><code>{}</code></th>{}{}"
                     "<td class=\"definition\">{}{}</td></tr>\n",
                     both(any->name_zh, any->name_en), escape(any->key), value_cell(truth, false),
                     value_cell(belief, differs), both(any->definition_zh, any->definition_en),
                     reason);
}

}  // namespace

std::string notes_of(const RunSummary& summary, std::string_view kind, std::string_view zh,
                     std::string_view en) {
  std::string items;
  for (const record::Note& note : summary.notes) {
    if (note.kind == kind) items += fmt::format("<li>{}</li>\n", both(note.zh, note.en));
  }
  return items.empty() ? items : fmt::format("<h3>{}</h3>\n<ul>\n{}</ul>\n", both(zh, en), items);
}

std::string expectations_section(const RunSummary& summary) {
  const auto body =
      expectation_table("预期", "Expectations", expectation_rows(summary, "expect")) +
      expectation_table("目标", "Targets", expectation_rows(summary, "target"));
  if (body.empty()) return {};
  return section("expectations", "结论", "Verdict",
                 "预期决定退出码；目标只是发现，不影响结论。",
                 "Expectations decide the exit code; targets are findings and do not.", body);
}

std::string figures_section(const RunSummary& summary) {
  std::string rows;
  for (const kpi::Indicator& entry : kpi::indicators()) rows += figure_row(summary, entry.key);
  auto body = fmt::format(
      "<table><thead><tr><th>{}</th><th class=\"number\">{}</th><th class=\"number\">{}</th>"
      "<th>{}</th></tr></thead><tbody>\n{}</tbody></table>\n",
      both("指标", "Indicator"), both("真值", "Truth"), both("平台所见", "Platform saw"),
      both("定义与所用规则", "Definition and the rules applied"), rows);
  body += notes_of(summary, "difference", "工单与实际为何不同", "Why the work orders differ from the truth");
  return section("figures", "指标", "Indicators",
                 "左列按真实情况计算，右列用同一公式按平台所见计算；≠ 表示两者不同，差别本身就是结果。",
                 "Left from what really happened, right by the same formula from what the platform "
                 "could see; ≠ marks a difference, which is a result in itself.",
                 body);
}

std::string missing_section(const RunSummary& summary) {
  std::map<std::pair<std::string, std::string>, std::vector<const record::Kpi*>> reasons;
  for (const record::Kpi& row : summary.kpis) {
    if (row.side == "truth" && !row.value) {
      reasons[{row.missing_en, row.missing_zh}].push_back(&row);
    }
  }
  std::string rows;
  for (const auto& [reason, figures] : reasons) {
    std::string names;
    for (const record::Kpi* row : figures) {
      names += fmt::format("<div>{}</div>", both(row->name_zh, row->name_en));
    }
    rows += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", names,
                        both(reason.second, reason.first));
  }
  std::string body;
  if (!rows.empty()) {
    body = fmt::format("<table><thead><tr><th>{}</th><th>{}</th></tr></thead><tbody>\n{}</tbody>"
                       "</table>\n",
                       both("未测量的指标", "Not measured"), both("原因", "Why"), rows);
  }
  body += notes_of(summary, "not measured", "其他未测量的内容", "Also not measured");
  body += notes_of(summary, "code", "以真实代码运行的部分", "What runs as real code");
  body += notes_of(summary, "drawn", "随机抽取的部分", "What is drawn at random");
  body += notes_of(summary, "not modelled", "未建模的部分", "What is not modelled");
  body += notes_of(summary, "source", "数据来源", "Sources");
  return section("missing", "未测量的内容及原因", "What is not measured, and why", "", "", body);
}

}  // namespace headframe::sim::report
