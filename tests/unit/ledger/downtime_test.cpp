#include "sim/ledger/downtime.hpp"

#include <gtest/gtest.h>

namespace headframe::sim::ledger {
namespace {

using namespace std::chrono_literals;
using kpi::Subject;

TEST(Downtime, overlapping_causes_of_one_line_are_two_outages_and_one_dark_time) {
  DowntimeLog log;
  log.down(Subject::line, "dengfeng", "duct", false, 10h);
  log.down(Subject::line, "dengfeng", "power", false, 12h);
  log.up(Subject::line, "dengfeng", "duct", 14h);
  log.up(Subject::line, "dengfeng", "power", 15h);
  const kpi::Downtime run{{{0h, 24h}, 0h}, log.outages(), {{"m", {"dengfeng"}}}};
  ASSERT_EQ(run.outages.size(), 2u);
  EXPECT_EQ(mine_downtime(run).at(0).dark.total(), 5h);
}

TEST(Downtime, is_told_apart_by_what_caused_it) {
  DowntimeLog log;
  log.down(Subject::mine, "a", "mains", false, 1h);
  log.up(Subject::mine, "a", "mains", 3h);
  log.down(Subject::platform, "", "crash", false, 2h);
  log.up(Subject::platform, "", "crash", 5h);
  log.down(Subject::line, "xinmi", "duct", false, 20h);
  const kpi::Downtime run{{{0h, 24h}, 0h}, log.outages(), {{"a", {"xinmi"}}, {"b", {"dengfeng"}}}};
  const auto mines = mine_downtime(run);
  EXPECT_EQ(mines.at(0).own.total(), 2h);
  EXPECT_EQ(mines.at(0).lines.total(), 4h) << "an open outage ends with the horizon";
  EXPECT_EQ(mines.at(0).dark.total(), 8h);
  EXPECT_EQ(mines.at(1).dark.total(), 3h);
  EXPECT_FALSE(outage_rows(run.outages).back().end);
}

TEST(Downtime, what_is_not_down_cannot_come_back) {
  DowntimeLog log;
  EXPECT_THROW(log.up(Subject::line, "dengfeng", "duct", 1h), std::logic_error);
  log.down(Subject::line, "dengfeng", "duct", false, 1h);
  EXPECT_THROW(log.down(Subject::line, "dengfeng", "duct", false, 2h), std::logic_error);
}

TEST(Downtime, cause_rows_follow_the_rule_that_the_figures_follow) {
  const kpi::Downtime downtime{{{0h, 24h}, 0h},
                               {{Subject::line, "xinmi", "duct", true, {1h, 3h}}},
                               {{"a", {"xinmi"}}}};
  const auto rows = downtime_rows(downtime, {});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].first_in, 2h);
  kpi::DayRateRule rule;
  rule.planned_counts = false;
  EXPECT_TRUE(downtime_rows(downtime, rule).empty());
}

TEST(Downtime, fault_rows_mark_the_repeats) {
  kpi::Fault first, second;
  first.id = "1";
  second.id = "2";
  first.root_cause = second.root_cause = "duct";
  first.failed = 1h;
  first.restored = 2h;
  second.failed = 5h;
  const auto rows = fault_rows({second, first}, {0h, 24h}, {});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_FALSE(rows[0].repeat);
  EXPECT_TRUE(rows[1].repeat);
  EXPECT_FALSE(rows[1].restored);
}

}  // namespace
}  // namespace headframe::sim::ledger
