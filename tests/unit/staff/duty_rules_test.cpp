// What a duty officer makes of a page, a sign and a call.
#include <gmock/gmock.h>

#include "platform/core/civil.hpp"
#include "sim/staff/duty_rules.hpp"

namespace headframe::sim::staff {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

const rt::WallTime ten = core::time_from("2021-06-14 10:00:00").value();

AddressBook zhengzhou() {
  AddressBook book;
  book.platform = "platform";
  book.things = {{"platform", {"software", "平台", "", Party::maintenance, true}},
                 {"circuit-dengfeng", {"line", "登封专线", "", Party::carrier, true}},
                 {"wall", {"wall", "大屏", "", Party::maintenance, true}},
                 {"server/1", {"server", "服务器1", "", Party::maintenance, false}},
                 {"access-d", {"line", "丁矿专线", "d", Party::carrier, true}}};
  book.line_of_county = {{"登封", "circuit-dengfeng"}};
  for (const char* mine : {"a", "b", "c", "d"}) {
    const std::string adapter = std::string("adapter-") + mine;
    book.things[adapter] = {"adapter", std::string(mine) + "矿", mine, Party::vendor, true};
    book.adapter_of_mine[mine] = adapter;
  }
  book.access_of_mine = {{"d", "access-d"}};
  return book;
}

/// What an action amounts to: "call carrier circuit-dengfeng", "ask a", "write fault wall
/// wall-dark".
std::vector<std::string> told(const Actions& actions) {
  std::vector<std::string> out;
  for (const Action& action : actions) {
    if (const auto* pass = std::get_if<PassOn>(&action))
      out.push_back("call " + std::string(name_of(pass->to)) + " " + pass->thing);
    else if (const auto* ask = std::get_if<AskMine>(&action))
      out.push_back("ask " + ask->mine);
    else {
      const Draft& draft = std::get<Write>(action).draft;
      out.push_back("write " + draft.kind + " " + draft.thing + " " + draft.symptom);
    }
  }
  return out;
}

class DutyOfficer : public testing::Test {
 protected:
  DutyOfficer() {
    habits.line_mines = 3;
    habits.line_share = 0.5;
    habits.failures = 3;
    habits.gas_reaction = math::Law::fixed(10min);
    habits.gas_limit = 5min;
    habits.reaction = math::Law::fixed(20min);
  }
  Bearings at(rt::Duration later = {}) { return {book, habits, ten + later}; }
  /// These mines have been silent for ten minutes, out of six that are due in their county.
  Communication silent(const std::vector<std::string>& mines) {
    Communication page;
    page.due_in_county = {{"登封", 6}};
    for (const auto& mine : mines) page.silent.push_back({mine, mine, "登封", ten - 10min});
    return page;
  }

  AddressBook book = zhengzhou();
  OfficerHabits habits;
  Log log;
};

TEST_F(DutyOfficer, asks_the_one_mine_that_is_silent_and_asks_once) {
  EXPECT_THAT(told(decide(log, silent({"a"}), at())), ElementsAre("ask a"));
  EXPECT_THAT(told(decide(log, silent({"a"}), at(2h))), IsEmpty());
}

TEST_F(DutyOfficer, suspects_the_line_when_half_of_a_county_is_silent) {
  const Actions actions = decide(log, silent({"a", "b", "c"}), at());
  EXPECT_THAT(told(actions),
              ElementsAre("call carrier circuit-dengfeng", "write fault circuit-dengfeng no-data"));
  const Draft& draft = std::get<Write>(actions[1]).draft;
  EXPECT_EQ(draft.failed, ten - 10min);
  EXPECT_EQ(draft.detected, ten);
  EXPECT_EQ(draft.title, "登封专线无数据");
}

TEST_F(DutyOfficer, suspects_a_line_of_two_counties_once_and_asks_in_neither) {
  book.line_of_county["新密"] = "circuit-dengfeng";
  Communication page = silent({"a", "b", "c"});
  page.due_in_county["新密"] = 1;
  page.silent.push_back({"d", "d", "新密", ten - 12min});
  EXPECT_THAT(told(decide(log, page, at())), ElementsAre("call carrier circuit-dengfeng",
                                                         "write fault circuit-dengfeng no-data"));
  EXPECT_THAT(told(decide(log, page, at(2h))), IsEmpty());
}

TEST_F(DutyOfficer, gives_the_mines_of_a_line_that_came_back_until_the_next_patrol) {
  decide(log, silent({"a", "b", "c"}), at());
  EXPECT_THAT(told(decide(log, silent({"a"}), at(2h))), IsEmpty());
  EXPECT_THAT(told(decide(log, silent({"a"}), at(4h))), ElementsAre("ask a"));
}

TEST_F(DutyOfficer, opens_the_order_on_what_the_dispatcher_found) {
  decide(log, silent({"a", "d"}), at());
  EXPECT_THAT(told(decide(log, "a", Told::system_down, at(5min))),
              ElementsAre("write fault adapter-a no-data"));
  EXPECT_THAT(told(decide(log, "d", Told::all_well, at(5min))),
              ElementsAre("call carrier access-d", "write fault access-d no-data"));
}

TEST_F(DutyOfficer, hears_again_from_a_mine_and_asks_anew_when_it_falls_silent_again) {
  decide(log, silent({"a"}), at());
  decide(log, "a", Told::system_down, at(5min));
  decide(log, silent({}), at(2h));
  EXPECT_THAT(log.concerns, IsEmpty());
  EXPECT_THAT(told(decide(log, silent({"a"}), at(4h))), ElementsAre("ask a"));
}

TEST_F(DutyOfficer, lets_a_mine_be_silent_that_announced_work) {
  EXPECT_THAT(told(announced(log, "a", at())),
              ElementsAre("write planned adapter-a being-upgraded"));
  EXPECT_THAT(told(decide(log, silent({"a"}), at(2h))), IsEmpty());
  decide(log, silent({}), at(4h));
  EXPECT_THAT(told(decide(log, silent({"a"}), at(6h))), ElementsAre("ask a"));
}

TEST_F(DutyOfficer, calls_the_vendor_about_files_that_nobody_can_read) {
  const std::vector<Finding> findings{{"b", "unknown-token", "未知文件类型"}};
  EXPECT_THAT(told(decide(log, findings, at())),
              ElementsAre("call vendor adapter-b", "write fault adapter-b unknown-token"));
  EXPECT_THAT(told(decide(log, findings, at(2h))), IsEmpty());
}

TEST_F(DutyOfficer, sees_a_red_lamp_only_in_the_machine_room) {
  const std::vector<Sign> signs{{"server/1", "red-lamp", true}, {"wall", "wall-dark", false}};
  EXPECT_THAT(told(decide(log, signs, false, at())),
              ElementsAre("call maintenance wall", "write fault wall wall-dark"));
  EXPECT_THAT(told(decide(log, signs, true, at(1h))),
              ElementsAre("call maintenance server/1", "write job server/1 red-lamp"));
  decide(log, std::vector<Sign>{}, false, at(2h));
  EXPECT_TRUE(log.concerns.contains("server/1") && !log.concerns.contains("wall"));
}

TEST_F(DutyOfficer, believes_that_the_platform_is_down_after_the_third_page_that_does_not_come) {
  EXPECT_THAT(told(page_failed(log, at())), IsEmpty());
  page_came(log, at());
  EXPECT_THAT(told(page_failed(log, at(1min))), IsEmpty());
  EXPECT_THAT(told(page_failed(log, at(2min))), IsEmpty());
  const Actions actions = page_failed(log, at(3min));
  EXPECT_THAT(told(actions),
              ElementsAre("call maintenance platform", "write fault platform no-answer"));
  EXPECT_EQ(std::get<Write>(actions[1]).draft.failed, ten + 1min);
  EXPECT_THAT(told(page_failed(log, at(4min))), IsEmpty());
}

TEST_F(DutyOfficer, has_an_entry_for_everything_that_the_address_book_names) {
  EXPECT_NO_THROW(check(book));
  book.line_of_county["新密"] = "circuit-xinmi";
  EXPECT_THROW(check(book), std::invalid_argument);
}

TEST_F(DutyOfficer, lets_no_gas_alarm_wait_longer_than_the_limit) {
  const std::vector<Alarm> list{{1, "a", "p", "over-limit", 1, true, false},
                                {2, "a", "q", "sensor-offline", 3, false, false},
                                {3, "a", "r", "over-limit", 1, true, true}};
  const auto handling = decide(log, list, at(), Dice(1, "wang"));
  ASSERT_EQ(handling.size(), 2u);
  EXPECT_EQ(handling[0].due, ten + 5min);
  EXPECT_EQ(handling[1].due, ten + 20min);
  EXPECT_THAT(decide(log, list, at(1min), Dice(1, "wang")), IsEmpty());
}

}  // namespace
}  // namespace headframe::sim::staff
