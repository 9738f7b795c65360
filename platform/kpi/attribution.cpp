#include "platform/kpi/attribution.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace headframe::kpi {
namespace {

using Active = std::vector<const Outage*>;  // the outages of one moment
using Causes = std::set<std::string>;
using Down = std::map<std::string, Causes>;  // what is down, and why

Down down_of(const Active& active, Subject subject) {
  Down down;
  for (const Outage* outage : active)
    if (outage->subject == subject) down[outage->id].insert(outage->cause);
  return down;
}

/// The causes that keep data of the mine away; empty when it arrives.
Causes dark_by(const Route& route, const Down& platform, const Down& lines, const Down& mines) {
  Causes causes;
  for (const auto& [id, why] : platform) causes.insert(why.begin(), why.end());
  if (const auto own = mines.find(route.mine); own != mines.end())
    causes.insert(own->second.begin(), own->second.end());
  const bool cut_off =
      !route.lines.empty() && std::ranges::all_of(route.lines, [&](const std::string& line) {
        return lines.contains(line);
      });
  if (!cut_off) return causes;
  for (const std::string& line : route.lines)
    causes.insert(lines.at(line).begin(), lines.at(line).end());
  return causes;
}

/// The causes at work under the rule; empty when the system is normal.
Causes at_work(const Active& active, const SeverityRule& rule, const std::vector<Route>& routes) {
  Causes result;
  const auto add = [&result](std::size_t needed, const Down& down) {
    if (down.size() < needed) return;
    for (const auto& [id, causes] : down) result.insert(causes.begin(), causes.end());
  };
  const Down platform = down_of(active, Subject::platform), lines = down_of(active, Subject::line);
  if (rule.platform_down) add(1, platform);
  if (rule.lines_down) {
    Down counted = lines;
    for (const std::string& exempt : rule.exempt_lines) counted.erase(exempt);
    add(*rule.lines_down, counted);
  }
  if (rule.modules_down) add(*rule.modules_down, down_of(active, Subject::module));
  if (rule.equipment_down) add(*rule.equipment_down, down_of(active, Subject::equipment));
  if (!rule.dark_mine_share || routes.empty()) return result;
  const Down mines = down_of(active, Subject::mine);
  Down dark;
  for (const Route& route : routes)
    if (auto causes = dark_by(route, platform, lines, mines); !causes.empty())
      dark[route.mine] = std::move(causes);
  add(mines_for_share(*rule.dark_mine_share, routes.size()), dark);
  return result;
}

Active without(const Active& active, const std::string& cause) {
  Active rest = active;
  std::erase_if(rest, [&](const Outage* outage) { return outage->cause == cause; });
  return rest;
}

/// `active` is in the order of beginnings.
std::string first_of(const Active& active, const Causes& causes) {
  const Outage* first = nullptr;
  for (const Outage* outage : active) {
    if (!causes.contains(outage->cause)) continue;
    if (first == nullptr ||
        std::tie(outage->span.begin, outage->cause) < std::tie(first->span.begin, first->cause))
      first = outage;
  }
  return first->cause;
}

std::vector<Moment> edges_of(const std::vector<Outage>& outages, Span horizon) {
  std::set<Moment> edges{horizon.begin, horizon.end};
  for (const Outage& outage : outages)
    for (const Moment edge : {outage.span.begin, outage.span.end})
      edges.insert(std::clamp(edge, horizon.begin, horizon.end));
  return {edges.begin(), edges.end()};
}

/// Nothing of what matters changed between them.
bool continues(const AbnormalStretch& before, const AbnormalStretch& next) {
  return before.span.end == next.span.begin && before.first == next.first &&
         before.causes == next.causes;
}

}  // namespace

std::vector<AbnormalStretch> abnormal_stretches(const Downtime& downtime, const SeverityRule& rule,
                                                bool planned_counts) {
  std::vector<AbnormalStretch> stretches;
  const std::vector<Moment> edges = edges_of(downtime.outages, downtime.calendar.horizon);
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    Active active;
    for (const Outage& outage : downtime.outages)
      if (outage.span.contains(edges[i]) && (planned_counts || !outage.planned))
        active.push_back(&outage);
    const Causes causes = at_work(active, rule, downtime.routes);
    if (causes.empty()) continue;
    AbnormalStretch stretch{{edges[i], edges[i + 1]}, {}, first_of(active, causes)};
    for (const std::string& cause : causes)
      stretch.causes.push_back(
          {cause, at_work(without(active, cause), rule, downtime.routes).empty()});
    if (!stretches.empty() && continues(stretches.back(), stretch))
      stretches.back().span.end = stretch.span.end;
    else
      stretches.push_back(std::move(stretch));
  }
  return stretches;
}

std::vector<CauseOfDowntime> downtime_by_cause(const Downtime& downtime, const SeverityRule& rule,
                                               bool planned_counts) {
  std::map<std::string, CauseOfDowntime> by_cause;
  for (const AbnormalStretch& stretch : abnormal_stretches(downtime, rule, planned_counts)) {
    const Duration length = stretch.span.end - stretch.span.begin;
    const auto count = static_cast<std::int64_t>(stretch.causes.size());
    std::int64_t left_over = length.count() % count;
    for (const auto& [cause, decisive] : stretch.causes) {
      CauseOfDowntime& entry = by_cause[cause];
      entry.present += length;
      if (decisive) entry.decisive += length;
      entry.proportional += length / count + Duration(left_over-- > 0 ? 1 : 0);
    }
    by_cause[stretch.first].first_in += length;
  }
  std::vector<CauseOfDowntime> result;
  for (auto& [cause, entry] : by_cause) {
    entry.cause = cause;
    result.push_back(std::move(entry));
  }
  std::ranges::sort(result, [](const CauseOfDowntime& a, const CauseOfDowntime& b) {
    return std::tie(b.first_in, b.present, a.cause) < std::tie(a.first_in, a.present, b.cause);
  });
  return result;
}

}  // namespace headframe::kpi
