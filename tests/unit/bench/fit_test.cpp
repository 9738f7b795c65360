#include "tests/bench/work_costs/fit.hpp"

#include <gtest/gtest.h>

namespace headframe::bench {
namespace {

TEST(Fit, jobs_on_a_line_give_the_line) {
  std::vector<Sample> samples;
  for (std::size_t bytes = 0; bytes <= 10'000; bytes += 1000)
    samples.push_back({bytes, 5000.0 + 2.0 * static_cast<double>(bytes)});
  const Cost cost = fit(samples);
  EXPECT_NEAR(cost.fixed_ns, 5000, 1e-6);
  EXPECT_NEAR(cost.ns_per_byte, 2, 1e-9);
}

TEST(Fit, jobs_of_one_size_cost_a_fixed_time) {
  const Cost cost = fit({{100, 10}, {100, 30}, {100, 20}});
  EXPECT_EQ(cost.fixed_ns, 20);
  EXPECT_EQ(cost.ns_per_byte, 0);
}

TEST(Fit, no_work_starts_below_zero_and_the_total_is_kept) {
  const Cost cost = fit({{1000, 10}, {1000, 10}, {3000, 90}, {3000, 90}});
  EXPECT_EQ(cost.fixed_ns, 0);
  EXPECT_DOUBLE_EQ(cost.ns_per_byte * 8000, 200);
}

TEST(Fit, rows_are_written_with_two_digits) {
  EXPECT_EQ(table_row("a.b", {1, 0, 0, 34'567'890, 0}), "  table.set(\"a.b\", {microseconds(35'000), 0});");
  EXPECT_EQ(table_row("a.b", {1, 0, 0, 1'249, 3.04}), "  table.set(\"a.b\", {nanoseconds(1'200), 3});");
}

}  // namespace
}  // namespace headframe::bench
