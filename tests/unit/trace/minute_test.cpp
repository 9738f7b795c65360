#include "sim/trace/minute.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/trace/tell.hpp"

namespace headframe::sim::trace {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

/// Two mines behind one line and one beside it; the line is down from 1 h to 3 h, the platform from
/// 2 h to 2 h 10 min, and it held an alarm.
Chronicle troubled() {
  Chronicle chronicle;
  for (const auto& [id, line] : {std::pair("east", "circuit"), std::pair("north", "circuit"),
                                 std::pair("south", "")}) {
    record::Place place;
    place.id = id;
    place.line = line;
    chronicle.places.push_back(place);
    chronicle.ledger.push_back({id, 2h, 1h, 100, 40, 50, 0, 0, 10, 0});
  }
  chronicle.outages = {{"line", "circuit", "line-cut", false, 1h, 3h},
                       {"platform", "host", "node-crash", false, 2h, 2h + 10min}};
  chronicle.events = {{1h, "circuit", "link-down", "circuit", "线路中断", "the line went down"},
                      {2h, "host", "node-down", "host", "主机宕机", "the machine crashed"},
                      {2h + 10min, "host", "platform-serves", "", "平台提供服务", "it answers"},
                      {3h, "circuit", "link-up", "circuit", "线路恢复", "the line is back"},
                      {5h, "circuit", "link-down", "circuit", "线路中断", "the line went down"}};
  chronicle.alarms = {{"true", "south", "A1", "raised", 2h, 2h + 20min, 2h + 11min},
                      {"platform", "south", "A1", "true", 2h, 2h + 20min, 2h + 11min}};
  return chronicle;
}

const Calendar calendar("2021-07-05T00:00:00+08:00");

TEST(Minute, when_the_platform_was_down_every_mine_is_in_the_dark) {
  const Minute minute = look_at(troubled(), 2h + 5min);
  EXPECT_TRUE(minute.platform_was_down());
  EXPECT_THAT(minute.dark, ElementsAre("east", "north", "south"));
  const std::string told = paragraph_of(minute, calendar).en;
  EXPECT_THAT(told, HasSubstr("2021-07-05 02:05: The platform was down from 2021-07-05 02:00:00 "
                              "until 2021-07-05 02:10:00 (its machine crashed)."));
}

TEST(Minute, a_line_darkens_the_mines_behind_it_only) {
  const Minute minute = look_at(troubled(), 1h + 30min);
  EXPECT_FALSE(minute.platform_was_down());
  EXPECT_THAT(minute.dark, ElementsAre("east", "north"));
  EXPECT_THAT(paragraph_of(minute, calendar).en, HasSubstr("from 2 of 3 mines"));
}

TEST(Minute, an_outage_touches_the_minutes_of_its_begin_and_end_and_no_other) {
  EXPECT_TRUE(look_at(troubled(), 2h + 9min).platform_was_down());
  EXPECT_FALSE(look_at(troubled(), 2h + 10min).platform_was_down());
  EXPECT_FALSE(look_at(troubled(), 1h + 59min).platform_was_down());
}

TEST(Minute, events_near_it_are_told_and_the_ends_of_its_outages) {
  std::vector<std::string> told;
  for (const record::Event& event : look_at(troubled(), 2h + 5min).events) told.push_back(event.kind);
  EXPECT_THAT(told, ElementsAre("link-down", "node-down", "platform-serves", "link-up"));
}

TEST(Minute, counts_the_samples_of_its_interval_and_the_true_alarms) {
  const Minute minute = look_at(troubled(), 2h + 5min);
  EXPECT_EQ(minute.samples.produced, 300);
  EXPECT_EQ(minute.samples.lost, 30);
  EXPECT_EQ(minute.alarms.size(), 1u);
}

TEST(Minute, a_quiet_one_says_that_nothing_was_down) {
  const Minute minute = look_at(troubled(), 4h);
  EXPECT_TRUE(minute.down.empty());
  EXPECT_THAT(paragraph_of(minute, calendar).en, HasSubstr("Nothing was down"));
  EXPECT_THAT(paragraph_of(minute, calendar).zh, HasSubstr("均无停运记录"));
}

}  // namespace
}  // namespace headframe::sim::trace
