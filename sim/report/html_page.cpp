#include <fmt/format.h>

#include "sim/report/format.hpp"
#include "sim/report/html.hpp"
#include "sim/report/html_parts.hpp"
#include "sim/report/html_report.hpp"

namespace headframe::sim::report {
namespace {

std::string head(const record::Run& run) {
  return fmt::format(
      "<h1>{}</h1>\n<p><code>{}</code></p>\n{}\n<dl class=\"facts\">\n{}{}{}{}{}{}{}{}</dl>\n",
      both(run.title_zh, run.title_en), escape(run.scenario), verdict_badge(run.verdict),
      fact("种子", "Seed", run.seed), fact("仿真开始", "Simulated from", run.begin_local),
      fact("时段", "Horizon", duration(run.horizon)),
      fact("仿真时长（含收尾）", "Simulated, with follow-up", duration(run.simulated)),
      fact("实际用时", "Wall time", fmt::format("{:.1f} s", run.wall_s)),
      fact("提交", "Commit", run.commit), fact("事件摘要", "Digest of events", run.digest),
      fact("生成", "Made", run.made_at));
}

std::string pattern(std::string_view id, std::string_view ground, std::string_view marks) {
  return fmt::format("<pattern id=\"{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                     "<rect width=\"6\" height=\"6\" fill=\"{}\"/>{}</pattern>", id, ground, marks);
}

std::string stroke(std::string_view path, std::string_view colour, double width) {
  return fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\"{}\" fill=\"none\"/>", path,
                     colour, width);
}

}  // namespace

std::string pattern_definitions() {
  const auto rising = "M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5",
             falling = "M-1 5 L1 7 M0 0 L6 6 M5 -1 L7 1";
  return "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"><defs>" +
         pattern("planned", "#fff", stroke(rising, "#5f6c7b", 1.2)) +
         pattern("late", "#f3ddb8", stroke(rising, "#9a5b13", 1.3)) +
         pattern("duplicated", "#e3e0f0",
                 "<circle cx=\"3\" cy=\"3\" r=\"1.4\" fill=\"#54488c\"/>") +
         pattern("misconverted", "#f6e3e3",
                 stroke(rising, "#a3262a", 1) + stroke(falling, "#a3262a", 1)) +
         pattern("suppressed", "#eef1f4", stroke("M0 3 H6", "#7b8794", 1)) + "</defs></svg>\n";
}

std::string html_report(const RunSummary& summary, const std::vector<County>& counties) {
  const record::Run& run = summary.run;
  const auto again =
      section("again", "如何重现", "How to run it again",
              "同一提交、同一种子必得同一摘要。",
              "The same commit and seed give the same digest.",
              fmt::format("<pre><code>{}</code></pre>\n", escape(run.command)));
  return document(run.title_zh, run.title_en,
                  pattern_definitions() + head(run) + expectations_section(summary) +
                      figures_section(summary) + timeline_section(summary) +
                      map_section(summary, counties) + ledger_section(summary) +
                      alarms_section(summary) + missing_section(summary) + again);
}

}  // namespace headframe::sim::report
