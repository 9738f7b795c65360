#include "sim/ledger/judge.hpp"

#include <gtest/gtest.h>

namespace headframe::sim::ledger {
namespace {

using namespace std::chrono_literals;

struct Pair {
  ProducedSample produced{1, 100s, 0.52, 1, false};
  StoredSample stored{1, 1, 100s, 0.52, 1};
  Precision precision;
  PointTruth truth{"001A01", "0001", "%CH4"};
  Belief belief{"001A01", "0001", "%"};

  Rule judge(bool same_point = true) const {
    return misconversion(produced, stored, precision, {&truth, &belief, same_point});
  }
};

TEST(Judge, rounding_in_the_dialects_precision_is_not_a_misconversion) {
  Pair pair;
  pair.produced.value = 0.5249;
  EXPECT_EQ(pair.judge(), Rule::none);
  pair.precision.decimals = 3;
  EXPECT_EQ(pair.judge(), Rule::value);
}

TEST(Judge, a_tie_may_be_rounded_either_way) {
  Pair pair;
  pair.produced.value = 0.125;
  for (const double stored : {0.12, 0.13}) {
    pair.stored.value = stored;
    EXPECT_EQ(pair.judge(), Rule::none) << stored;
  }
}

TEST(Judge, a_unit_that_changed_with_its_number_is_right) {
  Pair pair;
  pair.belief.unit = "ppm";
  pair.stored.value = 5200;
  EXPECT_EQ(pair.judge(), Rule::none);
}

TEST(Judge, a_unit_that_changed_without_its_number_is_swapped) {
  Pair pair;
  pair.belief.unit = "ppm";
  EXPECT_EQ(pair.judge(), Rule::unit_swapped);
  pair.belief.unit = "m/s";
  EXPECT_EQ(pair.judge(), Rule::unit_swapped);
}

TEST(Judge, methane_taken_for_carbon_monoxide_is_a_swapped_sensor) {
  Pair pair;
  pair.belief.sensor = "0004";
  EXPECT_EQ(pair.judge(), Rule::sensor_swapped);
}

TEST(Judge, another_sensors_series_outranks_everything_else) {
  Pair pair;
  pair.stored.value = 99;
  EXPECT_EQ(pair.judge(false), Rule::point_swapped);
}

TEST(Judge, a_power_of_ten_is_named_as_such) {
  Pair pair;
  for (const double stored : {5.2, 52.0, 5200.0, 0.052}) {
    pair.stored.value = stored;
    EXPECT_EQ(pair.judge(), Rule::scaled) << stored;
  }
  pair.stored.value = 0.62;
  EXPECT_EQ(pair.judge(), Rule::value);
  pair.produced.value = 0;
  pair.stored.value = 0.04;
  EXPECT_EQ(pair.judge(), Rule::value);
}

TEST(Judge, only_status_bits_that_the_dialect_carries_are_compared) {
  Pair pair;
  pair.stored.status = 3;
  EXPECT_EQ(pair.judge(), Rule::status);
  pair.precision.status_mask = 1;
  EXPECT_EQ(pair.judge(), Rule::none);
}

TEST(Judge, a_second_of_truncation_is_fine_and_a_time_zone_is_not) {
  Pair pair;
  pair.produced.at = 100s + 900ms;
  EXPECT_EQ(pair.judge(), Rule::none);
  pair.stored.at = 100s + 8h;
  EXPECT_EQ(pair.judge(), Rule::time_shifted);
}

TEST(Judge, an_empty_value_must_stay_empty) {
  Pair pair;
  pair.produced.value.reset();
  EXPECT_EQ(pair.judge(), Rule::value_missing);
  pair.stored.value.reset();
  EXPECT_EQ(pair.judge(), Rule::none);
}

TEST(Judge, what_nobody_declared_is_not_compared) {
  Pair pair;
  EXPECT_EQ(misconversion(pair.produced, pair.stored, {}, {}), Rule::none);
}

TEST(Units, convert_between_spellings_of_one_quantity_only) {
  EXPECT_EQ(unit_factor("%CH4", "%"), 1.0);
  EXPECT_EQ(unit_factor("%", "PPM"), 1e4);
  EXPECT_EQ(unit_factor("kPa", "Pa"), 1e3);
  EXPECT_EQ(unit_factor("furlong", "furlong"), 1.0);
  EXPECT_FALSE(unit_factor("ppm", "m/s"));
  EXPECT_FALSE(unit_factor("furlong", "m"));
}

}  // namespace
}  // namespace headframe::sim::ledger
