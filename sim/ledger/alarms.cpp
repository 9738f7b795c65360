#include "sim/ledger/alarms.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace headframe::sim::ledger {
namespace {

using Key = std::pair<std::string, std::string>;

constexpr const char* over_limit = "over-limit";  // the kind of alarm that is compared

std::optional<kpi::Moment> known_end(kpi::Moment end) {
  return end == kpi::Moment::max() ? std::nullopt : std::optional(end);
}

/// The event of this point that the alarm fits, by index.
std::optional<std::size_t> fitting(const std::vector<OverLimit>& events,
                                   const std::vector<std::size_t>& of_point,
                                   const PlatformAlarm& alarm, kpi::Duration tolerance) {
  std::optional<std::size_t> latest;
  for (const std::size_t i : of_point) {
    const kpi::Span& span = events[i].span;
    const bool begun = alarm.begin >= span.begin - tolerance;
    const bool over = span.end != kpi::Moment::max() && alarm.begin > span.end + tolerance;
    if (begun && !over && (!latest || events[*latest].span.begin < span.begin)) latest = i;
  }
  return latest;
}

record::Alarm row_of(const OverLimit& event, std::optional<kpi::Moment> visible) {
  return {"true", event.mine, event.point, visible ? "raised" : "missed", event.span.begin,
          known_end(event.span.end), visible, over_limit};
}

std::vector<PlatformAlarm> by_visibility(std::vector<PlatformAlarm> alarms) {
  std::erase_if(alarms, [](const PlatformAlarm& alarm) { return alarm.by_design; });
  std::sort(alarms.begin(), alarms.end(), [](const PlatformAlarm& a, const PlatformAlarm& b) {
    return std::tie(a.visible_at, a.mine, a.point, a.begin) <
           std::tie(b.visible_at, b.mine, b.point, b.begin);
  });
  return alarms;
}

}  // namespace

AlarmResult match_alarms(const std::vector<OverLimit>& events,
                         const std::vector<PlatformAlarm>& alarms, const AlarmOptions& options) {
  std::map<Key, std::vector<std::size_t>> of_point;
  for (std::size_t i = 0; i < events.size(); ++i) {
    of_point[{events[i].mine, events[i].point}].push_back(i);
  }

  AlarmResult result;
  std::vector<std::optional<kpi::Moment>> visible(events.size());
  std::vector<record::Alarm> platform_rows;
  for (const PlatformAlarm& alarm : by_visibility(alarms)) {
    const auto event =
        fitting(events, of_point[{alarm.mine, alarm.point}], alarm, options.tolerance);
    const char* match = !event ? "false" : visible[*event] ? "again" : "true";
    if (!event) {
      result.counts.false_ones += 1;
    } else if (visible[*event]) {
      ++result.again;
    } else {
      visible[*event] = alarm.visible_at;
    }
    platform_rows.push_back({"platform", alarm.mine, alarm.point, match, alarm.begin, alarm.end,
                             alarm.visible_at, over_limit, alarm.level, alarm.maximum, alarm.limit});
  }

  std::vector<double> delays;
  for (std::size_t i = 0; i < events.size(); ++i) {
    result.rows.push_back(row_of(events[i], visible[i]));
    (visible[i] ? result.counts.raised : result.counts.missed) += 1;
    if (visible[i]) {
      delays.push_back(std::chrono::duration<double>(*visible[i] - events[i].span.begin).count());
    }
  }
  result.counts.delay_p99_s = percentile(std::move(delays), 0.99);
  result.rows.insert(result.rows.end(), platform_rows.begin(), platform_rows.end());
  return result;
}

std::optional<double> percentile(std::vector<double> values, double share) {
  if (values.empty()) return std::nullopt;
  const auto count = static_cast<double>(values.size());
  const auto rank = static_cast<std::size_t>(std::clamp(std::ceil(share * count), 1.0, count));
  const auto nth = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(values.begin(), nth, values.end());
  return *nth;
}

}  // namespace headframe::sim::ledger
