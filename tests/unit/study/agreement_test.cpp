// The tally that a study keeps while it runs and platform/kpi give one answer.
#include <gtest/gtest.h>

#include <cmath>

#include "platform/kpi/availability.hpp"
#include "platform/kpi/faults.hpp"
#include "sim/equipment/from_scenario.hpp"
#include "sim/equipment/logbook.hpp"
#include "sim/scenario/load.hpp"
#include "sim/study/study.hpp"
#include "tests/support/parts.hpp"

namespace headframe::sim::study {
namespace {

using namespace std::chrono_literals;

scenario::Scenario zhengzhou() {
  return *scenario::load_scenario(HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/2021.yaml");
}

void expect_agreement(const equipment::Inventory& inventory, const kpi::Rules& rules,
                      std::uint64_t replicate) {
  SCOPED_TRACE(replicate);
  const auto book = equipment::parts::written(inventory, 1, replicate);
  constexpr rt::Duration china = 8h;
  const kpi::Span horizon{{}, inventory.horizon};
  const kpi::Downtime downtime{
      {horizon, -((inventory.start.since_epoch + china) % kpi::day)}, book.outages(),
      inventory.routes};

  Replicates replicates(inventory, rules, 1);
  std::vector<double> by_kind(inventory.kinds.size());
  const Year year = replicates.run(replicate, by_kind.data());
  const auto expect = [&](Figure figure, const kpi::Measure& measure) {
    const auto value = kpi::value_of(measure);
    const Ratio& ratio = year[figure];
    ASSERT_EQ(value.has_value(), ratio.denominator > 0) << static_cast<int>(figure);
    if (value)
      EXPECT_NEAR(ratio.numerator / ratio.denominator, *value, 1e-9 * (1 + std::abs(*value)))
          << static_cast<int>(figure);
  };
  expect(Figure::normal_day_rate, normal_day_rate(downtime, rules.day_rate));
  expect(Figure::time_availability, time_availability(downtime, rules.day_rate));
  expect(Figure::mine_data_service, mine_data_service(downtime));
  expect(Figure::network_day_rate,
         network_day_rate(downtime, rules.network_threshold, rules.day_rate.planned_counts));
  expect(Figure::mean_up_time_d, mean_up_time_days(downtime, rules.day_rate.severity));
  expect(Figure::down_days, down_days(downtime, rules.day_rate.severity));
  expect(Figure::maintenance_days, maintenance_days(downtime));
  expect(Figure::mean_restoration_h, mean_restoration_hours(book.faults(), horizon));
  expect(Figure::mean_response_h, mean_response_hours(book.faults(), horizon));
  expect(Figure::repeat_fault_share, repeat_fault_share(book.faults(), horizon, rules.repeat));
  EXPECT_EQ(year[Figure::faults].numerator,
            static_cast<double>(counted_faults(book.faults(), horizon).size()));
  double attributed = 0;
  for (const double days : by_kind) attributed += days;
  EXPECT_NEAR(attributed, year[Figure::down_days].numerator, 1e-9);
}

TEST(Agreement, the_rules_of_2021) {
  const auto scenario = zhengzhou();
  const auto inventory = equipment::make_inventory(scenario);
  for (std::uint64_t i = 0; i < 100; ++i) expect_agreement(inventory, scenario.measures, i);
}

TEST(Agreement, every_other_definition) {
  auto scenario = zhengzhou();
  scenario.start = scenario.start + 7h;  // a horizon that begins within a day
  kpi::Rules rules;
  rules.day_rate.threshold = 4h;
  rules.day_rate.planned_counts = false;
  rules.day_rate.severity = {.platform_down = false, .lines_down = 2, .exempt_lines = {},
                             .dark_mine_share = 0.02, .modules_down = 2, .equipment_down = {}};
  rules.network_threshold = 2h;
  rules.repeat = {kpi::RepeatMatch::device_and_category, 200 * 24h};
  const auto inventory = equipment::make_inventory(scenario);
  for (std::uint64_t i = 0; i < 100; ++i) expect_agreement(inventory, rules, i);
}

TEST(Agreement, common_causes_and_flapping) {
  auto scenario = zhengzhou();
  auto& components = scenario.equipment.components;
  components.at("line-dengfeng").count = 2;
  components.at("line-dengfeng").common_cause_beta = 0.3;
  components.at("line-xinmi").modes = {{.symptom = fault::Symptom::flapping,
                                        .up = math::Law::exponential(2h),
                                        .down = math::Law::exponential(1h), .leak = {}}};
  const auto inventory = equipment::make_inventory(scenario);
  for (std::uint64_t i = 0; i < 100; ++i) expect_agreement(inventory, scenario.measures, i);
}

}  // namespace
}  // namespace headframe::sim::study
