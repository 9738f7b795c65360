#include "viz/models/derivedtrends.hpp"

#include <algorithm>
#include <map>
#include <utility>

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

struct Samples {
  std::int64_t due = 0, inTime = 0, delivered = 0;
};

void addShares(std::vector<DerivedTrend> &trends, const Content &content) {
  auto inTime = emptyTrend("derived/in-time", "样本及时送达率", "samples delivered in time", "%");
  auto all = emptyTrend("derived/delivered", "样本送达率（含迟到、重复）",
                        "samples delivered, late ones included", "%");
  std::map<Moment, Samples> bins;
  for (const auto &bin : content.ledger) {
    Samples &sum = bins[bin.begin];
    sum.due += bin.produced - bin.suppressed;
    sum.inTime += bin.delivered;
    sum.delivered += bin.delivered + bin.late + bin.duplicated;
    all.series.cadence = std::max(all.series.cadence.value_or(Moment{}), bin.length);
  }
  inTime.series.cadence = all.series.cadence;
  for (const auto &[at, sum] : bins) {
    if (sum.due <= 0) continue;
    const double percent = 100 / static_cast<double>(sum.due);
    inTime.points.push_back({at, percent * static_cast<double>(sum.inTime)});
    all.points.push_back({at, percent * static_cast<double>(sum.delivered)});
  }
  trends.push_back(std::move(inTime));
  trends.push_back(std::move(all));
}

}  // namespace

std::vector<DerivedTrend> derivedTrends(const Content &content) {
  if (content.link.phase != LinkState::Phase::recorded) return {};
  std::vector<DerivedTrend> trends{darkMines(content)};
  addShares(trends, content);
  std::erase_if(trends, [](const DerivedTrend &trend) { return trend.points.empty(); });
  return trends;
}

}  // namespace headframe::viz
