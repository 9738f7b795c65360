#include "viz/models/timeaxis.hpp"

#include <gmock/gmock.h>

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

constexpr const char *begin = "2021-03-01 18:00:00";

std::vector<std::string> labels(Range range, double width) {
  std::vector<std::string> found;
  for (const Tick &tick : ticksOf({range, 0, width}, 80, begin))
    found.push_back(tick.label.toStdString());
  return found;
}

TEST(TimeAxis, TicksStandAtWholeHoursOfCivilTime) {
  EXPECT_THAT(labels({0h, 12h}, 400), testing::ElementsAre("18:00", "21:00", "03-02", "03:00", "06:00"));
}

TEST(TimeAxis, AYearHasTicksAtTheFirstOfMonths) {
  EXPECT_THAT(labels({0h, 365 * 24h}, 500),
              testing::ElementsAre("2021-04", "2021-07", "2021-10", "2022-01"));
}

TEST(TimeAxis, TicksNeverStandCloserThanAsked) {
  for (const auto length : {1s, 90s, 3600s, 100'000s, 40'000'000s, 4'000'000'000s}) {
    const TimeScale scale{{0s, length}, 0, 600};
    const auto ticks = ticksOf(scale, 70, begin);
    for (std::size_t i = 1; i < ticks.size(); ++i)
      EXPECT_GE(scale.x(ticks[i].at) - scale.x(ticks[i - 1].at), 69.9) << length.count();
  }
}

TEST(TimeAxis, PlacesAndInstantsAgree) {
  const TimeScale scale{{10s, 20s}, 100, 200};
  EXPECT_EQ(scale.x(15s), 200);
  EXPECT_EQ(scale.at(200), Moment(15s));
  EXPECT_EQ(scale.at(-5), Moment(10s));
  EXPECT_EQ(scale.at(1000), Moment(20s));
}

TEST(TimeAxis, ZoomingKeepsTheInstantUnderThePointer) {
  EXPECT_EQ(zoomed({0s, 100s}, 20s, 0.5), (Range{10s, 60s}));
}

}  // namespace
}  // namespace headframe::viz
