#include "sim/scenario/quantity.hpp"

#include <gtest/gtest.h>

namespace headframe::sim::scenario {
namespace {

TEST(Quantity, values_arrive_in_base_units) {
  EXPECT_DOUBLE_EQ(parse_quantity("30 s", duration_dimension())->value, 30e9);
  EXPECT_DOUBLE_EQ(parse_quantity("-8 min", duration_dimension())->value, -480e9);
  EXPECT_DOUBLE_EQ(parse_quantity("10 Mbit/s", bandwidth_dimension())->value, 10e6);
  EXPECT_DOUBLE_EQ(parse_quantity("1.2 Mt/a", capacity_dimension())->value, 120);
}

TEST(Quantity, a_unit_of_another_dimension_is_refused_with_the_right_ones) {
  const auto parsed = parse_quantity("10 MB/s", bandwidth_dimension());
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error(),
            "unit 'MB/s' does not measure a bandwidth; expected one of kbit/s, Mbit/s, Gbit/s");
}

TEST(Quantity, numbers_that_programs_read_differently_are_refused) {
  for (const char* text :
       {"010", "+5", "0x10", "1e3", ".5", "5.", "1_000", "--5", "-", "", "1.2.3", "inf"}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
  EXPECT_EQ(parse_number("0.50"), 0.5);
  EXPECT_EQ(parse_integer("-7"), -7);
  EXPECT_FALSE(parse_integer("7.0"));
  EXPECT_FALSE(parse_integer("99999999999999999999"));
}

}  // namespace
}  // namespace headframe::sim::scenario
