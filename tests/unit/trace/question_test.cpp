#include "sim/trace/question.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headframe::sim::trace {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

Known two_mines() {
  return {Calendar("2021-07-05T06:00:00+08:00"),
          24h,
          {"baiping", "xinmi-01"},
          [](const std::string& mine) {
            return mine == "baiping" ? std::vector<std::string>{"001A01", "001A02"}
                                     : std::vector<std::string>{"002A01"};
          },
          {{"late", "", "baiping", "001A02", "f.txt", 2, 90min, 0.5, 0.5}},
          {{"baiping", 2h, 3h}, {"baiping", 5h, 6h}},
          {{"true", "baiping", "001A01", "missed", 1h, 1h + 10min, std::nullopt},
           {"true", "baiping", "001A01", "raised", 4h, std::nullopt, 4h + 1min}}};
}

template <class Wanted>
Wanted ask(std::string_view text) {
  const auto question = parse_question(text, two_mines());
  if (!question) throw std::runtime_error(question.error());
  return std::get<Wanted>(*question);
}

std::string refusal(std::string_view text) {
  const auto question = parse_question(text, two_mines());
  return question ? "accepted" : question.error();
}

TEST(Question, times_are_civil_or_counted_from_the_begin) {
  EXPECT_EQ(ask<MinuteQuestion>("2021-07-05 07:30").begin, 90min);
  EXPECT_EQ(ask<MinuteQuestion>("2021-07-05T07:30:59").begin, 90min);
  EXPECT_EQ(ask<MinuteQuestion>("07:30").begin, 90min);
  EXPECT_EQ(ask<MinuteQuestion>("+1h30m40s").begin, 90min);
  EXPECT_EQ(ask<MinuteQuestion>("2021-07-06 01:00").begin, 19h);
}

TEST(Question, what_is_written_back_can_be_asked_again) {
  const Calendar calendar("2021-07-05T06:00:00+08:00");
  for (const record::Moment at : {record::Moment(0s), record::Moment(25h + 2min + 3s),
                                  record::Moment(59s), record::Moment(1h)}) {
    EXPECT_EQ(calendar.parse(since_begin(at)), at) << since_begin(at);
    EXPECT_EQ(calendar.parse(calendar.civil(at)), at) << calendar.civil(at);
  }
}

TEST(Question, a_time_that_is_none_or_outside_the_run_is_told_with_an_example) {
  EXPECT_THAT(refusal("25:00"), HasSubstr("'25:00' is no time of the run; expected 'YYYY-MM-DD "
                                          "HH:MM[:SS]' as in '2021-07-05 06:00'"));
  EXPECT_THAT(refusal("+1h30"), HasSubstr("no time of the run"));
  EXPECT_THAT(refusal("2021-02-30 01:00"), HasSubstr("no time of the run"));
  EXPECT_THAT(refusal("2021-07-07 06:00"),
              HasSubstr("outside the run; expected 2021-07-05 06:00:00 to 2021-07-06 06:00:00"));
}

TEST(Question, a_sample_is_a_mine_a_point_and_a_time) {
  const auto sample = ask<SampleQuestion>("xinmi-01/002A01@+2h");
  EXPECT_EQ(sample.mine, "xinmi-01");
  EXPECT_EQ(sample.point, "002A01");
  EXPECT_EQ(sample.at, 2h);
}

TEST(Question, names_that_nobody_knows_come_with_near_ones) {
  EXPECT_EQ(refusal("baipin/001A01@+1h"),
            "no mine 'baipin' uploads in this run; did you mean 'baiping'?");
  EXPECT_THAT(refusal("baiping/001A1@+1h"), HasSubstr("has no point '001A1'; did you mean"));
  EXPECT_THAT(refusal("baiping@+1h"), HasSubstr("names no point; expected MINE/POINT@TIME; points "
                                                "of baiping: 001A01, 001A02"));
  EXPECT_THAT(refusal("baiping/001A01"), HasSubstr("has no time"));
}

TEST(Question, an_example_is_the_sample_of_its_row) {
  const auto sample = ask<SampleQuestion>("example:1");
  EXPECT_EQ(sample.point, "001A02");
  EXPECT_EQ(sample.at, 90min);
  EXPECT_EQ(refusal("example:2"), "example:2: expected a number from 1 to 1");
  EXPECT_EQ(refusal("example:one"), "example:one: expected a number from 1 to 1");
}

TEST(Question, the_first_lost_sample_is_looked_for_in_the_lost_intervals) {
  EXPECT_EQ(ask<SampleQuestion>("lost:baiping@+1h").at, 2h);
  EXPECT_EQ(ask<SampleQuestion>("lost:baiping@+2h30m").at, 2h + 30min);
  EXPECT_EQ(ask<SampleQuestion>("lost:baiping@+3h").at, 5h);
  EXPECT_THAT(refusal("lost:baiping@+7h"), HasSubstr("baiping lost nothing from"));
  EXPECT_THAT(refusal("lost:xinmi-01@+1h"), HasSubstr("xinmi-01 lost nothing from"));
}

TEST(Question, an_alarm_is_named_by_its_row_or_by_point_and_time) {
  EXPECT_EQ(ask<AlarmQuestion>("alarm:2").row, 1u);
  EXPECT_EQ(ask<AlarmQuestion>("alarm:baiping/001A01@+1h5m").row, 0u);
  EXPECT_EQ(ask<AlarmQuestion>("alarm:baiping/001A01@+2h").row, 1u);
  EXPECT_THAT(refusal("alarm:baiping/001A02@+1h"),
              HasSubstr("had no alarm from 2021-07-05 07:00:00 on; its alarms are alarm:1 (001A01"));
  EXPECT_THAT(refusal("alarm:3"), HasSubstr("from 1 to 2"));
}

}  // namespace
}  // namespace headframe::sim::trace
