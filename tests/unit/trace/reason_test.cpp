#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/trace/answer.hpp"

namespace headframe::sim::trace {
namespace {

using namespace std::chrono_literals;

Chronicle one_mine_behind_a_line() {
  Chronicle chronicle;
  record::Place east;
  east.id = "east";
  east.line = "circuit";
  chronicle.places = {east};
  chronicle.outages = {{"line", "circuit", "line-cut", false, 1h, 3h},
                       {"line", "other", "line-cut", false, 1h, 3h},
                       {"mine", "west", "node-crash", false, 1h, 3h}};
  return chronicle;
}

TEST(Reason, only_what_lies_on_the_mines_way_stood_in_it) {
  const OnRecord known = on_record(one_mine_behind_a_line(), {}, "east", "A1", {2h, 4h});
  ASSERT_EQ(known.reasons.size(), 1u);
  EXPECT_EQ(known.reasons[0].id, "circuit");
  EXPECT_FALSE(known.backlog);
}

TEST(Reason, a_sample_polled_after_the_outage_waited_behind_its_backlog) {
  const OnRecord known = on_record(one_mine_behind_a_line(), {}, "east", "A1", {3h + 1min, 4h});
  ASSERT_EQ(known.reasons.size(), 1u);
  EXPECT_TRUE(known.backlog);
}

TEST(Reason, long_after_an_outage_its_backlog_is_none) {
  EXPECT_TRUE(on_record(one_mine_behind_a_line(), {}, "east", "A1", {5h, 6h}).reasons.empty());
}

TEST(Reason, before_any_outage_there_is_none) {
  EXPECT_TRUE(on_record(one_mine_behind_a_line(), {}, "east", "A1", {0h, 30min}).reasons.empty());
}

TEST(Alarm, both_sides_are_found_from_either) {
  const std::vector<record::Alarm> alarms{
      {"true", "east", "A1", "raised", 1h, 2h, 1h + 30s},
      {"true", "east", "A1", "missed", 5h, 6h, std::nullopt},
      {"platform", "east", "A1", "true", 1h, 2h, 1h + 30s},
      {"platform", "east", "A2", "false", 1h, 2h, 1h + 30s}};
  for (const std::size_t index : {0u, 2u}) {
    const AlarmSides sides = sides_of(alarms, index);
    ASSERT_TRUE(sides.truth && sides.platform) << index;
    EXPECT_EQ(sides.truth->match, "raised");
    EXPECT_EQ(sides.platform->match, "true");
  }
  EXPECT_FALSE(sides_of(alarms, 1).platform);
  EXPECT_FALSE(sides_of(alarms, 3).truth);
}

}  // namespace
}  // namespace headframe::sim::trace
