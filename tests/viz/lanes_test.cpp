#include "viz/models/lanes.hpp"

#include <gmock/gmock.h>

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using sim::record::Fault;
using sim::record::Outage;

Outage down(const char *cause, Moment begin, std::optional<Moment> end) {
  return {"platform", "host", cause, false, begin, end};
}

Fault disk(Moment failed, std::optional<Moment> restored = {}) {
  Fault fault;
  fault.device = "disk/disk-3";
  fault.category = "hardware";
  fault.symptom = "failed";
  fault.failed = failed;
  fault.restored = restored;
  return fault;
}

TEST(Lanes, EachCauseHasOneLaneAndTheLongestStandsFirst) {
  const auto lanes =
      lanesOf({down("short", 1h, 2h), down("long", 3h, 9h), down("short", 4h, 5h)}, {}, 24h);
  ASSERT_EQ(lanes.size(), 2u);
  EXPECT_EQ(lanes[0].cause, "long");
  EXPECT_EQ(lanes[1].cause, "short");
  EXPECT_EQ(lanes[1].bars.size(), 2u);
}

TEST(Lanes, AFaultStandsInTheLaneOfTheOutagesItCaused) {
  const auto lanes = lanesOf({down("hardware/disk/failed", 1h, 2h)}, {disk(1h), disk(5h)}, 24h);
  ASSERT_EQ(lanes.size(), 1u);
  EXPECT_EQ(lanes[0].faults.size(), 2u);
}

TEST(Lanes, AFaultThatRedundancyHidesHasALaneAllTheSame) {
  const auto lanes = lanesOf({}, {disk(1h)}, 24h);
  ASSERT_EQ(lanes.size(), 1u);
  EXPECT_EQ(lanes[0].cause, "hardware/disk/failed");
}

TEST(Lanes, AnOutageThatNeverEndedReachesToTheEndOfTheRun) {
  const auto lanes = lanesOf({down("a", 20h, std::nullopt)}, {}, 24h);
  EXPECT_TRUE(lanes[0].bars[0].open);
  EXPECT_EQ(lanes[0].bars[0].range, (Range{20h, 24h}));
}

TEST(Lanes, OverlappingOutagesCountOnce) {
  const auto lanes = lanesOf({down("a", 1h, 5h), down("a", 2h, 3h), down("a", 4h, 6h)}, {}, 24h);
  EXPECT_EQ(covered(lanes[0].bars, {0h, 24h}), Moment(5h));
  EXPECT_EQ(covered(lanes[0].bars, {2h, 3h}), Moment(1h));
}

TEST(Stages, SayWhatARepairWaitedFor) {
  Fault fault = disk(1h, 9h);
  fault.detected = 2h;
  fault.responded = 4h;
  fault.repair_started = 8h;
  fault.ticket_closed = 9h;
  const auto stages = stagesOf(fault, 24h);
  ASSERT_EQ(stages.size(), 4u);  // the ticket was closed at once
  EXPECT_EQ(stages[0].kind, Stage::undetected);
  EXPECT_EQ(stages[2].kind, Stage::waiting);
  EXPECT_EQ(stages[2].range, (Range{4h, 8h}));
  EXPECT_EQ(stages[3].range, (Range{8h, 9h}));
}

TEST(Stages, ARepairThatTheRunsEndCutOffEndsThere) {
  Fault fault = disk(20h);
  fault.detected = 21h;
  const auto stages = stagesOf(fault, 24h);
  ASSERT_EQ(stages.size(), 2u);
  EXPECT_EQ(stages[1].kind, Stage::unanswered);
  EXPECT_EQ(stages[1].range, (Range{21h, 24h}));
}

TEST(Hits, FindTheFaultThatIsBeingRepairedAndTheOutage) {
  const auto lanes = lanesOf({down("hardware/disk/failed", 1h, 2h)}, {disk(1h, 6h)}, 24h);
  EXPECT_TRUE(hitAt(lanes[0], 90min, 0h, 24h).bar);
  EXPECT_FALSE(hitAt(lanes[0], 4h, 0h, 24h).bar);
  EXPECT_TRUE(hitAt(lanes[0], 4h, 0h, 24h).fault);
  EXPECT_FALSE(hitAt(lanes[0], 7h, 0h, 24h).fault);
  EXPECT_TRUE(hitAt(lanes[0], 7h, 1h, 24h).fault);
}

}  // namespace
}  // namespace headframe::viz
