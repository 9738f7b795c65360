#include "sim/ledger/alarms.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace headframe::sim::ledger {
namespace {

using namespace std::chrono_literals;

TEST(Alarms, are_true_missed_again_or_false) {
  const std::vector<OverLimit> events{{"m", "a", {100s, 400s}}, {"m", "b", {100s, 400s}}};
  const std::vector<PlatformAlarm> alarms{{"m", "a", 110s, 400s, 130s, false},
                                          {"m", "a", 300s, 400s, 320s, false},
                                          {"n", "a", 110s, 400s, 130s, false},
                                          {"n", "b", 110s, 400s, 130s, true}};
  const auto result = match_alarms(events, alarms, {});
  EXPECT_EQ(result.counts.raised, 1);
  EXPECT_EQ(result.counts.missed, 1);
  EXPECT_EQ(result.counts.false_ones, 1);
  EXPECT_EQ(result.again, 1);
  EXPECT_DOUBLE_EQ(*result.counts.delay_p99_s, 30);
  ASSERT_EQ(result.rows.size(), 5u);
  EXPECT_EQ(result.rows[1].match, "missed");
}

TEST(Alarms, keep_what_the_platform_said_of_them) {
  PlatformAlarm alarm{"m", "a", 110s, 400s, 130s, false};
  alarm.level = 2;
  alarm.maximum = 1.23;
  alarm.limit = 1.0;
  const auto rows = match_alarms({{"m", "a", {100s, 400s}}}, {alarm}, {}).rows;
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].kind, "over-limit");
  EXPECT_EQ(rows[1].level, 2);
  EXPECT_EQ(rows[1].value, 1.23);
  EXPECT_EQ(rows[1].limit, 1.0);
}

TEST(Alarms, back_to_back_events_each_take_their_own_alarm) {
  const std::vector<OverLimit> events{{"m", "a", {100s, 200s}}, {"m", "a", {260s, 300s}}};
  const std::vector<PlatformAlarm> alarms{{"m", "a", 105s, 200s, 110s, false},
                                          {"m", "a", 265s, 300s, 270s, false}};
  const auto result = match_alarms(events, alarms, {});
  EXPECT_EQ(result.counts.raised, 2);
  EXPECT_EQ(result.again, 0);
}

TEST(Alarms, an_event_that_still_lasts_can_be_raised_at_any_time) {
  const std::vector<OverLimit> events{{"m", "a", {100s, kpi::Moment::max()}}};
  const auto result = match_alarms(events, {{"m", "a", 50h, std::nullopt, 50h, false}}, {});
  EXPECT_EQ(result.counts.raised, 1);
  EXPECT_FALSE(result.rows[0].end);
}

TEST(Alarms, beyond_the_tolerance_are_false_and_leave_the_event_missed) {
  const std::vector<OverLimit> events{{"m", "a", {1000s, 1100s}}};
  AlarmOptions options{60s};
  EXPECT_EQ(match_alarms(events, {{"m", "a", 1160s, {}, 1160s, false}}, options).counts.raised, 1);
  const auto late = match_alarms(events, {{"m", "a", 1161s, {}, 1161s, false}}, options);
  EXPECT_EQ(late.counts.missed, 1);
  EXPECT_EQ(late.counts.false_ones, 1);
}

TEST(Percentile, is_the_nearest_rank) {
  std::vector<double> values(200);
  std::iota(values.rbegin(), values.rend(), 1.0);
  EXPECT_DOUBLE_EQ(*percentile(values, 0.99), 198);
  EXPECT_DOUBLE_EQ(*percentile({7}, 0.99), 7);
  EXPECT_FALSE(percentile({}, 0.99));
}

}  // namespace
}  // namespace headframe::sim::ledger
