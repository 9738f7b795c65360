#include "viz/models/timecontroller.hpp"

#include <gtest/gtest.h>

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

struct Replay : testing::Test {
  Replay() { time.setRun(100s, {30s, 10s, 30s}); }
  TimeController time;
};

TEST_F(Replay, TheCursorStaysInsideTheRun) {
  time.setCursor(200s);
  EXPECT_EQ(time.cursor(), Moment(100s));
  time.setCursor(-5s);
  EXPECT_EQ(time.cursor(), Moment(0s));
}

TEST_F(Replay, NextAndPreviousVisitEachInstantOnce) {
  time.toNextStop();
  EXPECT_EQ(time.cursor(), Moment(10s));
  time.toNextStop();
  EXPECT_EQ(time.cursor(), Moment(30s));
  time.toNextStop();
  EXPECT_EQ(time.cursor(), Moment(30s));
  time.toPreviousStop();
  EXPECT_EQ(time.cursor(), Moment(10s));
}

TEST_F(Replay, PlayingIsAsFastAsTheSpeedSays) {
  time.setSpeed(20);
  time.setPlaying(true);
  time.advance(2s);
  EXPECT_EQ(time.cursor(), Moment(40s));
}

TEST_F(Replay, PlayingStopsAtTheEnd) {
  time.setSpeed(TimeController::fastest * 2);
  EXPECT_EQ(time.speed(), TimeController::fastest);
  time.setPlaying(true);
  time.advance(1s);
  EXPECT_EQ(time.cursor(), Moment(100s));
  EXPECT_FALSE(time.playing());
}

TEST_F(Replay, APausedRunDoesNotMove) {
  time.advance(1s);
  EXPECT_EQ(time.cursor(), Moment(0s));
}

TEST_F(Replay, AnEmptyRangeIsTheWholeRun) {
  time.setRange({20s, 40s});
  time.setRange({200s, 300s});
  EXPECT_EQ(time.range(), (Range{0s, 100s}));
}

TEST_F(Replay, ALiveCursorStaysAtNowUntilSomebodyLooksBack) {
  time.toEnd();
  time.grow(110s, {});
  EXPECT_EQ(time.cursor(), Moment(110s));
  time.setCursor(50s);
  time.grow(120s, {});
  EXPECT_EQ(time.cursor(), Moment(50s));
  time.toEnd();
  EXPECT_EQ(time.cursor(), Moment(120s));
}

TEST_F(Replay, ALiveRangeGoesAlongWithNowAndKeepsItsLength) {
  time.setRange({80s, 100s});
  time.grow(110s, {});
  EXPECT_EQ(time.range(), (Range{90s, 110s}));
  time.setRange({20s, 40s});
  time.grow(120s, {});
  EXPECT_EQ(time.range(), (Range{20s, 40s}));
}

TEST_F(Replay, OnlyTrueChangesAreAnnounced) {
  int changes = 0;
  QObject::connect(&time, &TimeController::cursorChanged, [&changes] { ++changes; });
  time.setCursor(5s);
  time.setCursor(5s);
  EXPECT_EQ(changes, 1);
}

}  // namespace
}  // namespace headframe::viz
