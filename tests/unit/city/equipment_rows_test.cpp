#include "sim/city/equipment_rows.hpp"

#include <gmock/gmock.h>

#include "sim/scenario/load.hpp"

namespace headframe::sim::city {
namespace {

using namespace std::chrono_literals;

const std::vector<record::Equipment>& zhengzhou() {
  static const std::vector<record::Equipment> rows = [] {
    auto loaded = scenario::load_scenario(HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/2021.yaml",
                                          scenario::read_disk_file);
    return equipment_rows(std::move(loaded).value());
  }();
  return rows;
}

const record::Equipment& row(const std::string& id) {
  for (const auto& entry : zhengzhou())
    if (entry.id == id) return entry;
  throw std::out_of_range(id);
}

TEST(EquipmentRows, name_a_component_as_faults_name_it) {
  const auto& server = row("server/server-3");
  EXPECT_EQ(server.kind, "server");
  EXPECT_EQ(server.place, "");
}

TEST(EquipmentRows, have_the_lists_own_words_in_both_languages) {
  EXPECT_EQ(row("switch-pair-1/switch-pair-1-2").name_zh, "核心交换机（第一对） switch-pair-1-2");
  EXPECT_EQ(row("platform/platform").name_en.find("platform/"), std::string::npos);
  EXPECT_NE(row("platform/platform").name_zh, "platform");
}

TEST(EquipmentRows, say_how_old_it_is_and_how_old_its_like_become) {
  const auto& server = row("server/server-3");
  ASSERT_TRUE(server.installed && server.expected_life);
  EXPECT_LT(*server.installed, -24h * 365 * 5);  // bought in 2012 to 2014
  EXPECT_GT(*server.expected_life, 24h * 365);
}

TEST(EquipmentRows, what_fails_at_the_same_rate_at_any_age_is_never_worn_out) {
  EXPECT_FALSE(row("line-dengfeng/line-dengfeng").expected_life);
  EXPECT_FALSE(row("platform/platform").expected_life);
  EXPECT_TRUE(row("line-dengfeng/line-dengfeng").installed);
}

TEST(EquipmentRows, a_circuit_stands_at_its_line_and_an_adapter_at_its_mine) {
  EXPECT_FALSE(row("line-dengfeng/line-dengfeng").place.empty());
  const auto adapter = std::ranges::find(zhengzhou(), "adapter", &record::Equipment::kind);
  ASSERT_NE(adapter, zhengzhou().end());
  EXPECT_FALSE(adapter->place.empty());
}

}  // namespace
}  // namespace headframe::sim::city
