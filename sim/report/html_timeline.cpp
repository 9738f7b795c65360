#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "sim/report/format.hpp"
#include "sim/report/html.hpp"
#include "sim/report/html_parts.hpp"

namespace headframe::sim::report {
namespace {

using record::Moment;
using namespace std::chrono_literals;

constexpr double gutter = 190, right_edge = 1030, lane_height = 24, top = 26;
constexpr std::size_t lane_limit = 30;

struct Lane {
  std::string zh, en;
  int rank = 0;                  // platform first, mines last
  Moment down{};
  std::vector<const record::Outage*> outages;
};

struct Scale {
  Moment length{};
  double x(Moment at) const {
    const double share = static_cast<double>(at.count()) / static_cast<double>(length.count());
    return gutter + std::clamp(share, 0.0, 1.0) * (right_edge - gutter);
  }
};

int rank_of(const std::string& subject) {
  static constexpr std::array order{"platform", "line", "module", "equipment", "mine"};
  const auto found = std::find(order.begin(), order.end(), subject);
  return static_cast<int>(found - order.begin());
}

void name_lane(Lane& lane, const record::Outage& outage, const RunSummary& summary) {
  lane.zh = lane.en = outage.id;
  if (outage.subject == "platform") std::tie(lane.zh, lane.en) = std::pair("平台", "Platform");
  for (const record::Line& line : summary.lines) {
    if (outage.subject == "line" && line.id == outage.id) {
      std::tie(lane.zh, lane.en) = std::tie(line.name_zh, line.name_en);
    }
  }
  for (const record::Place& place : summary.places) {
    if (outage.subject == "mine" && place.id == outage.id) {
      std::tie(lane.zh, lane.en) = std::tie(place.name_zh, place.name_en);
    }
  }
}

std::vector<Lane> lanes_of(const RunSummary& summary, Moment length) {
  std::map<std::pair<int, std::string>, Lane> lanes;
  for (const record::Outage& outage : summary.outages) {
    const int rank = rank_of(outage.subject);
    Lane& lane = lanes[{rank, outage.id}];
    if (lane.outages.empty()) name_lane(lane, outage, summary);
    lane.rank = rank;
    lane.outages.push_back(&outage);
    lane.down += std::min(outage.end.value_or(length), length) - outage.begin;
  }
  std::vector<Lane> sorted;
  for (auto& [key, lane] : lanes) sorted.push_back(std::move(lane));
  std::sort(sorted.begin(), sorted.end(), [](const Lane& a, const Lane& b) {
    return std::tie(a.rank, b.down, a.zh) < std::tie(b.rank, a.down, b.zh);
  });
  return sorted;
}

/// Clipped to what fits the gutter; the whole name stays in the tooltip.
std::string clipped(std::string_view name) {
  constexpr std::size_t room = 25;
  if (display_width(name) <= room) return std::string(name);
  std::string result(name);
  while (display_width(result) > room - 1) {
    while ((result.back() & 0xc0) == 0x80) result.pop_back();
    result.pop_back();
  }
  return result + "…";
}

/// A mine whose files a scenario holds back works; nothing of it broke.
bool is_held_back(const record::Outage& outage) { return outage.cause == "files-held-back"; }

struct Paint {
  const char *fill, *stroke;
};
Paint paint_of(const record::Outage& outage) {
  if (outage.planned) return {"url(#planned)", "#5f6c7b"};
  if (is_held_back(outage)) return {"url(#late)", "#9a5b13"};
  return {"#a3262a", "#a3262a"};
}

std::string bar(const record::Outage& outage, const Scale& scale, double y) {
  const Moment end = outage.end.value_or(scale.length);
  const double x = scale.x(outage.begin);
  const double width = std::max(scale.x(end) - x, 1.5);
  const auto length = outage.end ? duration(end - outage.begin) : std::string("…");
  const auto cause = outage.cause.empty() ? "" : " · " + outage.cause;
  return fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"14\" fill=\"{}\" stroke=\"{}\" "
      "stroke-width=\".8\"><title>{}</title></rect>",
      x, y + 4, width, paint_of(outage).fill, paint_of(outage).stroke,
      escape(instant(outage.begin) + " + " + length + cause)) +
      (outage.end ? "" : svg_text(scale.x(end) - 14, y + 15, "▶", "▶", "style=\"fill:#fff\""));
}

std::string axis(const Scale& scale, Moment horizon, double bottom) {
  std::string result;
  for (const Moment tick : axis_ticks(scale.length)) {
    const double x = scale.x(tick);
    const auto label = axis_label(tick, scale.length);
    result += fmt::format("<path class=\"grid\" d=\"M{:.1f} {} V{:.1f}\"/>", x, top - 4, bottom);
    if (x < right_edge - 55) result += svg_text(x + 3, top - 10, label, label, "class=\"soft\"");
  }
  if (horizon < scale.length) {
    result += fmt::format("<rect x=\"{0:.1f}\" y=\"{1}\" width=\"{2:.1f}\" height=\"{3:.1f}\" "
                          "fill=\"#5f6c7b\" opacity=\".08\"/>"
                          "<path d=\"M{0:.1f} {1} V{4:.1f}\" stroke=\"#5f6c7b\" "
                          "stroke-dasharray=\"2 3\"/>",
                          scale.x(horizon), top - 4, right_edge - scale.x(horizon),
                          bottom - top + 4, bottom);
  }
  return result;
}

std::string drawing(std::vector<Lane> lanes, const record::Run& run) {
  const Scale scale{std::max({run.horizon, run.simulated, Moment(1s)})};
  const double bottom = top + lane_height * static_cast<double>(lanes.size());
  std::string content = axis(scale, run.horizon, bottom);
  double y = top;
  for (const Lane& lane : lanes) {
    content += fmt::format("<g><title>{}</title>{}</g>", joined(lane.zh, lane.en),
                           svg_text(0, y + 15, clipped(lane.zh), clipped(lane.en)));
    content += fmt::format("<path class=\"grid\" d=\"M{} {:.1f} H{}\"/>", 0, y + lane_height,
                           right_edge);
    for (const record::Outage* outage : lane.outages) content += bar(*outage, scale, y);
    y += lane_height;
  }
  return fmt::format("<svg viewBox=\"0 0 {} {:.0f}\" role=\"img\" aria-label=\"{}\">{}</svg>\n",
                     right_edge + 10, bottom + 6, joined("停机时间线", "Outage timeline"), content);
}

std::string time_cell(std::optional<Moment> at) {
  return fmt::format("<td class=\"number\">{}</td>", at ? instant(*at) : "—");
}

std::string fault_table(const RunSummary& summary) {
  if (summary.faults.empty()) return {};
  std::string rows;
  for (const record::Fault& fault : summary.faults) {
    rows += fmt::format("<tr><th scope=\"row\">{}{}</th><td>{}</td>", escape(fault.device),
                        fault.repeat ? " <span class=\"bad\">↻ " + both("重复", "repeat") + "</span>"
                                     : "",
                        escape(fault.root_cause));
    for (const auto& at : {std::optional(fault.failed), fault.detected, fault.responded,
                           fault.repair_started, fault.restored, fault.ticket_closed}) {
      rows += time_cell(at);
    }
    rows += "</tr>\n";
  }
  return fmt::format(
      "<h3>{}</h3>\n<div class=\"scroll\"><table><thead><tr><th>{}</th><th>{}</th>"
      "<th class=\"number\">{}</th><th class=\"number\">{}</th><th class=\"number\">{}</th>"
      "<th class=\"number\">{}</th><th class=\"number\">{}</th><th class=\"number\">{}</th>"
      "</tr></thead><tbody>\n{}</tbody></table></div>\n",
      both("故障", "Faults"), both("设备", "Device"), both("根本原因", "Root cause"),
      both("失效", "Failed"), both("发现", "Detected"), both("响应", "Responded"),
      both("开始修复", "Repair began"), both("恢复", "Restored"), both("工单关闭", "Ticket closed"),
      rows);
}

std::string cause_table(const RunSummary& summary) {
  if (summary.causes.empty()) return {};
  std::string rows;
  for (const record::CauseOfDowntime& row : summary.causes) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th>", escape(row.cause));
    for (const Moment time : {row.first_in, row.proportional, row.decisive, row.present})
      rows += fmt::format("<td class=\"number\">{}</td>", duration(time));
    rows += "</tr>\n";
  }
  return fmt::format(
      "<h3>{}</h3>\n<p class=\"lead\">{}</p>\n<div class=\"scroll\"><table><thead><tr><th>{}</th>"
      "<th class=\"number\">{}</th><th class=\"number\">{}</th><th class=\"number\">{}</th>"
      "<th class=\"number\">{}</th></tr></thead><tbody>\n{}</tbody></table></div>\n",
      both("停机归因", "Down time by cause"),
      both("系统异常时间按原因分摊。先发：重叠时计给最早开始的原因；均摊：重叠时平分；二者之和都等于系统异常时间。"
           "决定性：没有该原因系统就正常的时间。在场：该原因起作用的全部时间。",
           "The system's abnormal time by cause. First in: where causes overlap, the one that began "
           "first takes it; shared: they share it equally; both columns sum to the abnormal time. "
           "Decisive: without the cause the system would have been normal. Present: whenever the "
           "cause was at work."),
      both("原因", "Cause"), both("先发", "First in"), both("均摊", "Shared"),
      both("决定性", "Decisive"), both("在场", "Present"), rows);
}

}  // namespace

std::vector<Moment> axis_ticks(Moment length) {
  static constexpr std::array<Moment, 14> steps{
      1min, 5min, 10min, 30min, 1h, 2h, 6h, 12h, 24h, 48h, 168h, 24h * 14, 24h * 30, 24h * 60};
  const auto fits = [&](Moment step) { return length / step <= 12; };
  const auto found = std::find_if(steps.begin(), steps.end(), fits);
  const Moment step = found == steps.end() ? length / 10 : *found;
  std::vector<Moment> ticks;
  for (Moment at{0}; at < length; at += step) ticks.push_back(at);
  return ticks;
}

std::string axis_label(Moment tick, Moment length) {
  if (length > 24h * 10) return fmt::format("d{}", tick / 24h + 1);
  return instant(tick);
}

std::string timeline_section(const RunSummary& summary) {
  auto lanes = lanes_of(summary, std::max(summary.run.horizon, summary.run.simulated));
  std::string body;
  if (lanes.empty()) {
    body = fmt::format("<p>{}</p>\n", both("没有停机。", "Nothing was down."));
  } else {
    const auto hidden = lanes.size() > lane_limit ? lanes.size() - lane_limit : 0;
    lanes.resize(lanes.size() - hidden);
    const bool held = std::ranges::any_of(summary.outages, is_held_back);
    body = fmt::format("<ul class=\"legend\">{}{}{}</ul>\n",
                       swatch("#a3262a", "故障停机", "unplanned"),
                       swatch("url(#planned)", "计划检修", "planned maintenance"),
                       held ? swatch("url(#late)", "文件被暂扣（非故障）", "files held back, no fault")
                            : std::string());
    body += "<figure>" + drawing(std::move(lanes), summary.run) + "</figure>\n";
    if (hidden > 0) {
      body += fmt::format("<p class=\"lead\">{}</p>\n",
                          both(fmt::format("另有 {} 行未画出，其停机时间都不更长。", hidden),
                               fmt::format("{} more, none of them down for longer, are not drawn.",
                                           hidden)));
    }
  }
  return section("timeline", "故障时间线", "Fault timeline",
                 "d1 00:00 是运行开始；灰色部分在时段之后，只用于跟踪恢复；▶ 表示运行结束时仍未恢复。",
                 "d1 00:00 is the begin of the run; the grey part lies past the horizon and only "
                 "follows restorations; ▶ was still down at the end.",
                 body + cause_table(summary) + fault_table(summary));
}

}  // namespace headframe::sim::report
