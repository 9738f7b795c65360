#include "platform/kpi/availability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace headframe::kpi {
namespace {

const Text no_horizon{"时段长度为零", "the horizon is empty"};

double in_days(Duration duration) {
  return std::chrono::duration<double, std::ratio<86400>>(duration).count();
}

template <class Wanted>
SpanSet union_of(const Downtime& downtime, Wanted wanted) {
  std::vector<Span> spans;
  for (const Outage& outage : downtime.outages) {
    if (wanted(outage)) spans.push_back(outage.span);
  }
  return SpanSet(std::move(spans));
}

Downtime unplanned(const Downtime& downtime) {
  Downtime rest = downtime;
  std::erase_if(rest.outages, [](const Outage& outage) { return outage.planned; });
  return rest;
}

std::vector<SpanSet> down_one_by_one(const Downtime& downtime, Subject subject) {
  std::map<std::string, std::vector<Span>> spans;
  for (const Outage& outage : downtime.outages) {
    if (outage.subject == subject) spans[outage.id].push_back(outage.span);
  }
  std::vector<SpanSet> sets;
  for (auto& [id, list] : spans) sets.emplace_back(std::move(list));
  return sets;
}

std::vector<SpanSet> dark_mines(const Downtime& downtime) {
  std::vector<SpanSet> sets;
  for (const Route& route : downtime.routes) sets.push_back(dark(downtime, route));
  return sets;
}

bool knows_lines(const Downtime& downtime) {
  return std::any_of(downtime.routes.begin(), downtime.routes.end(),
                     [](const Route& route) { return !route.lines.empty(); }) ||
         std::any_of(downtime.outages.begin(), downtime.outages.end(),
                     [](const Outage& outage) { return outage.subject == Subject::line; });
}

std::size_t days_over(const Calendar& calendar, const SpanSet& set, Duration threshold) {
  const auto time = calendar.time_per_day(set);
  return static_cast<std::size_t>(
      std::count_if(time.begin(), time.end(), [&](Duration t) { return t > threshold; }));
}

}  // namespace

SpanSet down_spans(const Downtime& downtime, Subject subject, const std::string& id) {
  return union_of(downtime, [&](const Outage& outage) {
    return outage.subject == subject && outage.id == id;
  });
}

SpanSet down_spans_by_cause(const Downtime& downtime, const std::string& cause) {
  return union_of(downtime, [&](const Outage& outage) { return outage.cause == cause; });
}

SpanSet dark(const Downtime& downtime, const Route& route) {
  auto result = down_spans(downtime, Subject::mine, route.mine)
                    .united(union_of(downtime, [](const Outage& outage) {
                      return outage.subject == Subject::platform;
                    }));
  if (route.lines.empty()) return result;
  std::vector<SpanSet> lines;
  for (const std::string& line : route.lines) {
    lines.push_back(down_spans(downtime, Subject::line, line));
  }
  return result.united(at_least(lines.size(), lines));
}

SpanSet abnormal(const Downtime& all, const SeverityRule& rule, bool planned_counts) {
  const Downtime downtime = planned_counts ? all : unplanned(all);
  SpanSet result;
  const auto add = [&](std::size_t count, const std::vector<SpanSet>& sets) {
    result = result.united(at_least(count, sets));
  };
  if (rule.platform_down) add(1, down_one_by_one(downtime, Subject::platform));
  if (rule.lines_down) {
    Downtime counted = downtime;
    std::erase_if(counted.outages, [&](const Outage& outage) {
      return std::ranges::find(rule.exempt_lines, outage.id) != rule.exempt_lines.end();
    });
    add(*rule.lines_down, down_one_by_one(counted, Subject::line));
  }
  if (rule.modules_down) add(*rule.modules_down, down_one_by_one(downtime, Subject::module));
  if (rule.equipment_down) add(*rule.equipment_down, down_one_by_one(downtime, Subject::equipment));
  if (rule.dark_mine_share && !downtime.routes.empty()) {
    add(mines_for_share(*rule.dark_mine_share, downtime.routes.size()), dark_mines(downtime));
  }
  return result.clipped(downtime.calendar.horizon);
}

Measure normal_day_rate(const Downtime& downtime, const DayRateRule& rule) {
  const auto& calendar = downtime.calendar;
  const auto bad = days_over(calendar, abnormal(downtime, rule.severity, rule.planned_counts),
                             rule.threshold);
  const auto days = calendar.days();
  return ratio(static_cast<double>(days - bad), static_cast<double>(days), no_horizon);
}

Measure time_availability(const Downtime& downtime, const DayRateRule& rule) {
  const auto down = abnormal(downtime, rule.severity, rule.planned_counts).total();
  const auto horizon = downtime.calendar.horizon.length();
  return ratio(in_days(horizon - down), in_days(horizon), no_horizon);
}

Measure mine_data_service(const Downtime& downtime) {
  if (downtime.routes.empty()) {
    return Missing{{"没有应联网的矿井", "no mine is expected to send"}};
  }
  const auto horizon = downtime.calendar.horizon;
  double served = 0;
  for (const SpanSet& set : dark_mines(downtime)) {
    served += in_days(horizon.length() - set.clipped(horizon).total());
  }
  return ratio(served, in_days(horizon.length()) * static_cast<double>(downtime.routes.size()),
               no_horizon);
}

Measure network_day_rate(const Downtime& all, Duration threshold, bool planned_counts) {
  if (!knows_lines(all)) {
    return Missing{{"模型中没有线路", "no line is part of the model"}};
  }
  const Downtime downtime = planned_counts ? all : unplanned(all);
  const auto& calendar = downtime.calendar;
  std::set<std::size_t> bad;
  for (const SpanSet& line : down_one_by_one(downtime, Subject::line)) {
    const auto time = calendar.time_per_day(line);
    for (std::size_t i = 0; i < time.size(); ++i) {
      if (time[i] > threshold) bad.insert(i);
    }
  }
  const auto days = calendar.days();
  return ratio(static_cast<double>(days - bad.size()), static_cast<double>(days), no_horizon);
}

Measure down_days(const Downtime& downtime, const SeverityRule& rule) {
  return in_days(abnormal(downtime, rule, false).total());
}

Measure maintenance_days(const Downtime& downtime) {
  const auto planned = union_of(downtime, [](const Outage& outage) {
    return outage.planned && outage.subject != Subject::mine;
  });
  return static_cast<double>(days_over(downtime.calendar, planned, Duration{0}));
}

Measure mean_up_time_days(const Downtime& downtime, const SeverityRule& rule) {
  const auto horizon = downtime.calendar.horizon;
  const auto up = horizon.length() - abnormal(downtime, rule, true).total();
  // Spans are clipped, so an episode from before the horizon would seem to begin with it.
  auto wider = downtime;
  wider.calendar.horizon = {Moment::min(), Moment::max()};
  std::size_t episodes = 0;
  for (const Span& span : abnormal(wider, rule, false).spans()) {
    if (horizon.contains(span.begin)) ++episodes;
  }
  return ratio(in_days(up), static_cast<double>(episodes),
               {fmt::format("时段内没有异常；正常运行 {:.2f} 天只是下限", in_days(up)),
                fmt::format("no abnormal episode in the horizon; the {:.2f} days of up time are "
                            "only a lower bound", in_days(up))});
}

}  // namespace headframe::kpi
