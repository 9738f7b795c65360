#include "platform/kpi/evaluate.hpp"

#include <functional>
#include <map>
#include <string_view>
#include <utility>

namespace headframe::kpi {
namespace {

using Values = std::map<std::string, Measure, std::less<>>;

const Text no_downtime{"本次运行未记录停机", "this run did not record outages"};
const Text no_faults{"本次运行未记录故障", "this run did not record faults"};
const Text no_alarms{"本次运行未比对报警", "this run did not compare alarms"};
const Text no_samples{"本次运行未核对样本", "this run did not account for samples"};

void add_downtime(Values& values, const Observation& seen, const Rules& rules) {
  const auto put = [&](std::string_view key, auto&& formula) {
    values.emplace(key, seen.downtime ? formula(*seen.downtime) : Missing{no_downtime});
  };
  const DayRateRule& rule = rules.day_rate;
  put("normal_day_rate", [&](const Downtime& d) { return normal_day_rate(d, rule); });
  put("time_availability", [&](const Downtime& d) { return time_availability(d, rule); });
  put("mine_data_service", [](const Downtime& d) { return mine_data_service(d); });
  put("network_day_rate", [&](const Downtime& d) {
    return network_day_rate(d, rules.network_threshold, rule.planned_counts);
  });
  put("mean_up_time_d", [&](const Downtime& d) { return mean_up_time_days(d, rule.severity); });
  put("down_days", [&](const Downtime& d) { return down_days(d, rule.severity); });
  put("maintenance_days", [](const Downtime& d) { return maintenance_days(d); });
}

void add_faults(Values& values, const Observation& seen, const Rules& rules) {
  const auto put = [&](std::string_view key, auto&& formula) {
    const bool known = seen.faults && seen.downtime;
    values.emplace(key, known ? formula(*seen.faults, seen.downtime->calendar.horizon)
                              : Missing{no_faults});
  };
  using Faults = std::vector<Fault>;
  put("mean_restoration_h",
      [](const Faults& f, Span horizon) { return mean_restoration_hours(f, horizon); });
  put("mean_response_h",
      [](const Faults& f, Span horizon) { return mean_response_hours(f, horizon); });
  put("repeat_fault_share", [&](const Faults& f, Span horizon) {
    return repeat_fault_share(f, horizon, rules.repeat);
  });
  put("faults", [](const Faults& f, Span horizon) -> Measure {
    return static_cast<double>(counted_faults(f, horizon).size());
  });
}

void add_tallies(Values& values, const Observation& seen) {
  const auto put = [&](std::string_view key, const std::optional<Tally>& tally, Text reason) {
    values.emplace(key, tally ? ratio(tally->done, tally->due, std::move(reason))
                              : Measure{Missing{std::move(reason)}});
  };
  put("coverage", seen.connected_mines, {"没有统计应联网矿井", "expected mines were not counted"});
  put("patrol_rate", seen.patrols, {"本次运行没有巡查任务", "no patrols were due in this run"});
  put("report_rate", seen.reports, {"本次运行没有报表任务", "no reports were due in this run"});
  values.emplace("om_cost_cny", measured_or(seen.om_cost_cny, {"本次运行不核算费用",
                                                               "this run keeps no accounts"}));
}

void add_alarms(Values& values, const Observation& seen) {
  const auto put = [&](std::string_view key, double AlarmCounts::*member) {
    values.emplace(key, seen.alarms ? Measure{(*seen.alarms).*member} : Missing{no_alarms});
  };
  put("alarms_true", &AlarmCounts::raised);
  put("alarms_missed", &AlarmCounts::missed);
  put("alarms_false", &AlarmCounts::false_ones);
  const Text none{"没有真实报警", "no true alarm was raised"};
  values.emplace("alarm_delay_p99_s", seen.alarms ? measured_or(seen.alarms->delay_p99_s, none)
                                                  : Missing{no_alarms});
}

void add_samples(Values& values, const Observation& seen) {
  const auto put = [&](std::string_view key, double SampleCounts::*member) {
    values.emplace(key, seen.samples ? Measure{(*seen.samples).*member} : Missing{no_samples});
  };
  put("samples.produced", &SampleCounts::produced);
  put("samples.delivered", &SampleCounts::delivered);
  put("samples.late", &SampleCounts::late);
  put("samples.duplicated", &SampleCounts::duplicated);
  put("samples.misconverted", &SampleCounts::misconverted);
  put("samples.lost", &SampleCounts::lost);
  put("samples.suppressed", &SampleCounts::suppressed);
  if (!seen.samples) {
    values.emplace("upload_rate", Missing{no_samples});
    return;
  }
  const SampleCounts& n = *seen.samples;
  values.emplace("upload_rate",
                 ratio(n.delivered + n.late + n.duplicated, n.produced - n.suppressed,
                       {"没有应上传的样本", "no sample was due for upload"}));
}

/// The rule that a key's figure depends on, empty for those that depend on none.
Text rule_text(std::string_view key, const Rules& rules) {
  const auto& rate = rules.day_rate;
  if (key == "normal_day_rate") return describe(rate);
  if (key == "time_availability") {
    auto at_any_time = rate;
    at_any_time.threshold = Duration{0};
    return describe(at_any_time);
  }
  if (key == "mean_up_time_d" || key == "down_days") {
    const auto severity = describe(rate.severity);
    return {"异常：" + severity.zh, "abnormal: " + severity.en};
  }
  if (key == "network_day_rate") {
    const auto theta = hours_text(rules.network_threshold);
    return {"θ = " + theta + (rate.planned_counts ? "；计划检修计入" : "；计划检修不计入"),
            "θ = " + theta + (rate.planned_counts ? "; planned maintenance counts"
                                                  : "; planned maintenance does not count")};
  }
  if (key == "repeat_fault_share") return describe(rules.repeat);
  return {};
}

}  // namespace

Text definition(std::string_view key, const Rules& rules) {
  const Indicator& entry = indicator(key);
  Text text{std::string(entry.definition_zh), std::string(entry.definition_en)};
  const Text rule = rule_text(key, rules);
  if (rule.en.empty()) return text;
  return {text.zh + "。" + rule.zh, text.en + ". " + rule.en};
}

std::vector<Figure> evaluate(const Observation& seen, const Rules& rules) {
  Values values;
  add_downtime(values, seen, rules);
  add_faults(values, seen, rules);
  add_tallies(values, seen);
  add_alarms(values, seen);
  add_samples(values, seen);

  std::vector<Figure> figures;
  for (const Indicator& entry : indicators()) {
    figures.push_back({std::string(entry.key), entry.unit, values.at(std::string(entry.key)),
                       {std::string(entry.name_zh), std::string(entry.name_en)},
                       definition(entry.key, rules)});
  }
  return figures;
}

}  // namespace headframe::kpi
