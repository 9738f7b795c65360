#include "sim/ledger/downtime.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/kpi/attribution.hpp"

namespace headframe::sim::ledger {
namespace {

std::string name(kpi::Subject subject) {
  switch (subject) {
    case kpi::Subject::platform: return "platform";
    case kpi::Subject::line: return "line";
    case kpi::Subject::mine: return "mine";
    case kpi::Subject::module: return "module";
    case kpi::Subject::equipment: return "equipment";
  }
  return {};
}

std::string described(kpi::Subject subject, const std::string& id, const std::string& cause) {
  return name(subject) + " " + id + " (" + cause + ")";
}

kpi::SpanSet all_lines_down(const kpi::Downtime& downtime, const kpi::Route& route) {
  if (route.lines.empty()) return {};
  std::vector<kpi::SpanSet> lines;
  for (const std::string& line : route.lines) {
    lines.push_back(kpi::down_spans(downtime, kpi::Subject::line, line));
  }
  return kpi::at_least(lines.size(), lines);
}

}  // namespace

void DowntimeLog::down(kpi::Subject subject, const std::string& id, const std::string& cause,
                       bool planned, kpi::Moment at) {
  if (!open_.emplace(Key{subject, id, cause}, outages_.size()).second) {
    throw std::logic_error("already down: " + described(subject, id, cause));
  }
  outages_.push_back({subject, id, cause, planned, {at, kpi::Moment::max()}});
}

void DowntimeLog::up(kpi::Subject subject, const std::string& id, const std::string& cause,
                     kpi::Moment at) {
  const auto open = open_.find(Key{subject, id, cause});
  if (open == open_.end()) {
    throw std::logic_error("not down: " + described(subject, id, cause));
  }
  outages_[open->second].span.end = at;
  open_.erase(open);
}

std::vector<kpi::Outage> DowntimeLog::outages() const {
  auto sorted = outages_;
  std::sort(sorted.begin(), sorted.end(), [](const kpi::Outage& a, const kpi::Outage& b) {
    return std::tie(a.span.begin, a.subject, a.id, a.cause) <
           std::tie(b.span.begin, b.subject, b.id, b.cause);
  });
  return sorted;
}

std::vector<MineDowntime> mine_downtime(const kpi::Downtime& downtime) {
  const kpi::Span horizon = downtime.calendar.horizon;
  std::vector<kpi::Span> platform;
  for (const kpi::Outage& outage : downtime.outages) {
    if (outage.subject == kpi::Subject::platform) platform.push_back(outage.span);
  }
  const auto platform_down = kpi::SpanSet(std::move(platform)).clipped(horizon);
  std::vector<MineDowntime> mines;
  for (const kpi::Route& route : downtime.routes) {
    mines.push_back(
        {route.mine,
         kpi::down_spans(downtime, kpi::Subject::mine, route.mine).clipped(horizon),
         all_lines_down(downtime, route).clipped(horizon), platform_down,
         kpi::dark(downtime, route).clipped(horizon)});
  }
  return mines;
}

std::vector<record::CauseOfDowntime> downtime_rows(const kpi::Downtime& downtime,
                                                   const kpi::DayRateRule& rule) {
  std::vector<record::CauseOfDowntime> rows;
  for (const kpi::CauseOfDowntime& entry :
       kpi::downtime_by_cause(downtime, rule.severity, rule.planned_counts))
    rows.push_back(
        {entry.cause, entry.present, entry.decisive, entry.first_in, entry.proportional});
  return rows;
}

std::vector<record::AbnormalCause> abnormal_rows(const kpi::Downtime& downtime,
                                                 const kpi::DayRateRule& rule) {
  std::vector<record::AbnormalCause> rows;
  for (const kpi::AbnormalStretch& stretch :
       kpi::abnormal_stretches(downtime, rule.severity, rule.planned_counts))
    for (const auto& [cause, decisive] : stretch.causes)
      rows.push_back({stretch.span.begin, stretch.span.end, cause, decisive,
                      cause == stretch.first, static_cast<std::int64_t>(stretch.causes.size())});
  return rows;
}

std::vector<record::Outage> outage_rows(const std::vector<kpi::Outage>& outages) {
  std::vector<record::Outage> rows;
  for (const kpi::Outage& outage : outages) {
    const bool open = outage.span.end == kpi::Moment::max();
    rows.push_back({name(outage.subject), outage.id, outage.cause, outage.planned,
                    outage.span.begin, open ? std::nullopt : std::optional(outage.span.end)});
  }
  return rows;
}

std::vector<record::Fault> fault_rows(const std::vector<kpi::Fault>& faults, kpi::Span horizon,
                                      const kpi::RepeatRule& rule) {
  const auto counted = kpi::counted_faults(faults, horizon);
  const auto flags = kpi::repeats(faults, horizon, rule);
  std::vector<record::Fault> rows;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    const kpi::Fault& fault = counted[i];
    rows.push_back({fault.id, fault.device, fault.category, fault.symptom, fault.root_cause,
                    flags[i], fault.failed, fault.detected, fault.responded, fault.repair_started,
                    fault.restored, fault.ticket_closed});
  }
  return rows;
}

}  // namespace headframe::sim::ledger
