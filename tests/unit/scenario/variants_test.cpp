// Options laid over a scenario.
#include <gtest/gtest.h>

#include "sim/scenario/load.hpp"

namespace headframe::sim::scenario {
namespace {

std::expected<Scenario, std::vector<Problem>> load(const std::string& text) {
  return load_scenario("options.yaml", [&](const std::string& path) -> std::optional<std::string> {
    if (path == "options.yaml") return text;
    if (path == "spares.yaml") return "components:\n  server: {count: 5}\n";
    return read_disk_file(HEADFRAME_SOURCE_DIR "/tests/negative/" + path);
  });
}

Scenario loaded(const std::string& text) {
  auto scenario = load(text);
  if (!scenario) throw std::runtime_error(to_string(scenario.error().front()));
  return *scenario;
}

std::string told(const std::string& text) {
  std::string all;
  const auto scenario = load(text);
  if (!scenario)
    for (const Problem& problem : scenario.error()) all += to_string(problem) + "\n";
  return all;
}

TEST(Variants, are_the_scenario_with_fragments_and_keys_laid_over_it_in_the_order_written) {
  const Scenario scenario = loaded(
      "base: lib/equipped.yaml\n"
      "variants:\n"
      "  today: {title: {zh: 今, en: Today}}\n"
      "  more: {title: {zh: 多, en: More}, use: [spares.yaml]}\n"
      "  both: {title: {zh: 全, en: Both}, use: [spares.yaml], components: {server: {count: 7}}}\n");
  ASSERT_EQ(scenario.variants.size(), 3U);
  const auto count = [](const Variant& variant) {
    return variant.scenario.equipment.components.at("server").count.value_or(0);
  };
  EXPECT_EQ(scenario.variants[0].id, "today");
  EXPECT_EQ(count(scenario.variants[0]), scenario.equipment.components.at("server").count);
  EXPECT_EQ(scenario.variants[1].scenario.title.en, "More");
  EXPECT_EQ(count(scenario.variants[1]), 5U);
  EXPECT_EQ(scenario.variants[1].fragments, std::vector<std::string>{"spares.yaml"});
  EXPECT_EQ(count(scenario.variants[2]), 7U) << "its own keys lie above its fragments";
}

TEST(Variants, a_slip_in_a_component_s_name_gets_its_place_and_a_suggestion) {
  const std::string text = told(
      "base: lib/equipped.yaml\n"
      "variants:\n"
      "  more: {title: {zh: 多, en: More}, components: {servr: {count: 5}}}\n");
  EXPECT_TRUE(text.starts_with("options.yaml:3:")) << text;
  EXPECT_TRUE(text.contains("did you mean 'server'? (in variant 'more')")) << text;
}

TEST(Variants, what_all_share_cannot_be_set_in_one) {
  EXPECT_EQ(told("base: lib/equipped.yaml\n"
                 "variants:\n"
                 "  more: {title: {zh: 多, en: More}, seed: 5}\n"),
            "options.yaml:3:36: a variant cannot set 'seed', which all variants share; expected it "
            "in the file itself\n");
}

TEST(Variants, a_horizon_may_be_years) {
  EXPECT_EQ(loaded("base: lib/equipped.yaml\nhorizon: 5 y\n").horizon, std::chrono::hours(5 * 8760));
}

}  // namespace
}  // namespace headframe::sim::scenario
