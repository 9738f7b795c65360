// Incidents as the simulator receives them.
#include <gtest/gtest.h>

#include "sim/scenario/load.hpp"

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;

Scenario small_city_with(const std::string& more) {
  const std::string folder = HEADFRAME_SOURCE_DIR "/tests/negative/";
  const auto loaded = load_scenario(folder + "story.yaml", [&](const std::string& path) {
    return path == folder + "story.yaml" ? std::optional("base: lib/good.yaml\n" + more)
                                         : read_disk_file(path);
  });
  EXPECT_TRUE(loaded) << (loaded ? "" : to_string(loaded.error().front()));
  return loaded ? *loaded : Scenario();
}

TEST(Timeline, the_small_city_is_read_with_every_unit_converted) {
  const Scenario city = small_city_with("");
  EXPECT_EQ(city.start.since_epoch, 1'772'380'800s);  // 2026-03-02 00:00:00 in UTC+8
  EXPECT_EQ(city.horizon, 2h);
  EXPECT_EQ(city.links.at("circuit").bandwidth_bits_per_s, 10e6);
  EXPECT_EQ(city.links.at("circuit").latency, 4ms);
  EXPECT_EQ(city.nodes.at("host").disk.sync_latency, 5ms);
  EXPECT_EQ(city.systems.at("old").spool.bytes, 10'000'000U);
  EXPECT_EQ(city.systems.at("old").encoding, Encoding::of_dialect);
  EXPECT_FALSE(city.pace.factor);
  EXPECT_EQ(path_to_centre(city, "access-north"),
            (std::vector<std::string>{"access-north", "circuit", "lan"}));
}

TEST(Timeline, incidents_are_sorted_by_instant_and_otherwise_stay_as_written) {
  const Scenario city = small_city_with(
      "timeline:\n"
      "  - {at: 30 min, kind: clock_step, mine: north, by: -8 min}\n"
      "  - {at: 10 min, kind: link_down, link: circuit, for: 3 min}\n"
      "  - {at: 30 min, kind: node_crash, node: host, disk: torn, on_sync: 7, for: 1 min}\n");
  ASSERT_EQ(city.timeline.size(), 3U);
  EXPECT_EQ(std::get<LinkDown>(city.timeline[0].what).duration, 3min);
  EXPECT_EQ(std::get<ClockStep>(city.timeline[1].what).by, -8min);
  const auto& crash = std::get<NodeCrash>(city.timeline[2].what);
  EXPECT_EQ(crash.disk, Unsynced::torn);
  EXPECT_EQ(crash.on_sync, 7U);
  EXPECT_FALSE(crash.on_write);
  EXPECT_EQ(end_of(city.timeline[2]), 31min);
}

TEST(Timeline, a_crash_without_length_ends_with_a_restart) {
  const Scenario city = small_city_with(
      "timeline:\n"
      "  - {at: 10 min, kind: node_crash, node: host, disk: lost}\n"
      "  - {at: 25 min, kind: node_restart, node: host}\n"
      "  - {at: 40 min, kind: node_crash, node: host, disk: lost, for: 1 min}\n");
  EXPECT_FALSE(std::get<NodeCrash>(city.timeline[0].what).duration);
}

TEST(Timeline, a_storm_that_names_nobody_means_every_connected_mine) {
  const Scenario city =
      small_city_with("timeline: [{at: 10 min, kind: upload_storm, for: 20 min}]\n");
  EXPECT_EQ(std::get<UploadStorm>(city.timeline[0].what).mines, std::vector<std::string>{"north"});
}

TEST(Timeline, a_fault_may_be_put_down_to_a_common_cause) {
  const Scenario city = small_city_with(
      "power: {centre: {nodes: [host], ups: {modules: 4, needed: 3, battery: 30 min}}}\n"
      "causes: {flood: {name: {zh: 洪水, en: A flood}, force_majeure: true}}\n"
      "timeline:\n"
      "  - {at: 10 min, kind: mains_failure, supply: centre, for: 1 h, cause: flood}\n"
      "  - {at: 20 min, kind: link_brown_out, link: circuit, share: 0.1, for: 5 min}\n");
  EXPECT_EQ(city.timeline[0].cause, "flood");
  EXPECT_TRUE(city.causes.at("flood").force_majeure);
  EXPECT_EQ(city.power.at("centre").ups->needed, 3U);
  EXPECT_FALSE(city.timeline[1].cause);
  const auto& slow = std::get<LinkBrownOut>(city.timeline[1].what);
  EXPECT_EQ(slow.share, 0.1);
  EXPECT_FALSE(slow.more_latency);
  EXPECT_EQ(end_of(city.timeline[1]), 25min);
}

TEST(Timeline, expectations_keep_their_text_and_place) {
  const Scenario city = small_city_with("expect:\n  - samples.lost == 0\n");
  EXPECT_EQ(city.expect[0].expression.text, "samples.lost == 0");
  EXPECT_TRUE(city.expect[0].written_at.ends_with("story.yaml:3:5"));
}

}  // namespace
}  // namespace headframe::sim::scenario
