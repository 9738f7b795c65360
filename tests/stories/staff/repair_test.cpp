// From the failure to the closed ticket, and how the ticket comes to differ from the repair.
#include "tests/stories/staff/office.hpp"

namespace headframe::sim::staff {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

/// The line fails at 09:07 and is whole again at 14:53.
void break_the_line(Office& office) {
  const auto all = [&office] {
    for (int i = 1; i <= 6; ++i) office.town.cut_off.insert(Office::mine(i));
  };
  office.at_time("2021-06-14 09:07:00", all);
  office.repair("circuit-dengfeng", Stage::responded, "2021-06-14 11:04:00");
  office.repair("circuit-dengfeng", Stage::repair_started, "2021-06-14 13:10:00");
  office.at_time("2021-06-14 14:53:00", [&office] { office.town.cut_off.clear(); });
  office.repair("circuit-dengfeng", Stage::restored, "2021-06-14 14:53:00", "duct-flooded");
}

double restoration_hours(const std::vector<kpi::Fault>& faults) {
  return std::get<double>(kpi::mean_restoration_hours(faults, {{}, 24h * 30}));
}

TEST(Repair, of_a_line_leaves_one_order_with_its_times_as_they_were_written) {
  Office office;
  break_the_line(office);
  office.run_until("2021-06-14 19:00:00");

  EXPECT_THAT(office.town.reports, ElementsAre("carrier circuit-dengfeng"));
  const auto orders = office.page("/work-orders").at("items");
  ASSERT_EQ(orders.size(), 1u);
  EXPECT_EQ(orders[0].at("title"), "登封专线无数据");
  EXPECT_EQ(orders[0].at("cause"), "duct-flooded");
  const auto times = orders[0].at("times");
  EXPECT_GE(at(times.at("failed")),
            at("2021-06-14 09:04:00"));  // when the last mine was heard last
  EXPECT_LT(at(times.at("failed")), at("2021-06-14 09:07:00"));
  EXPECT_LT(at(times.at("detected")), at("2021-06-14 10:01:00"));
  EXPECT_EQ(at(times.at("responded")), at("2021-06-14 11:00:00"));
  EXPECT_EQ(at(times.at("repair-started")), at("2021-06-14 13:15:00"));
  EXPECT_EQ(at(times.at("restored")), at("2021-06-14 14:58:00"));  // 15:00, but entered before that
  EXPECT_EQ(at(times.at("closed")), at("2021-06-14 17:00:00"));
}

TEST(Repair, seems_longer_when_the_technician_forgets_until_the_ticket_is_closed) {
  Roster forgetful = Office::usual_roster();
  forgetful.technician_paper.forgets = 1;
  forgetful.technician_paper.closing_days = 2;  // not today
  Office careful_office, forgetful_office(forgetful);
  for (Office* office : {&careful_office, &forgetful_office}) {
    break_the_line(*office);
    office->run_until("2021-06-15 18:00:00");
  }
  const double truth = 5.0 + 46.0 / 60;
  const double careful = restoration_hours(careful_office.believed());
  const double forgotten = restoration_hours(forgetful_office.believed());
  EXPECT_NEAR(careful, truth, 0.25);
  EXPECT_GT(forgotten, 31);  // from 9:07 until 17:00 on the next day
}

TEST(Repair, of_the_same_device_by_the_same_cause_is_believed_a_repeat) {
  Office office;
  for (const std::string day : {"14", "15"}) {
    const auto hour = [&](const char* h) { return "2021-06-" + day + " " + h; };
    office.at_time(hour("10:30:00"), [&] { office.town.shown = {{"wall", "wall-dark", false}}; });
    office.repair("wall", Stage::responded, hour("11:00:00"));
    office.repair("wall", Stage::repair_started, hour("12:00:00"));
    office.at_time(hour("13:00:00"), [&] { office.town.shown.clear(); });
    office.repair("wall", Stage::restored, hour("13:00:00"), "power-board");
  }
  office.run_until("2021-06-15 18:00:00");
  const auto faults = office.believed();
  EXPECT_EQ(std::get<double>(kpi::repeat_fault_share(faults, {{}, 24h * 30}, {})), 0.5);
  EXPECT_EQ(office.page("/work-orders/2").at("repeat_of"), 1);
}

TEST(Repair, that_nobody_had_called_about_gets_its_order_at_the_closing) {
  Office office;
  office.repair("screen-2", Stage::responded, "2021-06-14 09:00:00");
  office.repair("screen-2", Stage::restored, "2021-06-14 10:00:00", "power-supply");
  office.run_until("2021-06-14 18:00:00");
  const auto faults = office.believed();
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].device, "screen-2");
  EXPECT_EQ(faults[0].failed, 1h);
  EXPECT_EQ(faults[0].restored, 2h);
  EXPECT_FALSE(faults[0].system_level);
}

TEST(Repair, after_an_upgrade_is_another_order_than_the_announced_work) {
  Office office;
  office.upgrade(3, "2021-06-14 09:00:00");
  office.repair("adapter-3", Stage::responded, "2021-06-14 13:00:00");
  office.repair("adapter-3", Stage::restored, "2021-06-14 15:00:00", "converter");
  office.run_until("2021-06-14 18:00:00");
  EXPECT_EQ(office.page("/work-orders/1").at("kind"), "planned");
  EXPECT_EQ(office.page("/work-orders/1").at("next_step"), "responded");
  EXPECT_EQ(office.page("/work-orders/2").at("cause"), "converter");
}

TEST(Repair, told_twice_is_the_same_story_to_the_nanosecond) {
  Roster human = Office::usual_roster();
  human.officers.gas_reaction = math::Law::lognormal(3min, 0.6);
  human.technician_paper.writing = math::Law::lognormal(2h, 1);
  human.technician_paper.forgets = 0.3;
  std::vector<std::vector<std::string>> told;
  for (int i = 0; i < 2; ++i) {
    Office office(human);
    break_the_line(office);
    office.at_time("2021-06-14 16:20:30", [&] { office.deliver(2, 1.2, 1); });
    office.run_until("2021-06-14 18:00:00");
    told.push_back(office.diary.story);
  }
  EXPECT_EQ(told[0], told[1]);
  EXPECT_THAT(told[0], Contains(HasSubstr("wang calls carrier: circuit-dengfeng")));
  EXPECT_THAT(told[0], Contains(HasSubstr("li acknowledges alarm 1")));
  EXPECT_THAT(told[0], Contains(HasSubstr("happened 2021-06-14 14:53")));
}

TEST(Repair, is_entered_later_when_the_platform_does_not_answer) {
  Office office;
  break_the_line(office);
  office.at_time("2021-06-14 14:55:00", [&] { office.platform().crash(); });
  office.at_time("2021-06-14 16:00:00", [&] { office.platform().restart(); });
  office.run_until("2021-06-14 18:00:00");
  const auto times = office.page("/work-orders/1").at("times");
  EXPECT_EQ(at(times.at("restored")), at("2021-06-14 15:00:00"));
  EXPECT_EQ(at(times.at("closed")), at("2021-06-14 17:00:00"));
}

}  // namespace
}  // namespace headframe::sim::staff
