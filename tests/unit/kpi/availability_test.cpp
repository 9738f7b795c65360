#include "platform/kpi/availability.hpp"

#include <gtest/gtest.h>

namespace headframe::kpi {
namespace {

using namespace std::chrono_literals;

double number(const Measure& measure) { return value_of(measure).value(); }

Downtime ten_days(std::vector<Outage> outages) {
  return {{{0h, 240h}, 0h}, std::move(outages), {{"a", {"dengfeng"}}, {"b", {"dengfeng"}},
                                                 {"c", {"xinmi"}}, {"d", {}}}};
}

TEST(DayRate, a_line_down_for_thirty_hours_spoils_two_days) {
  const auto run = ten_days({{Subject::line, "dengfeng", "duct", false, {20h, 50h}}});
  DayRateRule rule;
  rule.threshold = 2h;
  EXPECT_DOUBLE_EQ(number(normal_day_rate(run, rule)), 0.8);  // 4 h, 24 h and only 2 h
  rule.threshold = 0h;
  EXPECT_DOUBLE_EQ(number(normal_day_rate(run, rule)), 0.7);
  rule.threshold = 12h;
  EXPECT_DOUBLE_EQ(number(normal_day_rate(run, rule)), 0.9);
}

TEST(DayRate, planned_maintenance_counts_only_if_the_rule_says_so) {
  const auto run = ten_days({{Subject::platform, "", "检修", true, {10h, 12h}}});
  DayRateRule rule;
  EXPECT_DOUBLE_EQ(number(normal_day_rate(run, rule)), 0.9);
  rule.planned_counts = false;
  EXPECT_DOUBLE_EQ(number(normal_day_rate(run, rule)), 1.0);
  EXPECT_DOUBLE_EQ(number(maintenance_days(run)), 1.0);
  EXPECT_DOUBLE_EQ(number(down_days(run, rule.severity)), 0.0);
}

TEST(MaintenanceDays, are_the_platform_s_and_not_those_on_which_a_mine_changes_its_system) {
  EXPECT_EQ(number(maintenance_days(ten_days({{Subject::line, "xinmi", "检修", true, {10h, 12h}},
                                              {Subject::mine, "d", "upgrade", true, {60h, 61h}}}))),
            1);
}

TEST(DayRate, the_severity_rule_decides_what_a_single_dark_mine_means) {
  const auto run = ten_days({{Subject::mine, "d", "upgrade", false, {0h, 1h}}});
  DayRateRule rule;
  rule.severity.dark_mine_share = 0.25;
  EXPECT_DOUBLE_EQ(number(normal_day_rate(run, rule)), 0.9);
  rule.severity.dark_mine_share = 0.26;
  EXPECT_DOUBLE_EQ(number(normal_day_rate(run, rule)), 1.0);
}

TEST(Availability, overlapping_causes_are_counted_once) {
  const auto run = ten_days({{Subject::platform, "", "crash", false, {10h, 20h}},
                             {Subject::line, "xinmi", "duct", false, {15h, 34h}}});
  EXPECT_DOUBLE_EQ(number(time_availability(run, {})), 0.9);
  EXPECT_EQ(down_spans_by_cause(run, "duct").total(), 19h);
}

TEST(Availability, an_outage_is_clipped_at_the_horizon) {
  const auto run = ten_days({{Subject::platform, "", "crash", false, {-5h, 12h}},
                             {Subject::platform, "", "crash", false, {228h, Moment::max()}}});
  EXPECT_DOUBLE_EQ(number(time_availability(run, {})), 0.9);
}

TEST(Service, a_line_takes_only_its_own_mines_along) {
  const auto run = ten_days({{Subject::line, "dengfeng", "duct", false, {0h, 24h}}});
  EXPECT_DOUBLE_EQ(number(mine_data_service(run)), 1 - 0.5 * 0.1);
}

TEST(Service, a_second_line_carries_the_mine_while_only_one_is_down) {
  Downtime run{{{0h, 100h}, 0h},
               {{Subject::line, "one", "", false, {0h, 10h}},
                {Subject::line, "two", "", false, {8h, 20h}}},
               {{"mine", {"one", "two"}}}};
  EXPECT_EQ(dark(run, run.routes[0]), SpanSet({{8h, 10h}}));
  EXPECT_DOUBLE_EQ(number(mine_data_service(run)), 0.98);
}

TEST(Network, lines_are_judged_one_by_one) {
  const auto run = ten_days({{Subject::line, "dengfeng", "", false, {1h, 2h}},
                             {Subject::line, "xinmi", "", false, {3h, 4h}}});
  EXPECT_DOUBLE_EQ(number(network_day_rate(run, 90min, true)), 1.0);
  EXPECT_DOUBLE_EQ(number(network_day_rate(run, 30min, true)), 0.9);
}

TEST(Network, a_model_without_lines_has_no_network_day_rate) {
  const Downtime run{{{0h, 240h}, 0h}, {}, {{"a", {}}}};
  EXPECT_FALSE(value_of(network_day_rate(run, 0h, true)));
}

TEST(UpTime, is_a_ratio_of_sums_and_leaves_out_the_episode_from_before) {
  const auto run = ten_days({{Subject::platform, "", "", false, {-4h, 24h}},
                             {Subject::platform, "", "", false, {100h, 112h}},
                             {Subject::line, "xinmi", "", false, {110h, 124h}},
                             {Subject::platform, "", "", false, {150h, 174h}}});
  // Up for 240 - 24 - 24 - 24 hours; two episodes begin inside.
  EXPECT_DOUBLE_EQ(number(mean_up_time_days(run, {})), 168.0 / 24 / 2);
}

TEST(UpTime, without_a_failure_is_missing_with_a_reason) {
  const auto figure = mean_up_time_days(ten_days({}), {});
  ASSERT_TRUE(std::holds_alternative<Missing>(figure));
  EXPECT_NE(std::get<Missing>(figure).reason.en.find("10.00 days"), std::string::npos);
}

}  // namespace
}  // namespace headframe::kpi
