// A day in the duty room: alarms, silent lines, a platform that is gone, screens that die.
#include "tests/stories/staff/office.hpp"

namespace headframe::sim::staff {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DutyRoom, a_gas_alarm_is_passed_to_the_mine_and_acknowledged_after_the_reaction) {
  Office office;
  office.town.gassy.insert(Office::mine(2));
  office.at_time("2021-06-14 11:20:30", [&] { office.deliver(2, 1.2, 1); });
  office.run_until("2021-06-14 11:24:00");
  EXPECT_EQ(office.page("/alarms").at("items").at(0).at("acknowledged"), false);

  office.run_until("2021-06-14 12:30:00");

  ASSERT_EQ(office.diary.acknowledged.size(), 1u);
  const auto& [officer, after] = office.diary.acknowledged[0];
  EXPECT_EQ(officer, "wang");
  EXPECT_GE(after, 5min);  // three to react, two to talk
  EXPECT_LT(after, 6min);
  EXPECT_THAT(office.diary.checked, ElementsAre(true));
  nlohmann::json last;
  for (const auto& remark : office.page("/alarms/1").at("history"))
    if (remark.at("change") == "acknowledged") last = remark;
  EXPECT_EQ(last.at("who"), "wang");
  EXPECT_EQ(last.at("reason"), "已通知矿调度核实、停止作业并撤人");
}

TEST(DutyRoom, one_silent_mine_is_asked_and_its_own_system_is_the_vendors) {
  Office office;
  office.at_time("2021-06-14 09:00:00", [&] {
    office.town.cut_off.insert(Office::mine(3));
    office.town.broken.insert(Office::mine(3));
  });
  office.run_until("2021-06-14 11:00:00");
  EXPECT_THAT(office.town.reports, ElementsAre("vendor adapter-3"));
  ASSERT_EQ(office.diary.orders.size(), 1u);
  EXPECT_EQ(office.diary.orders[0].thing, "adapter-3");
  EXPECT_LT(office.diary.orders[0].failed, at("2021-06-14 09:12:00"));
  EXPECT_GE(office.diary.orders[0].detected, at("2021-06-14 10:00:00"));
}

TEST(DutyRoom, lets_a_mine_be_silent_whose_dispatcher_announced_an_upgrade) {
  Office office;
  office.upgrade(3, "2021-06-14 09:00:00");
  office.at_time("2021-06-14 09:00:00", [&] { office.town.cut_off.insert(Office::mine(3)); });
  office.run_until("2021-06-14 13:00:00");
  EXPECT_THAT(office.town.reports, IsEmpty());
  ASSERT_EQ(office.diary.orders.size(), 1u);
  EXPECT_EQ(office.page("/work-orders/1").at("kind"), "planned");
}

TEST(DutyRoom, looks_at_once_when_a_leader_asks_what_is_the_matter) {
  Office office;
  office.at_time("2021-06-14 08:30:00", [&] {
    for (int i = 1; i <= 4; ++i) office.town.cut_off.insert(Office::mine(i));
  });
  office.ring({"leader", {}, {}}, "2021-06-14 09:15:00");
  office.run_until("2021-06-14 09:30:00");
  EXPECT_THAT(office.town.reports, ElementsAre("carrier circuit-dengfeng"));
}

TEST(DutyRoom, writes_on_paper_while_the_platform_is_down_and_enters_it_afterwards) {
  Office office;
  office.at_time("2021-06-15 03:00:30", [&] { office.platform().crash(); });
  office.at_time("2021-06-15 05:00:00", [&] { office.platform().restart(); });
  office.run_until("2021-06-15 04:30:00");
  EXPECT_THAT(office.town.reports, ElementsAre("maintenance platform"));
  EXPECT_THAT(office.diary.paper, ElementsAre("platform"));
  EXPECT_THAT(office.diary.orders, IsEmpty());

  office.run_until("2021-06-15 06:30:00");

  ASSERT_EQ(office.diary.orders.size(), 1u);
  const OrderEntered& order = office.diary.orders[0];
  EXPECT_EQ(order.who, "zhao");
  EXPECT_TRUE(order.from_paper);
  EXPECT_GE(office.diary.entered_at["platform"], at("2021-06-15 05:00:00"));
  const auto stands = office.page("/work-orders/1");
  EXPECT_EQ(stands.at("symptom"), "no-answer");
  EXPECT_EQ(at(stands.at("times").at("failed")), order.failed);
  EXPECT_LT(at(stands.at("times").at("failed")), at("2021-06-15 03:02:30"));
  EXPECT_LT(at(stands.at("times").at("detected")), at("2021-06-15 03:10:00"));
}

TEST(DutyRoom, works_on_at_the_other_screen_when_one_dies_even_in_the_next_shift) {
  Office office;
  office.at_time("2021-06-14 15:00:00", [&] { office.first_screen().crash(); });
  office.run_until("2021-06-14 18:30:00");
  EXPECT_THAT(office.town.reports, ElementsAre("maintenance screen-1"));
  EXPECT_EQ(office.page("/work-orders/1").at("kind"), "job");
  EXPECT_EQ(office.diary.shifts.at("li"), at("2021-06-14 16:00:00"));
  EXPECT_EQ(office.diary.tallies.patrols.done, office.diary.tallies.patrols.due);
  EXPECT_EQ(office.diary.tallies.patrols.due, 6);  // 8:00, 10:00, …, 18:00
}

TEST(DutyRoom, logs_in_again_at_a_screen_that_came_back) {
  Office office;
  office.at_time("2021-06-14 09:00:00", [&] { office.second_screen().crash(); });
  office.at_time("2021-06-14 12:30:00", [&] { office.first_screen().crash(); });
  office.at_time("2021-06-14 12:40:00", [&] { office.first_screen().restart(); });
  office.run_until("2021-06-14 14:30:00");
  EXPECT_EQ(office.diary.tallies.patrols.done, 4);
  EXPECT_EQ(office.page("/sessions").at("items").size(), 2u);
}

TEST(DutyRoom, misses_patrols_and_the_report_when_every_screen_is_dead) {
  Office office;
  office.at_time("2021-06-15 05:00:00", [&] {
    office.first_screen().crash();
    office.second_screen().crash();
  });
  office.at_time("2021-06-15 09:30:00", [&] { office.first_screen().restart(); });
  office.run_until("2021-06-15 10:30:00");
  EXPECT_EQ(office.diary.tallies.patrols.due, 14);
  EXPECT_EQ(office.diary.tallies.patrols.done, 12);
  EXPECT_EQ(office.diary.tallies.reports.due, 2);  // 08:30 on both days
  EXPECT_EQ(office.diary.tallies.reports.done, 1);
}

TEST(DutyRoom, reports_the_day_before_with_its_alarms) {
  Office office;
  office.at_time("2021-06-14 11:20:30", [&] { office.deliver(2, 1.2, 1); });
  office.run_until("2021-06-15 09:00:00");
  const DailyReport& report = office.diary.last_report;
  EXPECT_EQ(core::start_of_day(report.day), at("2021-06-14 00:00:00"));
  EXPECT_EQ(report.online, 6u);
  EXPECT_EQ(report.alarms.at("over-limit"), 1u);
  EXPECT_EQ(report.unacknowledged, 0u);
}

TEST(DutyRoom, sees_the_dark_wall_at_once_and_no_fault_in_a_quiet_day) {
  Office office;
  office.run_until("2021-06-15 08:00:00");
  EXPECT_THAT(office.town.reports, IsEmpty());
  EXPECT_EQ(office.diary.tallies.patrols.done, 12);
  office.at_time("2021-06-15 08:11:30", [&] {
    office.town.shown = {{"wall", "wall-dark", false}};
  });
  office.run_until("2021-06-15 08:20:00");
  EXPECT_THAT(office.town.reports, ElementsAre("maintenance wall"));
  EXPECT_THAT(office.diary.paper, IsEmpty());
}

}  // namespace
}  // namespace headframe::sim::staff
