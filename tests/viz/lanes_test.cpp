#include "viz/models/lanes.hpp"

#include <gmock/gmock.h>

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using sim::record::Outage;

Outage down(const char *cause, Moment begin, std::optional<Moment> end,
            const char *subject = "platform") {
  return {subject, "host", cause, false, begin, end};
}

TEST(Lanes, EachCauseHasOneLaneAndTheLongestStandsFirst) {
  const auto lanes = lanesOf({down("short", 1h, 2h), down("long", 3h, 9h), down("short", 4h, 5h)}, 24h);
  ASSERT_EQ(lanes.size(), 2u);
  EXPECT_EQ(lanes[0].cause, "long");
  EXPECT_EQ(lanes[1].cause, "short");
  EXPECT_EQ(lanes[1].bars.size(), 2u);
}

TEST(Lanes, AnOutageThatNeverEndedReachesToTheEndOfTheRun) {
  const auto lanes = lanesOf({down("a", 20h, std::nullopt)}, 24h);
  EXPECT_TRUE(lanes[0].bars[0].open);
  EXPECT_EQ(lanes[0].bars[0].range, (Range{20h, 24h}));
}

TEST(Lanes, OverlappingOutagesCountOnce) {
  const auto lanes = lanesOf({down("a", 1h, 5h), down("a", 2h, 3h), down("a", 4h, 6h)}, 24h);
  EXPECT_EQ(covered(lanes[0].bars, {0h, 24h}), Moment(5h));
  EXPECT_EQ(covered(lanes[0].bars, {2h, 3h}), Moment(1h));
}

TEST(Lanes, OnlyThePartInsideTheRangeIsAttributed) {
  const auto lanes = lanesOf({down("host", 1h, 5h), down("cable", 0h, 10h, "line")}, 24h);
  const auto causes = causesIn(lanes, {4h, 8h});
  ASSERT_EQ(causes.size(), 2u);
  EXPECT_EQ(causes[0].cause, "host");
  EXPECT_EQ(causes[0].platform, Moment(1h));
  EXPECT_EQ(causes[1].cause, "cable");
  EXPECT_EQ(causes[1].present, Moment(4h));
  EXPECT_EQ(causes[1].platform, Moment(0h));
}

TEST(Lanes, ACauseOutsideTheRangeIsNotListed) {
  EXPECT_THAT(causesIn(lanesOf({down("a", 1h, 2h)}, 24h), {2h, 3h}), testing::IsEmpty());
}

TEST(Lanes, TheWorstDayIsACalendarDayAndNotCountedFromTheRunsBeginning) {
  // The run begins at 18:00, so that its first six hours are a day of their own.
  const auto lanes = lanesOf({down("a", 5h, 8h)}, 48h);
  EXPECT_EQ(worstDay(lanes, 18h, 48h), (Range{6h, 30h}));
}

TEST(Lanes, OfEquallyBadDaysTheEarlierIsTheWorst) {
  const auto lanes = lanesOf({down("a", 1h, 2h), down("b", 30h, 31h)}, 48h);
  EXPECT_EQ(worstDay(lanes, 0h, 48h), (Range{0h, 24h}));
}

TEST(Lanes, ACutLineAloneMakesNoWorstDayOfThePlatform) {
  EXPECT_EQ(worstDay(lanesOf({down("a", 1h, 2h, "line")}, 48h), 0h, 48h), std::nullopt);
}

}  // namespace
}  // namespace headframe::viz
