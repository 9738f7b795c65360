#include <gtest/gtest.h>

#include "viz/models/linkedtime.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

struct TwoRuns : testing::Test {
  TwoRuns() {
    first.setRun(24h, {});
    second.setRun(12h, {});
  }
  TimeController first, second;
};

TEST_F(TwoRuns, MoveTogetherInBothDirections) {
  const LinkedTime link(first, second);
  first.setCursor(3h);
  EXPECT_EQ(second.cursor(), Moment(3h));
  second.setCursor(5h);
  EXPECT_EQ(first.cursor(), Moment(5h));
  first.setRange({2h, 6h});
  EXPECT_EQ(second.range(), (Range{2h, 6h}));
}

TEST_F(TwoRuns, TakeOverWhatTheFirstShowsAtOnce) {
  first.setRange({1h, 2h});
  first.setCursor(90min);
  const LinkedTime link(first, second);
  EXPECT_EQ(second.range(), (Range{1h, 2h}));
  EXPECT_EQ(second.cursor(), Moment(90min));
}

TEST_F(TwoRuns, ShowEachTheWholeOfItselfAlthoughTheirLengthsDiffer) {
  const LinkedTime link(first, second);
  first.setRange({1h, 2h});
  first.setRange({0h, 24h});
  EXPECT_EQ(second.range(), (Range{0h, 12h}));
}

TEST_F(TwoRuns, PastTheEndOfTheShorterLeaveTheLongerWhereItIs) {
  const LinkedTime link(first, second);
  first.setCursor(20h);
  EXPECT_EQ(first.cursor(), Moment(20h));
  EXPECT_EQ(second.cursor(), Moment(12h));
}

TEST_F(TwoRuns, GoTheirOwnWaysUnlinkedAndMeetAgainAtTheFirst) {
  LinkedTime link(first, second);
  link.setLinked(false);
  first.setCursor(3h);
  second.setCursor(7h);
  EXPECT_EQ(first.cursor(), Moment(3h));
  link.setLinked(true);
  EXPECT_EQ(second.cursor(), Moment(3h));
}

}  // namespace
}  // namespace headframe::viz
