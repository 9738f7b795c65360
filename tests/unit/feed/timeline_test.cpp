// What of a timeline a feed carries out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/feed/mines.hpp"
#include "sim/feed/timeline.hpp"

namespace headframe::sim::feed {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

/// Two mines, each behind an access line, one of them on a county circuit.
scenario::Scenario two_mines() {
  scenario::Scenario s;
  s.links["lan"] = {scenario::LinkKind::lan, std::nullopt, {}, 0};
  s.links["circuit"] = {scenario::LinkKind::county, "lan", {}, 0};
  s.links["access-a"] = {scenario::LinkKind::access, "circuit", {}, 0};
  s.links["access-b"] = {scenario::LinkKind::access, "lan", {}, 0};
  for (const std::string name : {"a", "b"}) {
    s.mines[name].connected = true;
    s.mines[name].link = "access-" + name;
  }
  s.mines["quiet"].link = "lan";
  return s;
}

TEST(FeedTimelineTest, a_link_interrupts_the_mines_behind_it_until_the_feed_ends_at_the_latest) {
  scenario::Scenario s = two_mines();
  s.timeline = {{1h, {}, scenario::LinkDown{"circuit", 3h}}, {5h, {}, scenario::LinkDown{"circuit", 1h}}};
  const Timeline t = timeline_of(s, {"a", "b"}, 2h);
  ASSERT_EQ(t.interruptions.size(), 1u);
  EXPECT_THAT(t.interruptions[0].mines, testing::ElementsAre("a"));
  EXPECT_EQ(t.interruptions[0].end, rt::Duration(2h));
  EXPECT_TRUE(t.left_out.empty());
}

TEST(FeedTimelineTest, a_flapping_line_and_a_cut_duct_interrupt_again_and_again_and_together) {
  scenario::Scenario s = two_mines();
  s.timeline = {{10min, {}, scenario::LinkFlap{"access-b", 1min, 4min, 12min}},
                {12min, {}, scenario::DuctCut{"duct", {"circuit", "access-b"}, 1h}}};
  const Timeline t = timeline_of(s, {"a", "b"}, 2h);
  ASSERT_EQ(t.interruptions.size(), 4u);
  const std::vector<rt::Duration> begins{10min, 12min, 15min, 20min}, ends{11min, 72min, 16min, 21min};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(t.interruptions[i].begin, begins[i]);
    EXPECT_EQ(t.interruptions[i].end, ends[i]);
  }
  EXPECT_THAT(t.interruptions[1].mines, testing::ElementsAre("a", "b"));
}

TEST(FeedTimelineTest, what_happens_to_others_or_to_the_other_side_is_left_out_with_its_reason) {
  scenario::Scenario s = two_mines();
  scenario::ClockStep node_clock;
  node_clock.node = "centre";
  s.timeline = {{1min, {}, scenario::LinkDown{"circuit", 1h}},
                {2min, {}, scenario::NodeCrash{"centre", {}, {}, {}, {}}},
                {3min, {}, scenario::MineUpgrade{"a", "gc", 5min, false}},
                {4min, {}, node_clock}};
  const Timeline t = timeline_of(s, {"b"}, 1h);
  EXPECT_TRUE(t.interruptions.empty());
  ASSERT_EQ(t.left_out.size(), 4u);
  EXPECT_THAT(t.left_out[0].why, HasSubstr("no mine of this feed is behind the link"));
  EXPECT_THAT(t.left_out[1].why, HasSubstr("no power over the other side's machines"));
  EXPECT_THAT(t.left_out[2].why, HasSubstr("not in this feed"));
  EXPECT_EQ(t.left_out[3].what, "clock_step of centre");
}

TEST(FeedTimelineTest, people_and_components_are_left_out_by_name) {
  scenario::Scenario s = two_mines();
  s.staff.emplace();
  s.equipment.components["server"] = {};
  const Timeline t = timeline_of(s, {"a"}, 1h);
  ASSERT_EQ(t.left_out.size(), 2u);
  EXPECT_EQ(t.left_out[0].what, "staff");
  EXPECT_EQ(t.left_out[1].what, "components");
}

TEST(FeedTimelineTest, storms_upgrades_and_clocks_of_fed_mines_are_carried_out) {
  scenario::Scenario s = two_mines();
  scenario::ClockStep clock;
  clock.mine = "b";
  clock.by = -30s;
  s.timeline = {{1min, {}, scenario::UploadStorm{{"a", "b"}, 10min}},
                {2min, {}, scenario::MineUpgrade{"a", "gc", 5min, false}},
                {3min, {}, clock}};
  const Timeline t = timeline_of(s, {"a", "b"}, 1h);
  ASSERT_EQ(t.interruptions.size(), 2u);
  EXPECT_EQ(t.interruptions[0].what, Hindrance::held_back);
  EXPECT_THAT(t.interruptions[0].mines, testing::ElementsAre("a", "b"));
  EXPECT_EQ(t.interruptions[1].subject, "gc");
  ASSERT_EQ(t.jumps.size(), 1u);
  EXPECT_EQ(t.jumps[0].by, rt::Duration(-30s));
}

TEST(FeedTimelineTest, mines_are_chosen_by_name) {
  const scenario::Scenario s = two_mines();
  EXPECT_THAT(*fed_mines(s, {}), testing::ElementsAre("a", "b"));
  EXPECT_THAT(*fed_mines(s, {"b"}), testing::ElementsAre("b"));
  EXPECT_THAT(fed_mines(s, {"c"}).error(), HasSubstr("unknown mine 'c'"));
  EXPECT_THAT(fed_mines(s, {"a", "a"}).error(), HasSubstr("twice"));
  EXPECT_THAT(fed_mines(s, {"quiet"}).error(), HasSubstr("expected a connected mine"));
}

}  // namespace
}  // namespace headframe::sim::feed
