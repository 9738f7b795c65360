// Shifts, closing days and chance, by the calendar.
#include <gmock/gmock.h>

#include "platform/core/civil.hpp"
#include "sim/staff/habits.hpp"

namespace headframe::sim::staff {
namespace {

using namespace std::chrono_literals;

rt::WallTime at(const char* text) {
  return core::time_from(text).value();
}

TEST(Shifts, begin_in_the_morning_and_the_last_one_lasts_through_the_night) {
  const std::vector<Shift> shifts{{"wang", 8h}, {"li", 16h}, {"zhao", 20h}};
  EXPECT_EQ(shift_at(shifts, at("2021-06-14 08:00:00")).officer, "wang");
  EXPECT_EQ(shift_at(shifts, at("2021-06-14 19:59:59")).officer, "li");
  EXPECT_EQ(shift_at(shifts, at("2021-06-15 03:00:00")).officer, "zhao");
  EXPECT_EQ(next_change(shifts, at("2021-06-14 08:00:00")), at("2021-06-14 16:00:00"));
  EXPECT_EQ(next_change(shifts, at("2021-06-14 20:00:00")), at("2021-06-15 08:00:00"));
}

TEST(Habits, times_are_rounded_to_the_quarter_of_an_hour) {
  EXPECT_EQ(rounded(at("2021-06-14 10:07:29"), 15min), at("2021-06-14 10:00:00"));
  EXPECT_EQ(rounded(at("2021-06-14 10:07:30"), 15min), at("2021-06-14 10:15:00"));
  EXPECT_EQ(rounded(at("2021-06-14 10:07:30"), 0s), at("2021-06-14 10:07:30"));
}

TEST(Habits, tickets_wait_for_the_day_on_which_they_are_closed) {
  PaperHabits habits;
  habits.closing_days = 7;
  habits.closing_hour = 16h;
  const auto tuesday = at("2021-06-15 09:00:00");
  EXPECT_EQ(closing_time(habits, tuesday, 0s), at("2021-06-21 16:00:00"));
  EXPECT_EQ(closing_time(habits, tuesday, 200h), at("2021-06-28 16:00:00"));
  habits.closing_days = 1;
  EXPECT_EQ(closing_time(habits, tuesday, 0s), at("2021-06-15 16:00:00"));
}

TEST(Dice, give_each_purpose_its_own_draw) {
  const Dice wang(7, "wang");
  const auto reaction = math::Law::lognormal(60s, 0.5);
  EXPECT_EQ(wang.of(reaction, "alarm/1"), wang.of(reaction, "alarm/1"));
  EXPECT_NE(wang.of(reaction, "alarm/1"), wang.of(reaction, "alarm/2"));
  EXPECT_NE(wang.of(reaction, "alarm/1"), Dice(7, "li").of(reaction, "alarm/1"));
  EXPECT_EQ(wang.of(math::Law::fixed(60s), "alarm/1"), 60s);
  int happened = 0;
  for (int i = 0; i < 1000; ++i) happened += wang.happens(0.3, std::to_string(i));
  EXPECT_NEAR(happened, 300, 60);
}

}  // namespace
}  // namespace headframe::sim::staff
