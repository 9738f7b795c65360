#include "sim/repair/office_hours.hpp"

#include <gtest/gtest.h>

namespace headframe::sim::repair {
namespace {

using namespace std::chrono_literals;

// Friday 2021-01-01 00:00 in China.
const rt::WallTime friday{std::chrono::seconds(1609430400)};

TEST(OfficeHours, open_at_nine) {
  EXPECT_EQ(opening(Hours::office, friday, 0h), 9h);
  EXPECT_EQ(opening(Hours::office, friday, 9h), 9h);
  EXPECT_EQ(opening(Hours::office, friday, 16h + 59min), 16h + 59min);
  EXPECT_EQ(opening(Hours::always, friday, 3h), 3h);
}

TEST(OfficeHours, are_closed_from_friday_evening_to_monday_morning) {
  const auto monday_morning = 3 * 24h + 9h;
  EXPECT_EQ(opening(Hours::office, friday, 17h), monday_morning);
  EXPECT_EQ(opening(Hours::office, friday, 24h + 12h), monday_morning);
  EXPECT_EQ(opening(Hours::office, friday, 2 * 24h + 12h), monday_morning);
}

TEST(OfficeHours, work_passes_within_them_only) {
  EXPECT_EQ(after(Hours::office, friday, 10h, 2h), 12h);
  // Two hours on Friday, the third on Monday.
  EXPECT_EQ(after(Hours::office, friday, 15h, 3h), 3 * 24h + 10h);
  // A week of forty hours later it is the same time of the week.
  EXPECT_EQ(after(Hours::office, friday, 15h, 43h), 10 * 24h + 10h);
  EXPECT_EQ(after(Hours::always, friday, 15h, 43h), 58h);
}

TEST(OfficeHours, no_work_at_all_waits_for_the_door) {
  EXPECT_EQ(after(Hours::office, friday, 18h, 0h), 3 * 24h + 9h);
}

TEST(OfficeHours, hold_before_the_epoch_of_the_scenario_too) {
  // Thursday 2020-12-31, a working day.
  EXPECT_EQ(opening(Hours::office, friday, -24h), -15h);
}

}  // namespace
}  // namespace headframe::sim::repair
