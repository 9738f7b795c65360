#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "sim/report/format.hpp"
#include "sim/report/html.hpp"
#include "sim/report/html_parts.hpp"

namespace headframe::sim::report {
namespace {

using record::LedgerBin;

constexpr std::size_t shown_mines = 12;

constexpr std::array classes{
    SampleClass{"及时", "delivered", "#7fa9c4", &LedgerBin::delivered},
    SampleClass{"迟到", "late", "url(#late)", &LedgerBin::late},
    SampleClass{"重复", "duplicated", "url(#duplicated)", &LedgerBin::duplicated},
    SampleClass{"误转换", "misconverted", "url(#misconverted)", &LedgerBin::misconverted},
    SampleClass{"丢失", "lost", "#a3262a", &LedgerBin::lost},
    SampleClass{"依规不传", "suppressed", "url(#suppressed)", &LedgerBin::suppressed},
};

std::vector<LedgerBin> by_mine(const RunSummary& summary) {
  std::map<std::string, LedgerBin> sums;
  for (const LedgerBin& bin : summary.ledger) {
    LedgerBin& sum = sums[bin.mine];
    sum.mine = bin.mine;
    record::add_counts(sum, bin);
  }
  std::vector<LedgerBin> rows;
  for (auto& [mine, sum] : sums) rows.push_back(std::move(sum));
  const auto trouble = [](const LedgerBin& row) {
    return std::pair(row.lost + row.misconverted, row.duplicated + row.late);
  };
  std::sort(rows.begin(), rows.end(), [&](const LedgerBin& a, const LedgerBin& b) {
    const auto ta = trouble(a), tb = trouble(b);
    return std::tie(tb, b.produced, a.mine) < std::tie(ta, a.produced, b.mine);
  });
  return rows;
}

std::string mine_name(const RunSummary& summary, const std::string& id) {
  for (const record::Place& place : summary.places) {
    if (place.id == id) return both(place.name_zh, place.name_en);
  }
  return escape(id);
}

std::string row(const std::string& head, const LedgerBin& counts) {
  auto text = fmt::format("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td>", head,
                          grouped(counts.produced));
  for (const SampleClass& entry : classes) {
    text += fmt::format("<td class=\"number\">{}</td>", grouped(counts.*entry.count));
  }
  return text + "</tr>\n";
}

std::string table(const std::string& rows) {
  std::string heads;
  for (const SampleClass& entry : classes) {
    heads += fmt::format("<th class=\"number\">{}</th>", both(entry.zh, entry.en));
  }
  return fmt::format("<div class=\"scroll\"><table><thead><tr><th>{}</th><th class=\"number\">{}"
                     "</th>{}</tr></thead><tbody>\n{}</tbody></table></div>\n",
                     both("矿井", "Mine"), both("产生", "produced"), heads, rows);
}

std::string mine_tables(const RunSummary& summary) {
  const auto mines = by_mine(summary);
  std::string first = row(both("合计", "Total"), ledger_total(summary)), rest;
  for (std::size_t i = 0; i < mines.size(); ++i) {
    (i < shown_mines ? first : rest) += row(mine_name(summary, mines[i].mine), mines[i]);
  }
  if (rest.empty()) return table(first);
  return fmt::format("{}<details><summary>{}</summary>\n{}</details>\n", table(first),
                     both(fmt::format("其余 {} 个矿井", mines.size() - shown_mines),
                          fmt::format("The other {} mines", mines.size() - shown_mines)),
                     table(rest));
}

/// A class's name in both languages; one that this page does not know stands as it is.
std::string outcome_name(const std::string& outcome) {
  const auto found = std::find_if(classes.begin(), classes.end(),
                                  [&](const SampleClass& entry) { return entry.en == outcome; });
  return found == classes.end() ? escape(outcome) : both(found->zh, found->en);
}

std::string example_table(const RunSummary& summary) {
  if (summary.examples.empty()) return {};
  std::string rows;
  for (const record::Example& example : summary.examples) {
    rows += fmt::format(
        "<tr><td>{}{}</td><td>{}</td><td>{}</td><td><code>{}</code> #{}</td>"
        "<td class=\"number\">{}</td><td class=\"number\">{:g}</td>"
        "<td class=\"number\">{}</td></tr>\n",
        outcome_name(example.outcome), example.rule.empty() ? "" : " · " + escape(example.rule),
        mine_name(summary, example.mine), escape(example.point), escape(example.file),
        example.record, instant(example.at), example.true_value,
        example.stored_value ? fmt::format("{:g}", *example.stored_value) : "—");
  }
  return fmt::format(
      "<h3>{}</h3>\n<div class=\"scroll\"><table><thead><tr><th>{}</th><th>{}</th>"
      "<th>{}</th><th>{}</th><th class=\"number\">{}</th><th class=\"number\">{}</th>"
      "<th class=\"number\">{}</th></tr></thead><tbody>\n{}</tbody></table></div>\n",
      both("例子", "Examples"), both("类别与规则", "Class and rule"), both("矿井", "Mine"),
      both("测点", "Point"), both("文件与记录", "File, record"), both("时间", "Time"),
      both("真值", "Truth"), both("入库值", "Stored"), rows);
}

std::string lost_table(const RunSummary& summary) {
  if (summary.lost.empty()) return {};
  auto longest = summary.lost;
  std::sort(longest.begin(), longest.end(),
            [](const record::LostInterval& a, const record::LostInterval& b) {
              const auto length_a = a.end - a.begin, length_b = b.end - b.begin;
              return std::tie(length_b, a.begin, a.mine) < std::tie(length_a, b.begin, b.mine);
            });
  longest.resize(std::min(longest.size(), shown_mines));
  std::string rows;
  for (const record::LostInterval& lost : longest) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td>"
                        "<td class=\"number\">{}</td></tr>\n",
                        mine_name(summary, lost.mine), instant(lost.begin),
                        duration(lost.end - lost.begin));
  }
  return fmt::format("<h3>{}</h3>\n<table><thead><tr><th>{}</th><th class=\"number\">{}</th>"
                     "<th class=\"number\">{}</th></tr></thead><tbody>\n{}</tbody></table>\n",
                     both(fmt::format("最长的丢失时段（共 {} 段）", summary.lost.size()),
                          fmt::format("Longest lost intervals (of {})", summary.lost.size())),
                     both("矿井", "Mine"), both("开始", "Begin"), both("时长", "Length"), rows);
}

}  // namespace

std::span<const SampleClass> sample_classes() { return classes; }

LedgerBin ledger_total(const RunSummary& summary) {
  LedgerBin total;
  for (const LedgerBin& bin : summary.ledger) record::add_counts(total, bin);
  return total;
}

std::string swatch(std::string_view fill, std::string_view zh, std::string_view en) {
  return fmt::format(
      "<li><svg viewBox=\"0 0 18 14\"><rect x=\".5\" y=\"1\" width=\"17\" "
      "height=\"12\" fill=\"{}\" stroke=\"#5f6c7b\" stroke-width=\".6\"/></svg>{}</li>",
      fill, both(zh, en));
}

std::string sample_bar(const LedgerBin& counts) {
  std::string parts;
  double x = 0;
  for (const SampleClass& entry : classes) {
    const auto count = counts.*entry.count;
    if (count == 0) continue;
    const double share = static_cast<double>(count) / static_cast<double>(counts.produced);
    parts += fmt::format(
        "<rect x=\"{:.2f}\" y=\"0\" width=\"{:.2f}\" height=\"26\" fill=\"{}\" "
        "stroke=\"#fff\" stroke-width=\".5\"><title>{}: {} ({:.3f} %)</title></rect>",
        x, share * 1040, entry.fill, joined(entry.zh, entry.en), grouped(count), share * 100);
    x += share * 1040;
  }
  return fmt::format("<svg viewBox=\"0 0 1040 26\" role=\"img\" aria-label=\"{}\">{}</svg>",
                     joined("样本去向", "What became of the samples"), parts);
}

std::string ledger_section(const RunSummary& summary) {
  const auto total = ledger_total(summary);
  std::string body;
  if (total.produced == 0) {
    body = fmt::format("<p>{}</p>\n", both("没有产生样本。", "No samples were produced."));
  } else {
    std::string legend;
    for (const SampleClass& entry : classes) {
      const double share =
          static_cast<double>(total.*entry.count) / static_cast<double>(total.produced) * 100;
      legend += swatch(entry.fill, fmt::format("{} {:.3f} %", entry.zh, share),
                       fmt::format("{} {:.3f} %", entry.en, share));
    }
    body = fmt::format("<figure>{}</figure>\n<ul class=\"legend\">{}</ul>\n", sample_bar(total),
                       legend) +
           mine_tables(summary) + notes_of(summary, "ledger", "另有发现", "Also found") +
           lost_table(summary) + example_table(summary);
  }
  return section(
      "ledger", "样本台账", "Sample ledger",
      "每个产生的样本恰好归入一类；迟到指两个周期之后才可见。丢失和误转换最多的矿井排在前面。",
      "Every produced sample ends in exactly one class; late means visible more than "
      "two cadences after its time. Mines with the most lost and misconverted come first.",
      body);
}

}  // namespace headframe::sim::report
