// The formats that programs read: result.json and junit.xml; and the way through run.db.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <set>

#include "platform/kpi/table.hpp"
#include "sim/record/reader.hpp"
#include "sim/record/writer.hpp"
#include "sim/report/html_report.hpp"
#include "sim/report/json.hpp"
#include "sim/report/junit.hpp"
#include "tests/unit/report/sample_run.hpp"

namespace headframe::sim::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> keys(const nlohmann::ordered_json& object) {
  std::vector<std::string> result;
  for (const auto& [key, value] : object.items()) result.push_back(key);
  return result;
}

TEST(ResultJson, has_exactly_the_fixed_keys) {
  const auto json = result_json(sample_run());
  EXPECT_THAT(keys(json), ElementsAre("scenario", "seed", "digest", "simulated_s", "wall_s", "kpi",
                                      "kpi_missing", "kpi_believed", "differences",
                                      "expectations", "targets"));
  EXPECT_THAT(
      keys(json["kpi"]),
      ElementsAre("normal_day_rate", "time_availability", "mine_data_service", "network_day_rate",
                  "mean_restoration_h", "mean_response_h", "mean_up_time_d", "repeat_fault_share",
                  "faults", "down_days", "maintenance_days", "coverage", "upload_rate",
                  "patrol_rate", "report_rate", "om_cost_cny", "alarms_true", "alarms_missed",
                  "alarms_false", "alarm_delay_p99_s", "samples"));
  EXPECT_THAT(keys(json["kpi"]["samples"]),
              ElementsAre("produced", "delivered", "late", "duplicated", "misconverted", "lost",
                          "suppressed"));
  EXPECT_THAT(keys(json["expectations"][0]), ElementsAre("text", "actual", "pass"));
  EXPECT_THAT(keys(json["targets"][0]), ElementsAre("text", "actual", "verdict"));
}

TEST(ResultJson, a_null_has_its_reason_under_the_same_key_and_nothing_else_has_one) {
  const auto json = result_json(sample_run());
  std::set<std::string> nulls, reasons;
  for (const auto& [key, value] : json["kpi"].items()) {
    if (value.is_null()) nulls.insert(key);
  }
  for (const auto& [key, value] : json["kpi_missing"].items()) {
    reasons.insert(key);
    EXPECT_FALSE(value["zh"].get<std::string>().empty());
    EXPECT_FALSE(value["en"].get<std::string>().empty());
  }
  EXPECT_EQ(nulls, reasons);
  EXPECT_THAT(nulls, testing::Contains("om_cost_cny"));
}

TEST(ResultJson, a_run_without_a_ledger_has_null_members_with_nested_reasons) {
  auto summary = sample_run();
  summary.kpis = kpi_rows(kpi::evaluate({}, {}), "truth");
  const auto json = result_json(summary);
  EXPECT_TRUE(json["kpi"]["samples"]["lost"].is_null());
  EXPECT_EQ(json["kpi_missing"]["samples"]["lost"]["en"], "this run did not account for samples");
}

TEST(ResultJson, the_largest_seed_keeps_all_its_digits) {
  auto summary = sample_run();
  summary.run.seed = "18446744073709551615";
  EXPECT_EQ(result_json(summary)["seed"].get<std::uint64_t>(), 18446744073709551615u);
  summary.run.seed = "12x";
  EXPECT_THROW(result_json(summary), std::logic_error);
}

TEST(ResultJson, targets_are_findings_and_stay_out_of_the_expectations) {
  EXPECT_EQ(result_json(sample_run())["expectations"].size(), 2u);
}

TEST(ResultJson, a_figure_that_was_not_measured_is_neither_met_nor_missed) {
  auto summary = sample_run();
  summary.expectations.push_back(
      {"target", "om_cost_cny <= 1", "no accounts", false, "no accounts"});
  const auto targets = result_json(summary)["targets"];
  EXPECT_EQ(targets[0]["verdict"], "missed");
  EXPECT_EQ(targets[1]["verdict"], "not measured");
}

TEST(ResultJson, a_forgotten_figure_is_an_error_not_a_null) {
  auto summary = sample_run();
  std::erase_if(summary.kpis, [](const record::Kpi& row) { return row.key == "coverage"; });
  EXPECT_THROW(result_json(summary), std::logic_error);
}

TEST(ResultJson, several_runs_are_an_array_and_one_is_an_object) {
  const std::vector runs{sample_run(), quiet_run()};
  EXPECT_EQ(nlohmann::json::parse(json_report(runs)).size(), 2u);
  EXPECT_TRUE(nlohmann::json::parse(json_report(std::span(runs).first(1))).is_object());
}

TEST(Junit, a_failed_expectation_is_a_failure_with_what_was_seen) {
  auto summary = sample_run();
  summary.expectations[0].text = "a < b && \"c\"";
  const std::vector runs{summary};
  const auto xml = junit_report(runs);
  EXPECT_THAT(xml, HasSubstr("tests=\"2\" failures=\"1\""));
  EXPECT_THAT(xml, HasSubstr("name=\"a &lt; b &amp;&amp; &quot;c&quot;\""));
  EXPECT_THAT(xml, HasSubstr("<failure message=\"actual: 7,200\"/>"));
  EXPECT_THAT(xml, Not(HasSubstr("normal_day_rate")));
}

TEST(RunDb, a_report_made_again_from_the_file_is_the_same) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("headframe-report-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const auto summary = sample_run();
  record::Writer writer(folder / "run.db");
  write_summary(writer, summary);
  writer.finish();

  const auto again = read_summary(record::Reader(folder / "run.db"));
  std::filesystem::remove_all(folder);
  EXPECT_EQ(html_report(again, {}), html_report(summary, {}));
  EXPECT_EQ(result_json(again), result_json(summary));
}

}  // namespace
}  // namespace headframe::sim::report
