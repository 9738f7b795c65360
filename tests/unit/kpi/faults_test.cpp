#include "platform/kpi/faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headframe::kpi {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

const Span horizon{0h, 720h};

double number(const Measure& measure) { return value_of(measure).value(); }

Fault fault(std::string cause, Moment failed, std::optional<Moment> restored) {
  Fault result;
  result.root_cause = std::move(cause);
  result.failed = failed;
  result.restored = restored;
  return result;
}

TEST(Restoration, is_followed_past_the_horizon) {
  const std::vector<Fault> faults{fault("a", 10h, 20h), fault("b", 700h, 790h)};
  EXPECT_DOUBLE_EQ(number(mean_restoration_hours(faults, horizon)), 50.0);
}

TEST(Restoration, with_a_fault_still_open_is_missing_rather_than_flattering) {
  const std::vector<Fault> faults{fault("a", 10h, 20h), fault("b", 700h, std::nullopt)};
  const auto figure = mean_restoration_hours(faults, horizon);
  ASSERT_TRUE(std::holds_alternative<Missing>(figure));
  EXPECT_EQ(std::get<Missing>(figure).reason.en,
            "1 of 2 faults were not restored by the end of the follow-up");
}

TEST(Restoration, leaves_out_earlier_later_and_excluded_faults) {
  auto planned = fault("p", 30h, 600h);
  planned.exclusion = Exclusion::planned;
  auto job = fault("disk", 30h, 600h);
  job.system_level = false;
  const std::vector<Fault> faults{fault("a", -1h, 500h), fault("a", 10h, 14h), planned, job,
                                  fault("z", 720h, 800h)};
  EXPECT_DOUBLE_EQ(number(mean_restoration_hours(faults, horizon)), 4.0);
}

TEST(Response, runs_from_report_to_engineer_and_ignores_the_ticket) {
  auto answered = fault("a", 10h, 20h);
  answered.detected = 12h;
  answered.responded = 15h;
  answered.ticket_closed = 400h;
  const std::vector<Fault> faults{answered, fault("self-healed", 30h, 31h)};
  EXPECT_DOUBLE_EQ(number(mean_response_hours(faults, horizon)), 3.0);
}

TEST(Repeats, two_recurrences_of_one_cause_count_twice) {
  const std::vector<Fault> faults{fault("parser", 1h, 2h), fault("parser", 10h, 11h),
                                  fault("duct", 12h, 13h), fault("parser", 20h, 21h)};
  EXPECT_THAT(repeats(faults, horizon, {}), ElementsAre(false, true, false, true));
  EXPECT_DOUBLE_EQ(number(repeat_fault_share(faults, horizon, {})), 0.5);
}

TEST(Repeats, the_window_runs_from_restoration_to_the_next_failure) {
  const std::vector<Fault> faults{fault("a", 0h, 100h), fault("a", 268h, 270h)};
  EXPECT_DOUBLE_EQ(
      number(repeat_fault_share(faults, horizon, {RepeatMatch::root_cause, 168h})), 0.5);
  EXPECT_DOUBLE_EQ(
      number(repeat_fault_share(faults, horizon, {RepeatMatch::root_cause, 167h})), 0.0);
}

TEST(Repeats, a_fault_before_the_horizon_makes_the_first_one_inside_a_repeat) {
  const std::vector<Fault> faults{fault("a", -50h, -40h), fault("a", 5h, 6h)};
  EXPECT_DOUBLE_EQ(number(repeat_fault_share(faults, horizon, {})), 1.0);
}

TEST(Repeats, a_second_failure_while_the_first_is_open_is_not_a_recurrence) {
  const std::vector<Fault> faults{fault("a", 0h, 100h), fault("a", 50h, 60h)};
  EXPECT_DOUBLE_EQ(number(repeat_fault_share(faults, horizon, {})), 0.0);
}

TEST(Repeats, symptom_and_cause_are_different_questions) {
  auto first = fault("parser", 0h, 1h), second = fault("disk", 10h, 11h);
  first.device = second.device = "receiver";
  first.symptom = second.symptom = "no data";
  const std::vector<Fault> faults{first, second};
  EXPECT_DOUBLE_EQ(number(repeat_fault_share(faults, horizon, {})), 0.0);
  EXPECT_DOUBLE_EQ(
      number(repeat_fault_share(faults, horizon, {RepeatMatch::device_and_symptom, 720h})), 0.5);
}

TEST(Repeats, are_attributed_to_their_category) {
  auto a = fault("x", 0h, 1h), b = fault("x", 2h, 3h), c = fault("y", 4h, 5h);
  a.category = b.category = "software";
  c.category = "line";
  const auto rows = repeats_by_category(std::vector{a, b, c}, horizon, {});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].category, "software");
  EXPECT_EQ(rows[1].faults, 2u);
  EXPECT_EQ(rows[1].repeats, 1u);
  EXPECT_EQ(rows[0].repeats, 0u);
}

}  // namespace
}  // namespace headframe::kpi
