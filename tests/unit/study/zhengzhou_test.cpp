// The year that the self-evaluation reports, ten thousand times over. Bands are those of
// reliability.md §5.3, widened for what is modelled otherwise here (42 mines, 13 modules by name).
#include <gtest/gtest.h>

#include "sim/equipment/from_scenario.hpp"
#include "sim/scenario/load.hpp"
#include "sim/study/calibrate.hpp"
#include "sim/study/options.hpp"
#include "sim/study/report.hpp"
#include "sim/study/study.hpp"

namespace headframe::sim::study {
namespace {

scenario::Scenario load(const std::string& name) {
  const auto loaded =
      scenario::load_scenario(HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/" + name + ".yaml");
  if (!loaded) throw std::runtime_error(scenario::to_string(loaded.error().front()));
  return *loaded;
}

Results run(const scenario::Scenario& scenario, std::size_t years) {
  return run_study(equipment::make_inventory(scenario), scenario.measures, scenario.seed, years);
}

double value(const Results& results, Figure figure) { return estimate(results, figure)->value; }

TEST(Zhengzhou2021, is_the_year_of_the_self_evaluation) {
  const Results results = run(load("2021"), 10'000);
  // Fitted.
  EXPECT_NEAR(value(results, Figure::mean_restoration_h), 72, 1.0);
  EXPECT_NEAR(value(results, Figure::repeat_fault_share), 0.20, 0.005);
  EXPECT_NEAR(value(results, Figure::mean_up_time_d), 20, 0.4);
  // Not fitted.
  EXPECT_NEAR(value(results, Figure::normal_day_rate), 0.81, 0.012);
  EXPECT_NEAR(value(results, Figure::hardware_jobs), 15, 0.7);
  EXPECT_NEAR(value(results, Figure::time_availability), 0.877, 0.01);
  EXPECT_NEAR(value(results, Figure::mine_data_service), 0.942, 0.01);
  EXPECT_NEAR(value(results, Figure::abnormal_episodes), 16, 0.5);
  EXPECT_NEAR(value(results, Figure::faults), 26.2, 0.7);
  EXPECT_DOUBLE_EQ(value(results, Figure::maintenance_days), 10);
}

TEST(Zhengzhou2021, one_year_says_little) {
  const Results results = run(load("2021"), 4'000);
  const auto days = by_year(results, Figure::normal_day_rate);
  EXPECT_NEAR(quantile(days, 0.05), 0.70, 0.02);
  EXPECT_NEAR(quantile(days, 0.95), 0.90, 0.02);
}

TEST(Zhengzhou2021, the_calibration_in_the_file_is_the_one_that_is_found) {
  const auto scenario = load("2021");
  const Fit fit = calibrate(scenario, Targets{}, scenario.seed, 4'000, 10, [](const Step&) {});
  EXPECT_TRUE(fit.settled);
  const scenario::Calibration& written = scenario.equipment.calibration;
  EXPECT_NEAR(fit.found.rate, written.rate, 0.01);
  EXPECT_NEAR(fit.found.wait, written.wait, 0.01);
  EXPECT_NEAR(fit.found.recurrence, written.recurrence, 0.02);
}

TEST(Zhengzhou2021, calibration_finds_its_way_back_from_elsewhere) {
  auto scenario = load("2021");
  const scenario::Calibration written = scenario.equipment.calibration;
  scenario.equipment.calibration = {0.6, 1.6, 0.7};
  const Fit fit = calibrate(scenario, Targets{}, 5, 2'000, 30, [](const Step&) {});
  EXPECT_TRUE(fit.settled);
  EXPECT_NEAR(fit.found.rate, written.rate, 0.04);
  EXPECT_NEAR(fit.found.wait, written.wait, 0.04);
  EXPECT_NEAR(fit.found.recurrence, written.recurrence, 0.08);
}

TEST(Report, puts_a_definition_and_an_interval_beside_each_figure) {
  const auto scenario = load("2021");
  const auto options = options_of(scenario);
  const Study study{scenario, options, 1,
                    compare(options, scenario.measures, scenario.targets, {.seed = 1, .replicates = 100},
                            [](const Comparison&) { return true; }),
                    {}, ""};
  const std::string en = text_report(study, Language::en), zh = text_report(study, Language::zh);
  EXPECT_TRUE(en.contains("Normal day rate: "));
  EXPECT_TRUE(en.contains("planned maintenance counts"));
  EXPECT_TRUE(en.contains("Not modelled"));
  EXPECT_TRUE(zh.contains("系统正常运行率（日率）: "));
  EXPECT_TRUE(zh.contains("未建模"));
  EXPECT_TRUE(json_report(study).contains("\"half_width_95\""));
}

}  // namespace
}  // namespace headframe::sim::study
