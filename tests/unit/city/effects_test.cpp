// The verbs of a city, one by one, on a world without programs.
#include "sim/city/effects.hpp"

#include <gtest/gtest.h>

#include "sim/scenario/load.hpp"

namespace headframe::sim::city {
namespace {

using namespace std::chrono_literals;

scenario::Scenario small_city() {
  const std::string folder = HEADFRAME_SOURCE_DIR "/tests/negative/";
  auto loaded = scenario::load_scenario(folder + "effects.yaml", [&](const std::string& path) {
    return path == folder + "effects.yaml"
               ? std::optional<std::string>(
                     "base: lib/good.yaml\n"
                     "power: {centre: {nodes: [host], ups: {modules: 4, needed: 3, battery: 30 "
                     "min}}}\n")
               : scenario::read_disk_file(path);
  });
  return std::move(loaded).value();
}

class EffectsTest : public testing::Test {
 protected:
  EffectsTest() {
    grid.node("host").boot([](rt::Runtime&) {
      return std::make_shared<int>();  // a program that does nothing
    });
    world.run_until({});
  }

  bool is_up() { return grid.node("host").is_up(); }
  void pass(rt::Duration time) { world.run_until(world.now() + time); }
  /// As the platform's installation does it when its node goes down.
  void fell() { effects.node_went_down("host"); }
  std::vector<std::string> kinds() {
    std::vector<std::string> result;
    for (const record::Event& event : events.events()) result.push_back(event.kind);
    return result;
  }

  const Cause broken_modules = own_cause("power", "centre", "ups-module");
  scenario::Scenario city = small_city();
  World world{{}, fixed_physics()};
  Grid grid{world, city};
  FaultBook faults;
  EventBook events{world, Era{city.start}};
  Effects effects{world, grid, city, faults, events};
};

TEST_F(EffectsTest, a_line_is_up_again_when_the_last_cause_lets_go) {
  const Cause digger = effects.cause_of_link("circuit", "line-cut");
  const Cause flood = common_cause("flood", kpi::Exclusion::none);
  effects.cut("circuit", digger);
  effects.cut("circuit", flood);
  effects.restore("circuit", digger);
  EXPECT_FALSE(grid.link("circuit").is_up());
  effects.restore("circuit", flood);
  EXPECT_TRUE(grid.link("circuit").is_up());
  EXPECT_EQ(kinds(), (std::vector<std::string>{"link-down", "link-up"}));
}

TEST_F(EffectsTest, brown_outs_multiply_and_each_takes_its_own_part_back) {
  const Cause copper = effects.cause_of_link("circuit", "brown-out");
  const Cause flood = common_cause("flood", kpi::Exclusion::none);
  effects.brown_out("circuit", 0.5, 10ms, copper);
  effects.brown_out("circuit", 0.1, 20ms, flood);
  EXPECT_DOUBLE_EQ(grid.link("circuit").bytes_per_second(), 10e6 / 8 * 0.05);
  EXPECT_EQ(grid.link("circuit").latency(), 34ms);
  effects.clear_up("circuit", copper);
  effects.clear_up("circuit", flood);
  EXPECT_DOUBLE_EQ(grid.link("circuit").bytes_per_second(), 10e6 / 8);
  EXPECT_EQ(grid.link("circuit").latency(), 4ms);
}

TEST_F(EffectsTest, a_ups_carries_until_its_battery_is_empty) {
  effects.fail_mains("centre");
  pass(30min - 1ns);
  EXPECT_TRUE(is_up());
  pass(1ns);
  EXPECT_FALSE(is_up());
  effects.return_mains("centre");
  EXPECT_TRUE(is_up());
  EXPECT_EQ(kinds(), (std::vector<std::string>{"mains-failure", "power-lost", "mains-back",
                                               "power-back", "node-up"}));
}

TEST_F(EffectsTest, a_short_failure_of_the_mains_is_no_fault) {
  effects.fail_mains("centre");
  pass(29min);
  effects.return_mains("centre");
  pass(10min);
  EXPECT_TRUE(is_up());
  EXPECT_TRUE(faults.faults().empty());
}

TEST_F(EffectsTest, a_module_that_fails_on_battery_takes_the_machines_down_at_that_instant) {
  effects.fail_mains("centre");
  pass(5min);
  effects.lose_ups_modules("centre", 2, broken_modules);
  EXPECT_FALSE(is_up());
  effects.replace_ups_modules("centre", 1, broken_modules);
  EXPECT_TRUE(is_up()) << "three of four carry again, and the battery is not empty yet";
}

TEST_F(EffectsTest, an_aged_battery_carries_for_less) {
  effects.age_battery("centre", 2min);
  effects.fail_mains("centre");
  pass(2min);
  EXPECT_FALSE(is_up());
}

TEST_F(EffectsTest, a_machine_without_power_does_not_start_however_often_one_tries) {
  effects.lose_ups_modules("centre", 4, broken_modules);
  effects.fail_mains("centre");
  effects.restart("host");
  EXPECT_FALSE(is_up());
}

TEST_F(EffectsTest, a_machine_needs_power_and_its_disk) {
  const Cause array = effects.cause_of_node("host", "disk-lost");
  effects.lose_disk("host", array);
  effects.lose_ups_modules("centre", 4, broken_modules);
  effects.fail_mains("centre");
  effects.return_disk("host", array);
  EXPECT_FALSE(is_up());
  effects.return_mains("centre");
  EXPECT_TRUE(is_up());
}

TEST_F(EffectsTest, the_platform_s_outage_ends_when_it_answers_and_names_its_cause) {
  effects.fail_mains("centre");
  pass(30min);
  fell();
  effects.return_mains("centre");
  pass(10s);
  effects.platform_serves();
  ASSERT_EQ(faults.faults().size(), 1U);
  EXPECT_EQ(faults.faults()[0].root_cause, "power/centre/ups-battery-dead");
  EXPECT_EQ(*faults.faults()[0].restored - faults.faults()[0].failed, 10s);
}

TEST_F(EffectsTest, a_disk_that_was_filled_counts_from_the_first_write_that_it_refuses) {
  const Cause full = effects.cause_of_node("host", "disk-full");
  effects.fill_disk("host", 10, full);
  pass(1h);
  EXPECT_TRUE(faults.outages().empty());
  const auto file = grid.node("host").disk().open("f", rt::OpenMode::create_new);
  EXPECT_THROW(file->truncate(11), std::system_error);
  ASSERT_EQ(faults.outages().size(), 1U);
  pass(1h);
  effects.free_disk("host", full);
  file->truncate(11);
  EXPECT_EQ(faults.outages()[0].span.length(), 1h);
}

TEST_F(EffectsTest, a_clock_that_drifted_is_set_right_to_the_nanosecond) {
  const Cause drift = effects.cause_of_node("host", "clock-drift");
  effects.drift_clock("host", 1000, drift);
  pass(1h);
  EXPECT_EQ(grid.node("host").wall_now() - world.wall_now(), 3600ms);
  effects.set_clock("host", drift);
  pass(1h);
  EXPECT_EQ(grid.node("host").wall_now(), world.wall_now());
}

TEST_F(EffectsTest, healing_undoes_everything) {
  effects.cut("circuit", effects.cause_of_link("circuit", "line-cut"));
  effects.brown_out("circuit", 0.5, 10ms, effects.cause_of_link("circuit", "brown-out"));
  effects.slow_disk("host", 7, effects.cause_of_node("host", "disk-slow"));
  effects.slow_machine("host", 7, effects.cause_of_node("host", "machine-slow"));
  effects.darken(kpi::Subject::equipment, "wall", own_cause("wall", "wall", "dark"));
  effects.lose_disk("host", effects.cause_of_node("host", "disk-lost"));
  effects.lose_ups_modules("centre", 3, broken_modules);
  effects.fail_mains("centre");
  effects.heal();
  EXPECT_TRUE(grid.link("circuit").is_up());
  EXPECT_EQ(grid.link("circuit").latency(), 4ms);
  EXPECT_EQ(grid.node("host").disk().parameters().slowdown, 1);
  EXPECT_TRUE(is_up());
  pass(1s);
  effects.platform_serves();
  for (const kpi::Fault& fault : faults.faults()) EXPECT_TRUE(fault.restored) << fault.root_cause;
}

TEST_F(EffectsTest, a_machine_starts_when_the_last_cause_lets_go_and_that_cause_answers_for_it) {
  const Cause storage = own_cause("hardware", "storage", "failed");
  const Cause firewall = own_cause("hardware", "firewall", "failed");
  effects.hold_down("host", Unsynced::all_lost, storage);
  fell();
  effects.hold_down("host", Unsynced::all_lost, firewall);
  pass(1h);
  effects.let_go("host", storage);
  EXPECT_FALSE(is_up());
  pass(1h);
  effects.let_go("host", firewall);
  EXPECT_TRUE(is_up());
  pass(1min);
  effects.platform_serves();
  const auto outages = faults.outages();
  ASSERT_EQ(outages.size(), 2U);
  EXPECT_EQ(outages[0].cause, firewall.root);
  EXPECT_EQ(outages[0].span.length(), 2h + 1min);
  EXPECT_EQ(outages[1].cause, storage.root);
  EXPECT_EQ(outages[1].span.length(), 1h);
}

TEST_F(EffectsTest, what_a_list_keeps_itself_is_no_fault_of_the_city_and_maintenance_is_planned) {
  Cause wear = own_cause("hardware", "wall", "failed");
  wear.kept = Kept::outages;
  Cause desk = own_cause("hardware", "desk", "failed");
  desk.kept = Kept::nothing;
  Cause upkeep = own_cause("maintenance", "upkeep", "planned");
  upkeep.kept = Kept::outages;
  upkeep.exclusion = kpi::Exclusion::planned;
  for (const Cause& cause : {wear, desk, upkeep})
    effects.darken(kpi::Subject::equipment, "wall", cause);
  pass(1h);
  for (const Cause& cause : {wear, desk, upkeep})
    effects.lighten(kpi::Subject::equipment, "wall", cause);
  EXPECT_TRUE(faults.faults().empty());
  const auto outages = faults.outages();
  ASSERT_EQ(outages.size(), 2U);
  EXPECT_FALSE(outages[0].planned);
  EXPECT_TRUE(outages[1].planned);
}

}  // namespace
}  // namespace headframe::sim::city
