#include "sim/report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "platform/kpi/table.hpp"
#include "sim/report/format.hpp"

namespace headframe::sim::report {
namespace {

using Row = std::vector<std::string>;

class Words {
 public:
  explicit Words(Language language) : zh_(language == Language::zh) {}
  std::string operator()(std::string_view zh, std::string_view en) const {
    return std::string(zh_ ? zh : en);
  }

 private:
  bool zh_;
};

std::string verdict(const RunSummary& summary, const Words& say) {
  if (summary.run.verdict == "passed") return "✓ " + say("通过", "passed");
  if (summary.run.verdict == "failed") return "✗ " + say("未通过", "failed");
  return "· " + say("未判定", "not judged");
}

std::string cell(const RunSummary& summary, std::string_view key, const Words& say) {
  const auto* truth = find_kpi(summary, key, "truth");
  const auto* belief = find_kpi(summary, key, "belief");
  const std::string shown = truth ? figure(*truth) : "—";
  if (!belief || !belief->value || figure(*belief) == shown) return shown;
  return fmt::format("{} ({} {})", shown, say("所见", "seen"), figure(*belief));
}

std::vector<Row> rows_of(std::span<const RunSummary> runs, const Words& say) {
  const auto row = [&](std::string head, auto&& content) {
    Row result{std::move(head)};
    for (const RunSummary& summary : runs) result.push_back(content(summary));
    return result;
  };
  std::vector<Row> rows;
  rows.push_back(row("", [](const RunSummary& s) { return s.run.scenario; }));
  rows.push_back(row(say("结论", "Verdict"), [&](const RunSummary& s) { return verdict(s, say); }));
  rows.push_back(row(say("种子", "Seed"), [](const RunSummary& s) { return s.run.seed; }));
  rows.push_back(row(say("仿真时长", "Simulated"),
                     [](const RunSummary& s) { return duration(s.run.simulated); }));
  rows.push_back(row(say("实际用时", "Wall time"),
                     [](const RunSummary& s) { return fmt::format("{:.1f} s", s.run.wall_s); }));
  rows.push_back(row(say("摘要", "Digest"),
                     [](const RunSummary& s) { return s.run.digest.substr(0, 16); }));
  for (const kpi::Indicator& entry : kpi::indicators()) {
    rows.push_back(row(say(entry.name_zh, entry.name_en),
                       [&](const RunSummary& s) { return cell(s, entry.key, say); }));
  }
  return rows;
}

/// Paints the marks of verdicts; called last, because escape sequences would spoil the widths.
std::string coloured(std::string text) {
  const auto paint = [&](std::string_view mark, std::string_view code) {
    const auto painted = fmt::format("\x1b[{}m{}\x1b[0m", code, mark);
    for (auto at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + painted.size())) {
      text.replace(at, mark.size(), painted);
    }
  };
  paint("✓", "32");
  paint("✗", "31");
  return text;
}

std::string table(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  std::string text;
  for (const Row& row : rows) {
    text += pad_right(row[0], widths[0]);
    for (std::size_t i = 1; i < row.size(); ++i) text += "  " + pad_left(row[i], widths[i]);
    text += '\n';
  }
  return text;
}

/// One block a run: what the abnormal time is put down to.
std::string causes(std::span<const RunSummary> runs, const Words& say) {
  std::string text;
  for (const RunSummary& summary : runs) {
    if (summary.causes.empty()) continue;
    std::vector<Row> rows{{"  " + summary.run.scenario, say("先发", "first in"),
                           say("均摊", "shared"), say("决定性", "decisive")}};
    for (const record::CauseOfDowntime& row : summary.causes)
      rows.push_back({"    " + row.cause, duration(row.first_in), duration(row.proportional),
                      duration(row.decisive)});
    text += table(rows);
  }
  return text.empty() ? text : fmt::format("\n{}\n{}", say("停机归因", "Down time by cause"), text);
}

/// Why the platform's work orders say something else than the truth.
std::string differences(std::span<const RunSummary> runs, const Words& say) {
  std::string text;
  for (const RunSummary& summary : runs)
    for (const record::Note& note : summary.notes)
      if (note.kind == "difference")
        text += fmt::format("  {}: {}\n", summary.run.scenario, say(note.zh, note.en));
  if (text.empty()) return text;
  return fmt::format("\n{}\n{}", say("工单与实际为何不同", "Why the work orders differ from the truth"),
                     text);
}

/// Those of a kind with one of the verdicts. An open target is no failure.
std::string judged(std::span<const RunSummary> runs, std::string_view kind, std::string_view title,
                   std::initializer_list<record::Verdict> verdicts) {
  std::string text;
  for (const RunSummary& summary : runs) {
    for (const record::Expectation& entry : summary.expectations) {
      const record::Verdict verdict = record::verdict_of(entry);
      if (entry.kind != kind || std::ranges::find(verdicts, verdict) == verdicts.end()) continue;
      const char* mark =
          kind == "target" && verdict == record::Verdict::not_measured ? "—" : "✗";
      text += fmt::format("  {} {}: {} ({})\n", mark, summary.run.scenario, entry.text,
                          entry.actual);
    }
  }
  return text.empty() ? text : fmt::format("\n{}\n{}", title, text);
}

/// One line per reason, with the names of the figures that lack it.
std::string missing(std::span<const RunSummary> runs, const Words& say) {
  std::map<std::string, std::vector<std::string>> reasons;
  for (const RunSummary& summary : runs) {
    for (const record::Kpi& row : summary.kpis) {
      if (row.value || row.side != "truth") continue;
      auto& names = reasons[say(row.missing_zh, row.missing_en)];
      const auto name = say(row.name_zh, row.name_en);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  std::string text;
  for (const auto& [reason, names] : reasons) {
    text += fmt::format("  {}: {}\n", fmt::join(names, say("、", ", ")), reason);
  }
  return text.empty() ? text : fmt::format("\n{}\n{}", say("— 的原因", "Why —"), text);
}

}  // namespace

std::string text_report(std::span<const RunSummary> runs, const TextOptions& options) {
  if (runs.empty()) return {};
  using record::Verdict;
  const Words say(options.language);
  auto text = table(rows_of(runs, say));
  text += judged(runs, "expect", say("未满足的预期", "Expectations not met"),
                 {Verdict::missed, Verdict::not_measured});
  text += judged(runs, "target", say("未达到的目标", "Targets not met"), {Verdict::missed});
  text += judged(runs, "target", say("未测量的目标", "Targets not measured"),
                 {Verdict::not_measured});
  text += causes(runs, say);
  text += differences(runs, say);
  text += missing(runs, say);
  return options.colour ? coloured(std::move(text)) : text;
}

}  // namespace headframe::sim::report
