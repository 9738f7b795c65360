#include "viz/models/derivedtrends.hpp"

#include <algorithm>
#include <map>

namespace headframe::viz {
namespace {

using sim::record::Outage;

DerivedTrend emptyTrend(const char *id, const char *zh, const char *en, const char *unit) {
  DerivedTrend trend;
  trend.series.id = id;
  trend.series.name_zh = zh;
  trend.series.name_en = en;
  trend.series.unit = unit;
  return trend;
}

/// When a mine becomes dark by one more cause (+1) or by one less (-1), in the order of time.
std::multimap<Moment, int> changesOf(const sim::record::Place &mine, const Content &content) {
  std::multimap<Moment, int> changes;
  for (const Outage &outage : content.outages) {
    const bool concerns = outage.subject == "platform" ||
                          (outage.subject == "mine" && outage.id == mine.id) ||
                          (outage.subject == "line" && outage.id == mine.line);
    const Moment end = outage.end.value_or(content.run.simulated);
    if (!concerns || end <= outage.begin) continue;
    changes.emplace(outage.begin, 1);
    changes.emplace(end, -1);
  }
  return changes;
}

void addDarkStretches(std::map<Moment, int> &sums, const std::multimap<Moment, int> &changes) {
  int causes = 0;
  for (auto change = changes.begin(); change != changes.end();) {
    const Moment at = change->first;
    const bool dark = causes > 0;
    for (; change != changes.end() && change->first == at; ++change) causes += change->second;
    if (dark != (causes > 0)) sums[at] += causes > 0 ? 1 : -1;
  }
}

DerivedTrend darkMines(const Content &content) {
  auto trend = emptyTrend("derived/dark-mines", "无数据矿数", "mines without data", "mines");
  std::map<Moment, int> sums;
  bool anyMine = false;
  for (const auto &place : content.places) {
    if (place.kind != "mine" || place.state != "producing") continue;
    anyMine = true;
    addDarkStretches(sums, changesOf(place, content));
  }
  if (!anyMine) return trend;
  int dark = 0;
  trend.points.push_back({Moment{}, 0});
  for (const auto &[at, change] : sums) {
    if (change == 0) continue;
    trend.points.push_back({at, static_cast<double>(dark)});
    dark += change;
    trend.points.push_back({at, static_cast<double>(dark)});
  }
  trend.points.push_back({content.run.simulated, static_cast<double>(dark)});
  trend.series.cadence = content.run.simulated;  // a number stays until it changes
  return trend;
}

DerivedTrend deliveredShare(const Content &content) {
  auto trend = emptyTrend("derived/delivered", "样本送达率（含迟到、重复）",
                          "samples delivered, late ones included", "%");
  std::map<Moment, std::pair<std::int64_t, std::int64_t>> bins;  // produced, delivered
  for (const auto &bin : content.ledger) {
    auto &sum = bins[bin.begin];
    sum.first += bin.produced - bin.suppressed;
    sum.second += bin.delivered + bin.late + bin.duplicated;
    trend.series.cadence = std::max(trend.series.cadence.value_or(Moment{}), bin.length);
  }
  for (const auto &[at, sum] : bins)
    if (sum.first > 0)
      trend.points.push_back(
          {at, 100 * static_cast<double>(sum.second) / static_cast<double>(sum.first)});
  return trend;
}

}  // namespace

std::vector<DerivedTrend> derivedTrends(const Content &content) {
  std::vector<DerivedTrend> trends{darkMines(content), deliveredShare(content)};
  std::erase_if(trends, [](const DerivedTrend &trend) { return trend.points.empty(); });
  return trends;
}

}  // namespace headframe::viz
