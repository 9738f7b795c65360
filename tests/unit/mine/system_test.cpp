#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/mine/town.hpp"

namespace headframe::sim::mine {
namespace {

void expect_everything_arrived_once(const Town& town) {
  for (const auto& [name, bytes] : town.notes.produced) {
    const auto found = town.arrived.find(name);
    ASSERT_NE(found, town.arrived.end()) << name;
    EXPECT_EQ(found->second, 1) << name;
  }
}

void drain(Town& town) {
  town.system->stop_production();
  town.run_for(5min);
  EXPECT_TRUE(town.system->spool_is_empty());
}

TEST(MineSystem, hour_of_files_reaches_the_centre) {
  Town town;
  town.open_centre();
  town.open_mine();
  town.run_for(1h);
  drain(town);
  EXPECT_GT(town.notes.produced.size(), 130U);
  EXPECT_TRUE(town.notes.failures.empty()) << town.notes.failures.front();
  EXPECT_TRUE(town.notes.people_add_up);
  expect_everything_arrived_once(town);
}

TEST(MineSystem, keeps_files_while_the_line_is_down_and_catches_up) {
  Town town;
  town.open_centre();
  town.open_mine();
  town.at(20min, [&] { town.world.set_link(*town.line, false); });
  town.run_for(50min);
  const auto before = town.arrived.size();
  EXPECT_GT(town.notes.most_spooled, 60U);
  EXPECT_FALSE(town.notes.failures.empty());
  town.world.set_link(*town.line, true);
  town.run_for(10min);
  drain(town);
  EXPECT_GT(town.arrived.size(), before + 60);
  for (const auto& [name, bytes] : town.notes.produced) EXPECT_TRUE(town.arrived.contains(name));
  EXPECT_TRUE(town.notes.abandoned.empty());
}

TEST(MineSystem, full_spool_gives_up_the_oldest_and_says_so) {
  MineDescription small = Town::small_mine();
  small.spool.files = 10;
  Town town(small);
  town.open_centre();
  town.open_mine();
  town.at(10min, [&] { town.world.set_link(*town.line, false); });
  town.run_for(40min);
  EXPECT_FALSE(town.notes.abandoned.empty());
  EXPECT_LE(town.notes.most_spooled, 10U);
  town.world.set_link(*town.line, true);
  town.run_for(10min);
  drain(town);
  for (const auto& [name, bytes] : town.notes.produced) {
    const bool lost = std::ranges::find(town.notes.abandoned, name) != town.notes.abandoned.end();
    EXPECT_NE(lost, town.notes.delivered.contains(name)) << name;
  }
}

TEST(MineSystem, crashed_mine_sends_what_its_spool_still_holds) {
  Town town;
  town.open_centre();
  town.open_mine();
  town.at(10min, [&] { town.world.set_link(*town.line, false); });
  town.at(30min, [&] { town.mine_node->crash(); });
  town.run_for(31min);
  const auto produced = town.notes.produced;
  town.world.set_link(*town.line, true);
  town.mine_node->restart();
  town.run_for(20min);
  drain(town);
  for (const auto& [name, bytes] : produced) EXPECT_TRUE(town.arrived.contains(name)) << name;
}

TEST(MineSystem, centre_that_crashes_gets_the_unanswered_file_again) {
  Town town;
  town.open_centre();
  town.open_mine();
  for (int i = 0; i < 40; ++i) {
    town.at(10min + i * 7321ms, [&] { town.centre_node->crash(); });
    town.at(10min + i * 7321ms + 500ms, [&] { town.centre_node->restart(); });
  }
  town.run_for(40min);
  drain(town);
  for (const auto& [name, bytes] : town.notes.produced) EXPECT_TRUE(town.arrived.contains(name));
  EXPECT_TRUE(std::ranges::any_of(town.notes.delivered, [](const auto& d) { return d.second > 1; }));
}

TEST(MineSystem, upgrade_changes_the_dialect_after_the_switch_over) {
  MineDescription d = Town::small_mine();
  d.installation.dialect = Dialect::ga;
  d.personnel = false;
  Installation next;
  next.differences.renumbering = 1;
  next.cadences.realtime = 60s;
  d.upgrades.push_back({epoch + 30min, 5min, next});
  Town town(d);
  town.open_centre();
  town.open_mine();
  town.run_for(1h);
  drain(town);
  EXPECT_EQ(town.notes.dialects, (std::vector<Dialect>{Dialect::ga, Dialect::gc}));
  EXPECT_EQ(town.notes.stops, 1);
  EXPECT_TRUE(town.arrived.contains("410185000001_CDDY_20210614063500.txt"));
  for (const auto& [name, count] : town.arrived) {
    const bool old = name.find("DATA") != std::string::npos || name.find("DEV") != std::string::npos;
    const std::string stamp = name.substr(name.size() - 18, 14);
    if (old) EXPECT_LE(stamp, "20210614063000");
    else EXPECT_GE(stamp, "20210614063500");
  }
}

/// The system of Town::small_mine with the old format, which writes no personnel files of its own.
MineDescription old_mine() {
  MineDescription d = Town::small_mine();
  d.installation.dialect = Dialect::ga;
  d.personnel = false;
  return d;
}

Installation national() {
  Installation next;
  next.differences.renumbering = 1;
  next.cadences.realtime = 60s;
  return next;
}

/// Names of the files that were written and say a time in [from, to].
std::vector<std::string> written(const Town& town, std::string_view from, std::string_view to) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : town.notes.produced) {
    const std::string stamp = name.substr(name.size() - 18, 14);
    if (from <= stamp && stamp <= to) names.push_back(name);
  }
  return names;
}

TEST(MineSystem, a_replacement_that_nobody_described_is_an_upgrade_at_that_instant) {
  Town described(old_mine()), told(old_mine());
  add_upgrade(described.description, {epoch + 30min, 5min, national()});
  told.at(30min, [&] { told.system->replace(national(), 5min); });
  for (Town* town : {&described, &told}) {
    town->open_centre();
    town->open_mine();
    town->run_for(1h);
    drain(*town);
    expect_everything_arrived_once(*town);
  }
  EXPECT_EQ(told.notes.dialects, (std::vector<Dialect>{Dialect::ga, Dialect::gc}));
  EXPECT_EQ(told.notes.produced, described.notes.produced);
  EXPECT_TRUE(written(told, "20210614063001", "20210614063459").empty());
}

TEST(MineSystem, what_is_replaced_can_come_back) {
  Town town(old_mine());
  town.open_centre();
  town.open_mine();
  town.at(10min, [&] { town.system->replace(national(), 2min); });
  town.at(40min, [&] { town.system->replace(old_mine().installation, 0s); });
  town.run_for(1h);
  drain(town);
  EXPECT_EQ(town.notes.dialects, (std::vector<Dialect>{Dialect::ga, Dialect::gc, Dialect::ga}));
  EXPECT_EQ(town.notes.stops, 1);  // the second change takes no time
  EXPECT_TRUE(std::ranges::all_of(written(town, "20210614064001", "20210614070000"),
                                  [](const auto& name) { return name.contains("DATA"); }));
}

TEST(MineSystem, a_replacement_in_a_switch_over_takes_its_place_and_both_are_waited_for) {
  Town town(old_mine());
  Installation never_seen = national();
  never_seen.dialect = Dialect::gb;
  town.open_centre();
  town.open_mine();
  town.at(10min, [&] { town.system->replace(never_seen, 20min); });
  town.at(15min, [&] { town.system->replace(national(), 5min); });
  town.run_for(1h);
  drain(town);
  EXPECT_EQ(town.notes.dialects, (std::vector<Dialect>{Dialect::ga, Dialect::gc}));
  EXPECT_TRUE(written(town, "20210614061001", "20210614062959").empty());
  EXPECT_FALSE(written(town, "20210614063000", "20210614063100").empty());
  expect_everything_arrived_once(town);
}

TEST(MineSystem, a_replacement_before_a_described_upgrade_leaves_it_where_it_is) {
  Town town(old_mine());
  Installation later = national();
  later.dialect = Dialect::gb;
  add_upgrade(town.description, {epoch + 40min, 5min, later});
  town.open_centre();
  town.open_mine();
  town.at(10min, [&] { town.system->replace(national(), 1min); });
  town.run_for(1h);
  EXPECT_EQ(town.notes.dialects, (std::vector<Dialect>{Dialect::ga, Dialect::gc, Dialect::gb}));
  EXPECT_EQ(town.notes.stops, 2);
}

TEST(MineSystem, a_host_that_was_down_over_the_change_comes_back_as_the_new_one) {
  Town town(old_mine());
  town.open_centre();
  town.open_mine();
  town.at(10min, [&] { town.mine_node->crash(); });
  town.at(20min, [&] { add_upgrade(town.description, {epoch + 20min, 5min, national()}); });
  town.at(22min, [&] { town.mine_node->restart(); });  // the vendor is still at it
  town.run_for(1h);
  drain(town);
  EXPECT_EQ(town.notes.dialects, (std::vector<Dialect>{Dialect::ga, Dialect::gc}));
  EXPECT_TRUE(written(town, "20210614061001", "20210614062459").empty());
  EXPECT_FALSE(written(town, "20210614062500", "20210614062600").empty());
}

TEST(MineSystem, nothing_is_replaced_after_the_end_of_production) {
  Town town(old_mine());
  town.open_centre();
  town.open_mine();
  town.run_for(10min);
  town.system->stop_production();
  town.system->replace(national(), 1min);
  town.run_for(10min);
  EXPECT_EQ(town.notes.dialects, std::vector<Dialect>{Dialect::ga});
  EXPECT_TRUE(town.system->spool_is_empty());
}

TEST(MineSystem, production_that_ends_in_a_switch_over_leaves_no_file_behind) {
  Town town(old_mine());
  town.open_centre();
  town.open_mine();
  town.at(9min, [&] { town.world.set_link(*town.line, false); });
  town.at(12min, [&] { town.system->replace(national(), 5min); });
  town.at(13min, [&] { town.world.set_link(*town.line, true); });
  town.run_for(14min);
  EXPECT_FALSE(town.system->spool_is_empty());
  town.system->stop_production();
  town.run_for(10min);
  EXPECT_TRUE(town.system->spool_is_empty());
  EXPECT_EQ(town.notes.dialects, std::vector<Dialect>{Dialect::ga});
}

TEST(MineSystem, wrong_password_keeps_the_files_and_tries_again) {
  Town town;
  town.description.account.password = "guess";
  town.open_centre();
  town.open_mine();
  town.run_for(10min);
  EXPECT_TRUE(town.arrived.empty());
  EXPECT_TRUE(town.notes.abandoned.empty());
  EXPECT_GT(town.notes.failures.size(), 2U);
  EXPECT_GT(town.notes.most_spooled, 10U);
}

TEST(BackOff, doubles_up_to_its_limit_and_is_spread) {
  const Retry retry{5s, 120s, 5};
  EXPECT_EQ(back_off(retry, 1, 0.5), 5s);
  EXPECT_EQ(back_off(retry, 3, 0.5), 20s);
  EXPECT_EQ(back_off(retry, 30, 0.5), 120s);
  EXPECT_EQ(back_off(retry, 30, 0), 90s);
  EXPECT_EQ(back_off(retry, 30, 1), 150s);
}

}  // namespace
}  // namespace headframe::sim::mine
