#include "viz/models/lanes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace headframe::viz {
namespace {

constexpr Moment day = std::chrono::hours(24);

void sortByBeginning(std::vector<Bar> &bars) {
  std::ranges::sort(bars, {}, [](const Bar &bar) {
    return std::tie(bar.range.begin, bar.range.end, bar.subject, bar.id);
  });
}

std::vector<Bar> platformBars(const std::vector<Lane> &lanes) {
  std::vector<Bar> bars;
  for (const Lane &lane : lanes)
    std::ranges::copy_if(lane.bars, std::back_inserter(bars),
                         [](const Bar &bar) { return bar.subject == "platform"; });
  sortByBeginning(bars);
  return bars;
}

}  // namespace

std::vector<Lane> lanesOf(const std::vector<sim::record::Outage> &outages, Moment runEnd) {
  std::map<std::string, Lane> byCause;
  for (const auto &outage : outages) {
    Lane &lane = byCause[outage.cause];
    lane.cause = outage.cause;
    lane.bars.push_back({{outage.begin, outage.end.value_or(runEnd)}, !outage.end, outage.planned,
                         outage.subject, outage.id});
  }
  std::vector<std::pair<Moment, Lane>> ranked;
  for (auto &[cause, lane] : byCause) {
    sortByBeginning(lane.bars);
    const Moment length = covered(lane.bars, {Moment::min(), Moment::max()});
    ranked.emplace_back(length, std::move(lane));
  }
  std::ranges::sort(ranked, [](const auto &a, const auto &b) {
    return std::tie(b.first, a.second.cause) < std::tie(a.first, b.second.cause);
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

std::vector<CauseInRange> causesIn(const std::vector<Lane> &lanes, Range range) {
  std::vector<CauseInRange> causes;
  for (const Lane &lane : lanes) {
    const auto inside = std::ranges::count_if(lane.bars, [&](const Bar &bar) {
      return bar.range.begin < range.end && bar.range.end > range.begin;
    });
    if (inside == 0) continue;
    causes.push_back({lane.cause, static_cast<int>(inside), covered(lane.bars, range),
                      covered(platformBars({lane}), range)});
  }
  std::ranges::sort(causes, [](const CauseInRange &a, const CauseInRange &b) {
    return std::tie(b.platform, b.present, a.cause) < std::tie(a.platform, a.present, b.cause);
  });
  return causes;
}

Moment platformDown(const std::vector<Lane> &lanes, Range range) {
  return covered(platformBars(lanes), range);
}

std::optional<Range> worstDay(const std::vector<Lane> &lanes, Moment intoDay, Moment runEnd) {
  const std::vector<Bar> bars = platformBars(lanes);
  std::optional<Range> worst;
  Moment longest{};
  for (Moment begin = -intoDay; begin < runEnd; begin += day) {
    const Range range{std::max(begin, Moment{}), std::min(begin + day, runEnd)};
    const Moment down = covered(bars, range);
    if (down <= longest) continue;
    longest = down;
    worst = range;
  }
  return worst;
}

}  // namespace headframe::viz
