// How the form is filled in.
#include <gmock/gmock.h>

#include "platform/core/civil.hpp"
#include "sim/staff/paper_rules.hpp"

namespace headframe::sim::staff {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

rt::WallTime at(const std::string& hour) {
  return core::time_from("2021-06-15 " + hour).value();
}

std::vector<std::string> told(const std::vector<Line>& lines) {
  std::vector<std::string> out;
  for (const Line& line : lines)
    out.push_back(line.step + " " + core::to_text(line.at).substr(8, 8));
  return out;
}

class Paper : public testing::Test {
 protected:
  Paper() {
    habits.rounding = 15min;
    habits.writing = math::Law::fixed(10min);
    habits.closing_hour = 16h;
    order.times["detected"] = at("10:03:00");
    memory.happened = {at("10:22:00"), at("12:40:00"), at("13:55:00")};
  }

  PaperHabits habits;
  Order order;
  Memory memory;
};

TEST_F(Paper, what_is_remembered_stands_rounded) {
  EXPECT_THAT(told(lines_for(order, memory, 0, habits, at("10:40:00"))),
              ElementsAre("responded 15T10:15"));
}

TEST_F(Paper, no_time_falls_and_none_lies_in_the_future) {
  memory.happened[0] = at("10:04:00");
  EXPECT_THAT(told(lines_for(order, memory, 0, habits, at("10:40:00"))),
              ElementsAre("responded 15T10:03"));
  memory.happened[0] = at("10:23:00");
  EXPECT_THAT(told(lines_for(order, memory, 0, habits, at("10:24:00"))),
              ElementsAre("responded 15T10:24"));
}

TEST_F(Paper, a_forgotten_step_takes_the_time_of_the_next_one) {
  memory.forgotten[0] = true;
  EXPECT_THAT(told(lines_for(order, memory, 1, habits, at("13:00:00"))),
              ElementsAre("responded 15T12:45", "repair-started 15T12:45"));
}

TEST_F(Paper, a_restoration_that_was_forgotten_is_as_late_as_the_closing) {
  memory.forgotten[2] = true;
  EXPECT_THAT(told(lines_for(order, memory, closing, habits, at("16:00:00"))),
              ElementsAre("responded 15T10:15", "repair-started 15T12:45", "restored 15T16:00",
                          "closed 15T16:00"));
}

TEST_F(Paper, steps_that_stand_are_not_entered_again) {
  order.times["responded"] = at("10:15:00");
  EXPECT_THAT(told(lines_for(order, memory, 1, habits, at("13:00:00"))),
              ElementsAre("repair-started 15T12:45"));
}

TEST_F(Paper, each_step_is_entered_later_and_the_ticket_closed_on_its_day) {
  Memory fresh;
  const Dice zhou(1, "zhou");
  const auto first = decide(fresh, {"wall", Stage::responded, at("10:00:00"), {}}, habits, zhou,
                            "wall/1", at("10:00:00"));
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].at, at("10:10:00"));
  const auto last = decide(fresh, {"wall", Stage::restored, at("14:00:00"), "lamp"}, habits, zhou,
                           "wall/1", at("14:00:00"));
  ASSERT_EQ(last.size(), 2u);
  EXPECT_EQ(last[1].at, at("16:00:00"));
  EXPECT_EQ(last[1].upto, closing);
}

TEST_F(Paper, whoever_always_forgets_enters_everything_at_the_closing) {
  habits.forgets = 1;
  Memory fresh;
  const auto plans = decide(fresh, {"wall", Stage::restored, at("14:00:00"), "lamp"}, habits,
                            Dice(1, "zhou"), "wall/1", at("14:00:00"));
  ASSERT_EQ(plans.size(), 1u);
  EXPECT_EQ(plans[0].upto, closing);
}

TEST_F(Paper, a_wrong_cause_is_one_of_the_usual_ones_and_never_the_right_one) {
  memory.cause = "fibre";
  const Dice zhou(1, "zhou");
  EXPECT_EQ(cause_for(memory, habits, zhou, "wall/1"), "fibre");
  habits.wrong_cause = 1;
  habits.usual_causes = {"fibre", "power"};
  for (int n = 0; n < 10; ++n)
    EXPECT_EQ(cause_for(memory, habits, zhou, "wall/" + std::to_string(n)), "power");
  EXPECT_EQ(cause_for({}, {}, zhou, "wall/1"), "unknown");
}

}  // namespace
}  // namespace headframe::sim::staff
