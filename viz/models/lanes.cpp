#include "viz/models/lanes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace headframe::viz {
namespace {

void sortByBeginning(std::vector<Bar> &bars) {
  std::ranges::sort(bars, {}, [](const Bar &bar) {
    return std::tie(bar.range.begin, bar.range.end, bar.subject, bar.id);
  });
}

}  // namespace

std::string causeOf(const sim::record::Fault &fault) {
  return fault.category + "/" + fault.device.substr(0, fault.device.find('/')) + "/" + fault.symptom;
}

std::vector<Lane> lanesOf(const std::vector<sim::record::Outage> &outages,
                          const std::vector<sim::record::Fault> &faults, Moment runEnd) {
  std::map<std::string, Lane> byCause;
  for (const auto &outage : outages)
    byCause[outage.cause].bars.push_back({{outage.begin, outage.end.value_or(runEnd)},
                                          !outage.end, outage.planned, outage.subject, outage.id});
  for (const auto &fault : faults) byCause[causeOf(fault)].faults.push_back(fault);
  std::vector<std::pair<Moment, Lane>> ranked;
  for (auto &[cause, lane] : byCause) {
    lane.cause = cause;
    sortByBeginning(lane.bars);
    const Moment length = covered(lane.bars, {Moment::min(), Moment::max()});
    ranked.emplace_back(length, std::move(lane));
  }
  std::ranges::sort(ranked, [](const auto &a, const auto &b) {
    const auto faultsOfA = a.second.faults.size(), faultsOfB = b.second.faults.size();
    return std::tie(b.first, faultsOfB, a.second.cause) <
           std::tie(a.first, faultsOfA, b.second.cause);
  });
  std::vector<Lane> lanes;
  for (auto &[length, lane] : ranked) lanes.push_back(std::move(lane));
  return lanes;
}

Moment covered(const std::vector<Bar> &bars, Range range) {
  Moment sum{}, reached = range.begin;
  for (const Bar &bar : bars) {
    const Moment begin = std::max(bar.range.begin, reached);
    const Moment end = std::min(bar.range.end, range.end);
    if (end <= begin) continue;
    sum += end - begin;
    reached = end;
  }
  return sum;
}

std::vector<Stage> stagesOf(const sim::record::Fault &fault, Moment runEnd) {
  const std::array<std::pair<Stage::Kind, std::optional<Moment>>, 5> ends{{
      {Stage::undetected, fault.detected},
      {Stage::unanswered, fault.responded},
      {Stage::waiting, fault.repair_started},
      {Stage::work, fault.restored},
      {Stage::paperwork, fault.ticket_closed},
  }};
  std::vector<Stage> stages;
  Moment reached = fault.failed;
  for (const auto &[kind, end] : ends) {
    if (!end && kind == Stage::paperwork) break;  // no ticket was ever written, or it is still open
    const Moment until = end.value_or(std::max(runEnd, reached));
    if (until > reached) stages.push_back({kind, {reached, until}});
    if (!end) break;
    reached = std::max(reached, until);
  }
  return stages;
}

Hit hitAt(const Lane &lane, Moment at, Moment tolerance, Moment runEnd) {
  Hit hit;
  for (std::size_t i = 0; i < lane.bars.size(); ++i) {
    const Range range = lane.bars[i].range;
    if (range.begin - tolerance <= at && at <= range.end + tolerance) hit.bar = i;
  }
  for (std::size_t i = 0; i < lane.faults.size(); ++i) {
    const auto &fault = lane.faults[i];
    const Moment end = fault.restored.value_or(std::max(runEnd, fault.failed));
    if (fault.failed - tolerance <= at && at <= end + tolerance) hit.fault = i;
  }
  return hit;
}

}  // namespace headframe::viz
