#include "viz/models/days.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "viz/models/lanes.hpp"
#include "viz/models/toll.hpp"
#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

constexpr Moment dayLength = std::chrono::hours(24);

/// Days counted from the one in which the run began.
std::set<std::int64_t> daysWith(const std::vector<Range> &stretches, Moment intoDay) {
  std::set<std::int64_t> days;
  for (const Range &stretch : stretches)
    for (auto day = (stretch.begin + intoDay) / dayLength;
         day * dayLength - intoDay < stretch.end; ++day)
      days.insert(day);
  return days;
}

std::vector<Bar> platformBars(const Content &content) {
  std::vector<Bar> bars;
  for (const Lane &lane : lanesOf(content.outages, {}, content.run.simulated))
    for (const Bar &bar : lane.bars)
      if (bar.subject == "platform") bars.push_back(bar);
  std::ranges::sort(bars, {}, [](const Bar &bar) { return bar.range.begin; });
  return bars;
}

}  // namespace

std::vector<DayOfRun> daysByHarm(const Content &content, const Attribution &attribution) {
  const Moment intoDay = timeOfDay(content.run.begin_local);
  const std::vector<Bar> platform = platformBars(content);
  std::vector<DayOfRun> days;
  for (const std::int64_t day : daysWith(attribution.stretches(), intoDay)) {
    const Range range{std::max(day * dayLength - intoDay, Moment{}),
                      std::min((day + 1) * dayLength - intoDay, content.run.simulated)};
    const Moment abnormal = attribution.abnormal(range);
    if (abnormal > Moment{})
      days.push_back({range, darkTimeOf(content, range), abnormal, covered(platform, range),
                      attribution.causes(range).front().cause});
  }
  std::ranges::sort(days, [](const DayOfRun &a, const DayOfRun &b) {
    return std::tie(b.dark, b.abnormal, a.range.begin) <
           std::tie(a.dark, a.abnormal, b.range.begin);
  });
  return days;
}

}  // namespace headframe::viz
