#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sim/report/format.hpp"
#include "sim/report/html.hpp"
#include "sim/report/html_parts.hpp"

namespace headframe::sim::report {
namespace {

using record::Moment;
using namespace std::chrono_literals;

constexpr double left = 40, right_edge = 1030, middle = 150, reach = 120;
constexpr std::size_t columns_at_most = 480;
constexpr std::int64_t flood = 10;  // alarms in ten minutes for one operator; ANSI/ISA-18.2

struct Bin {
  std::int64_t true_ones = 0, false_ones = 0, events = 0, missed = 0;

  std::int64_t alarms() const { return true_ones + false_ones; }
};

std::vector<Bin> ten_minute_bins(const RunSummary& summary) {
  const auto length = std::max(summary.run.horizon, Moment(10min));
  std::vector<Bin> bins(static_cast<std::size_t>((length + 10min - 1ns) / 10min));
  for (const record::Alarm& alarm : summary.alarms) {
    const bool is_true = alarm.side == "true";
    const Moment at = is_true ? alarm.begin : alarm.visible.value_or(alarm.begin);
    if (at < Moment{0}) continue;
    const auto index = std::min(static_cast<std::size_t>(at / 10min), bins.size() - 1);
    Bin& bin = bins[index];
    if (is_true) {
      ++bin.events;
      if (alarm.match == "missed") ++bin.missed;
    } else {
      ++(alarm.match == "false" ? bin.false_ones : bin.true_ones);
    }
  }
  return bins;
}

/// One column stands for the busiest of its bins when there are more bins than columns.
std::vector<Bin> busiest(const std::vector<Bin>& bins) {
  const std::size_t each = (bins.size() + columns_at_most - 1) / columns_at_most;
  std::vector<Bin> columns;
  for (std::size_t i = 0; i < bins.size(); i += each) {
    Bin column;
    for (std::size_t k = i; k < std::min(i + each, bins.size()); ++k) {
      if (bins[k].alarms() > column.alarms()) {
        column.true_ones = bins[k].true_ones;
        column.false_ones = bins[k].false_ones;
      }
      if (bins[k].events > column.events) {
        column.events = bins[k].events;
        column.missed = bins[k].missed;
      }
    }
    columns.push_back(column);
  }
  return columns;
}

std::string rectangle(double x, double y, double width, double height, std::string_view fill) {
  if (height <= 0) return {};
  return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
                     "fill=\"{}\"/>", x, y, width, height, fill);
}

std::string axes(Moment horizon, std::int64_t peak) {
  std::string result;
  for (const Moment tick : axis_ticks(horizon)) {
    const double x = left + static_cast<double>(tick.count()) /
                                static_cast<double>(horizon.count()) * (right_edge - left);
    const auto label = axis_label(tick, horizon);
    result += fmt::format("<path class=\"grid\" d=\"M{0:.1f} 24 V{1}\"/>", x, middle + reach);
    result += svg_text(x + 3, 14, label, label, "class=\"soft\"");
  }
  const double unit = reach / static_cast<double>(peak);
  const auto level = [&](std::int64_t count) {
    const double y = middle - static_cast<double>(count) * unit;
    const auto label = std::to_string(count);
    result += svg_text(left - 6, y + 4, label, label, "class=\"soft\" text-anchor=\"end\"");
    return y;
  };
  level(0);
  level(peak);
  if (peak >= flood) {
    const double y = peak == flood ? middle - reach : level(flood);
    result +=
        fmt::format("<path d=\"M{} {:.1f} H{}\" stroke=\"#9a5b13\" stroke-dasharray=\"6 4\"/>",
                    left, y, right_edge);
  }
  result += fmt::format("<path d=\"M{} {} H{}\" stroke=\"#1f2933\"/>", left, middle, right_edge);
  return result;
}

std::string drawing(const std::vector<Bin>& columns, Moment horizon) {
  std::int64_t peak = 1;
  for (const Bin& bin : columns) peak = std::max({peak, bin.alarms(), bin.events});
  const double unit = reach / static_cast<double>(peak);
  const double step = (right_edge - left) / static_cast<double>(columns.size());
  const double width = std::max(step * 0.85, 1.0);
  std::string bars;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Bin& bin = columns[i];
    const double x = left + static_cast<double>(i) * step;
    const double solid = static_cast<double>(bin.true_ones) * unit;
    const double hatched = static_cast<double>(bin.false_ones) * unit;
    const double raised = static_cast<double>(bin.events - bin.missed) * unit;
    const double missed = static_cast<double>(bin.missed) * unit;
    if (bin.alarms() + bin.events == 0) continue;
    bars += fmt::format("<g><title>{}</title>",
                        joined(fmt::format("报警 {}（误报 {}），超限 {}（漏报 {}）", bin.alarms(),
                                           bin.false_ones, bin.events, bin.missed),
                               fmt::format("{} alarms ({} false), {} events ({} missed)",
                                           bin.alarms(), bin.false_ones, bin.events, bin.missed)));
    bars += rectangle(x, middle - solid, width, solid, "#22577a");
    bars += rectangle(x, middle - solid - hatched, width, hatched, "#d9a441");
    bars += rectangle(x, middle, width, raised, "#7fa9c4");
    bars += rectangle(x, middle + raised, width, missed, "#a3262a") + "</g>";
  }
  return fmt::format(
      "<svg viewBox=\"0 0 1040 {:.0f}\" role=\"img\" aria-label=\"{}\">{}{}{}{}</svg>",
      middle + reach + 8, joined("十分钟报警数", "Alarms in ten minutes"), axes(horizon, peak),
      bars, svg_text(left + 4, 36, "↑ 平台报警", "↑ alarms of the platform", "class=\"soft halo\""),
      svg_text(left + 4, middle + reach, "↓ 真实超限", "↓ true over-limit events",
               "class=\"soft halo\""));
}

/// The drawing's content in words, for those who cannot tell its colours apart.
std::string numbers(const std::vector<Bin>& bins) {
  Bin total;
  std::int64_t peak = 0, above = 0;
  for (const Bin& bin : bins) {
    total.true_ones += bin.true_ones;
    total.false_ones += bin.false_ones;
    total.events += bin.events;
    total.missed += bin.missed;
    peak = std::max(peak, bin.alarms());
    if (bin.alarms() > flood) ++above;
  }
  const auto count = grouped(static_cast<std::int64_t>(bins.size()));
  const auto zh = fmt::format(
      "平台报警 {} 次，其中误报 {} 次；真实超限 {} 次，其中漏报 {} 次。十分钟最多 {} 次；{} 个十分钟中有 {} 个超过 {} 次。",
      grouped(total.alarms()), total.false_ones, total.events, total.missed, peak, count, above,
      flood);
  const auto en = fmt::format(
      "{} alarms of the platform, {} of them false; {} true events, {} of them missed. At most {} "
      "alarms in ten minutes; {} of {} ten-minute bins with more than {}.",
      grouped(total.alarms()), total.false_ones, total.events, total.missed, peak, above, count,
      flood);
  return fmt::format("<p>{}</p>\n", both(zh, en));
}

}  // namespace

std::string alarms_section(const RunSummary& summary) {
  std::string body;
  if (summary.alarms.empty()) {
    body = fmt::format("<p>{}</p>\n", both("没有报警，也没有真实超限。",
                                           "No alarm and no true over-limit event."));
  } else {
    const auto bins = ten_minute_bins(summary);
    const auto columns = busiest(bins);
    const std::size_t each = (bins.size() + columns_at_most - 1) / columns_at_most;
    body = "<ul class=\"legend\">" + swatch("#22577a", "报警，真实", "alarm, true") +
           swatch("#d9a441", "报警，误报（柱外端）", "alarm, false (outer end)") +
           swatch("#7fa9c4", "超限，已报警", "event, raised") +
           swatch("#a3262a", "超限，漏报（柱外端）", "event, missed (outer end)") + "</ul>\n<figure>" +
           drawing(columns, std::max(summary.run.horizon, Moment(10min)));
    if (each > 1) {
      body +=
          fmt::format("<figcaption>{}</figcaption>",
                      both(fmt::format("每根柱代表 {} 个十分钟中最多的一个。", each),
                           fmt::format("Each column is the busiest of {} ten-minute bins.", each)));
    }
    body += "</figure>\n" + numbers(bins);
  }
  return section("alarms", "十分钟报警数", "Alarms in ten minutes",
                 "虚线：一名值班员十分钟内能处理的报警上限 10 次（ANSI/ISA-18.2）。",
                 "Dashed: 10 alarms in ten minutes, as many as one operator can handle "
                 "(ANSI/ISA-18.2).",
                 body);
}

}  // namespace headframe::sim::report
