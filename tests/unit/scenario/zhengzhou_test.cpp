// The mines that ship add up to the city's registry (supervision plan of 2026), and what they say
// of real mines is what the tracker says. Recomputed from the loaded scenario, not by the
// generator.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/scenario/load.hpp"

namespace headframe::sim::scenario {
namespace {

const std::string folder = HEADFRAME_SOURCE_DIR "/scenarios/";

const Scenario& quiet_week() {
  static const Scenario scenario = load_scenario(folder + "zhengzhou/quiet-week.yaml").value();
  return scenario;
}

struct Total {
  int mines = 0;
  double capacity = 0;  // 万t/a
  friend bool operator==(const Total&, const Total&) = default;
  friend void PrintTo(const Total& total, std::ostream* out) {
    *out << total.mines << " mines, " << total.capacity << " 万t/a";
  }
};

template <class Field>
auto totals_by(Field Mine::* field) {
  std::map<Field, Total> totals;
  for (const auto& [name, mine] : quiet_week().mines) {
    totals[mine.*field].mines += 1;
    totals[mine.*field].capacity += mine.capacity_wan_t_per_year;
  }
  return totals;
}

TEST(Zhengzhou, mines_add_up_by_state) {
  EXPECT_EQ(totals_by(&Mine::state),
            (std::map<MineState, Total>{{MineState::producing, {42, 2598}},
                                        {MineState::under_construction, {5, 105}},
                                        {MineState::rectifying, {3, 120}},
                                        {MineState::stopped, {34, 1133}}}));
}

TEST(Zhengzhou, mines_add_up_by_gas_class) {
  EXPECT_EQ(totals_by(&Mine::gas), (std::map<GasClass, Total>{{GasClass::outburst, {22, 1955}},
                                                              {GasClass::high, {10, 321}},
                                                              {GasClass::low, {52, 1680}}}));
}

TEST(Zhengzhou, mines_add_up_by_county) {
  EXPECT_EQ(totals_by(&Mine::county), (std::map<std::string, Total>{{"dengfeng", {39, 1865}},
                                                                    {"xinmi", {33, 1200}},
                                                                    {"gongyi", {9, 441}},
                                                                    {"xingyang", {1, 30}},
                                                                    {"xinzheng", {2, 420}}}));
}

TEST(Zhengzhou, mines_add_up_by_hydrology_and_size) {
  const auto hydrology = totals_by(&Mine::hydro);
  EXPECT_EQ(hydrology.at(HydroClass::very_complex).mines, 2);
  EXPECT_EQ(hydrology.at(HydroClass::complex).mines, 7);
  EXPECT_EQ(hydrology.at(HydroClass::medium).mines, 75);
  const auto size = totals_by(&Mine::size);
  EXPECT_EQ(size.at(SizeClass::large).mines, 7);
  EXPECT_EQ(size.at(SizeClass::medium).mines, 28);
  EXPECT_EQ(size.at(SizeClass::small).mines, 49);
}

TEST(Zhengzhou, a_mine_is_as_large_as_its_size_class) {
  for (const auto& [name, mine] : quiet_week().mines) {
    const double capacity = mine.capacity_wan_t_per_year;
    const SizeClass fitting = capacity >= 120  ? SizeClass::large
                              : capacity >= 45 ? SizeClass::medium
                                               : SizeClass::small;
    EXPECT_EQ(mine.size, fitting) << name;
  }
}

// One row of the tracker: M1251,name,name,county,status,capacity_mtpa,opened,lat,lon
std::map<std::string, std::vector<std::string>> tracker() {
  std::ifstream file(folder + "lib/zhengzhou-data/mines.csv");
  std::map<std::string, std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> fields;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) fields.push_back(cell);
    rows[fields.at(0)] = fields;
  }
  return rows;
}

TEST(Zhengzhou, real_mines_are_as_the_tracker_has_them) {
  const auto rows = tracker();
  int real = 0;
  for (const auto& [name, mine] : quiet_week().mines) {
    if (mine.synthetic) continue;
    ++real;
    const std::string prefix = "Global Coal Mine Tracker ";
    ASSERT_TRUE(mine.source.starts_with(prefix)) << name;
    const auto& row =
        rows.at(mine.source.substr(prefix.size(), mine.source.find(',') - prefix.size()));
    EXPECT_EQ(mine.name.zh, row.at(1));
    EXPECT_NEAR(mine.capacity_wan_t_per_year, std::stod(row.at(5)) * 100, 1e-6) << name;
    EXPECT_NEAR(mine.position.lat, std::stod(row.at(7)), 1e-9) << name;
    EXPECT_EQ(quiet_week().counties.at(mine.county).name.zh, row.at(3)) << name;
    EXPECT_EQ(row.at(4), mine.state == MineState::producing ? "operating" : "mothballed") << name;
  }
  EXPECT_EQ(real, 20);
}

TEST(Zhengzhou, synthetic_mines_are_visibly_synthetic) {
  for (const auto& [name, mine] : quiet_week().mines) {
    if (!mine.synthetic) continue;
    EXPECT_TRUE(mine.name.zh.contains("模拟")) << name;
    EXPECT_TRUE(mine.name.en.contains("Synthetic")) << name;
    EXPECT_TRUE(mine.source.empty()) << name;
  }
}

bool inside(const nlohmann::json& ring, const Position& at) {
  bool odd = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const double x1 = ring[i][0], y1 = ring[i][1], x2 = ring[j][0], y2 = ring[j][1];
    if ((y1 > at.lat) != (y2 > at.lat) && at.lon < (x2 - x1) * (at.lat - y1) / (y2 - y1) + x1)
      odd = !odd;
  }
  return odd;
}

TEST(Zhengzhou, synthetic_mines_lie_in_their_county) {
  std::map<std::string, nlohmann::json> rings;
  const auto map =
      nlohmann::json::parse(read_disk_file(folder + "lib/zhengzhou-data/counties.geojson").value());
  for (const auto& feature : map.at("features")) {
    rings[feature.at("properties").at("adcode")] = feature.at("geometry").at("coordinates").at(0);
  }
  for (const auto& [name, mine] : quiet_week().mines) {
    if (!mine.synthetic) continue;
    EXPECT_TRUE(inside(rings.at(quiet_week().counties.at(mine.county).code), mine.position))
        << name;
  }
}

TEST(Zhengzhou, the_connected_mines_are_the_producing_ones_and_speak_three_generations) {
  std::map<Dialect, int> speakers;
  for (const auto& [name, mine] : quiet_week().mines) {
    EXPECT_EQ(mine.connected, mine.state == MineState::producing) << name;
    if (mine.connected) speakers[quiet_week().systems.at(mine.system).dialect] += 1;
  }
  EXPECT_EQ(speakers[Dialect::ga] + speakers[Dialect::gb] + speakers[Dialect::gc], 42);
  for (const Dialect dialect : {Dialect::ga, Dialect::gb, Dialect::gc})
    EXPECT_GE(speakers[dialect], 8);
}

TEST(Zhengzhou, mines_reach_the_centre_by_their_county_s_circuit) {
  const std::map<std::string, std::string> trunks{{"dengfeng", "circuit-dengfeng"},
                                                  {"xinmi", "circuit-xinmi"}};
  for (const auto& [name, mine] : quiet_week().mines) {
    const auto path = path_to_centre(quiet_week(), mine.link);
    ASSERT_EQ(path.size(), 3U) << name;
    const auto trunk = trunks.find(mine.county);
    EXPECT_EQ(path[1], trunk == trunks.end() ? "internet-line" : trunk->second) << name;
  }
}

// Every scenario in the folders, fragments excepted.
std::vector<std::filesystem::path> shipped() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const bool fragment = entry.path().string().starts_with(folder + "lib/");
    if (entry.path().extension() == ".yaml" && !fragment) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

TEST(Shipped, scenarios_are_right_and_happen_within_their_smoke_horizon) {
  ASSERT_GE(shipped().size(), 4U);
  for (const auto& file : shipped()) {
    const auto loaded = load_scenario(file.string());
    ASSERT_TRUE(loaded) << to_string(loaded.error().front());
    EXPECT_EQ(folder + loaded->name + ".yaml", file);
    for (const Incident& incident : loaded->timeline) {
      // What has a common cause, such as a flood, may outlast a smoke run, which mends it at its end.
      EXPECT_LE(incident.cause ? incident.at : end_of(incident), loaded->smoke) << file;
    }
  }
}

TEST(Shipped, scenarios_open_with_what_they_show_and_where_it_comes_from) {
  for (const auto& file : shipped()) {
    const std::string text = read_disk_file(file.string()).value();
    EXPECT_TRUE(text.starts_with("# Shows: ")) << file;
    EXPECT_TRUE(text.contains("\n# Seed: ")) << file;
  }
}

TEST(Shipped, upgrades_change_synthetic_mines_only) {
  for (const auto& file : shipped()) {
    const Scenario scenario = load_scenario(file.string()).value();
    for (const Incident& incident : scenario.timeline) {
      const auto* upgrade = std::get_if<MineUpgrade>(&incident.what);
      if (upgrade == nullptr) continue;
      EXPECT_TRUE(scenario.mines.at(upgrade->mine).synthetic) << upgrade->mine;
    }
  }
}

TEST(Shipped, the_upgrade_goes_from_the_old_format_to_the_national_one) {
  const Scenario scenario = load_scenario(folder + "upgrades/one-mine-ga-to-gc.yaml").value();
  ASSERT_EQ(scenario.timeline.size(), 1U);
  const auto& upgrade = std::get<MineUpgrade>(scenario.timeline[0].what);
  const std::string& before = scenario.mines.at(upgrade.mine).system;
  EXPECT_EQ(scenario.systems.at(before).dialect, Dialect::ga);
  EXPECT_EQ(scenario.systems.at(upgrade.to).dialect, Dialect::gc);
}

}  // namespace
}  // namespace headframe::sim::scenario
