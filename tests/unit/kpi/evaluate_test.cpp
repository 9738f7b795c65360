#include "platform/kpi/evaluate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace headframe::kpi {
namespace {

using namespace std::chrono_literals;

const Figure& figure(const std::vector<Figure>& figures, std::string_view key) {
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [&](const Figure& entry) { return entry.key == key; });
  if (found == figures.end()) throw std::out_of_range(std::string(key));
  return *found;
}

TEST(Indicators, are_exactly_the_fixed_keys) {
  const std::set<std::string_view> fixed{
      "normal_day_rate", "time_availability", "mine_data_service", "network_day_rate",
      "mean_restoration_h", "mean_response_h", "mean_up_time_d", "repeat_fault_share", "faults",
      "down_days", "maintenance_days", "coverage", "upload_rate", "patrol_rate", "report_rate",
      "om_cost_cny", "alarms_true", "alarms_missed", "alarms_false", "alarm_delay_p99_s",
      "samples.produced", "samples.delivered", "samples.late", "samples.duplicated",
      "samples.misconverted", "samples.lost", "samples.suppressed"};
  std::set<std::string_view> keys;
  for (const Indicator& entry : indicators()) keys.insert(entry.key);
  EXPECT_EQ(keys, fixed);
  EXPECT_EQ(indicators().size(), fixed.size());
}

TEST(Indicators, each_has_its_section_in_the_documentation_with_its_definition) {
  std::ifstream file(std::filesystem::path(HEADFRAME_SOURCE_DIR) / "docs/kpi.md");
  ASSERT_TRUE(file);
  std::stringstream text;
  text << file.rdbuf();
  const std::string page = text.str();
  for (const Indicator& entry : indicators()) {
    const auto heading = "\n### `" + std::string(entry.key) + "`";
    const auto begin = page.find(heading);
    ASSERT_NE(begin, std::string::npos) << entry.key;
    const auto section = page.substr(begin + 1, page.find("\n### ", begin + 1) - begin);
    for (const auto words : {entry.name_zh, entry.definition_zh, entry.name_en,
                             entry.definition_en, entry.source}) {
      EXPECT_NE(section.find(words), std::string::npos) << entry.key << " lacks: " << words;
    }
  }
}

TEST(Evaluate, what_was_not_observed_is_missing_with_a_reason_in_both_languages) {
  for (const Figure& entry : evaluate({}, {})) {
    ASSERT_TRUE(std::holds_alternative<Missing>(entry.value)) << entry.key;
    EXPECT_FALSE(std::get<Missing>(entry.value).reason.zh.empty()) << entry.key;
    EXPECT_FALSE(std::get<Missing>(entry.value).reason.en.empty()) << entry.key;
  }
}

TEST(Evaluate, a_definition_names_the_rules_that_were_applied) {
  Rules rules;
  rules.day_rate.threshold = 2h;
  rules.day_rate.planned_counts = false;
  rules.day_rate.severity.dark_mine_share.reset();
  rules.repeat.window = 24h * 7;
  const auto figures = evaluate({}, rules);
  const auto& rate = figure(figures, "normal_day_rate").definition;
  EXPECT_NE(rate.en.find("θ = 2 h"), std::string::npos);
  EXPECT_NE(rate.en.find("planned maintenance does not count"), std::string::npos);
  EXPECT_EQ(rate.en.find("mines dark"), std::string::npos);
  EXPECT_NE(rate.zh.find("计划检修不计入"), std::string::npos);
  EXPECT_NE(figure(figures, "repeat_fault_share").definition.en.find("within 7 days"),
            std::string::npos);
}

TEST(Evaluate, upload_counts_what_arrived_right_of_what_was_due) {
  Observation seen;
  seen.samples = SampleCounts{1000, 800, 50, 40, 10, 0, 100};
  const auto figures = evaluate(seen, {});
  EXPECT_DOUBLE_EQ(*value_of(figure(figures, "upload_rate").value), 890.0 / 900);
  EXPECT_DOUBLE_EQ(*value_of(figure(figures, "samples.misconverted").value), 10);
}

TEST(Evaluate, a_tally_of_nothing_due_is_missing_not_perfect) {
  Observation seen;
  seen.reports = Tally{0, 0};
  seen.patrols = Tally{3, 4};
  const auto figures = evaluate(seen, {});
  EXPECT_FALSE(value_of(figure(figures, "report_rate").value));
  EXPECT_DOUBLE_EQ(*value_of(figure(figures, "patrol_rate").value), 0.75);
}

}  // namespace
}  // namespace headframe::kpi
