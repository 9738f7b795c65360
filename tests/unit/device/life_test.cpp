#include "sim/device/life.hpp"

#include <gtest/gtest.h>

#include "sim/math/draws.hpp"

namespace headframe::sim::device {
namespace {

using namespace std::chrono_literals;

constexpr rt::Duration year = std::chrono::hours{8760};

double mean_years(const Life& life, rt::Duration age, double rate) {
  constexpr std::uint32_t n = 200'000;
  const math::Draws draws(11, 0);
  double sum = 0;
  for (std::uint32_t i = 0; i < n; ++i)
    sum += static_cast<double>(remaining_life(life, age, rate, draws.of(1, 2, i)).count());
  return sum / n / static_cast<double>(year.count());
}

TEST(Life, a_constant_rate_knows_no_age) {
  const Life life{1, 3 * year};
  EXPECT_NEAR(mean_years(life, 0 * year, 1), 3, 0.03);
  EXPECT_NEAR(mean_years(life, 9 * year, 1), 3, 0.03);
}

TEST(Life, the_rate_multiplies_the_hazard) {
  const Life life{1, 3 * year};
  EXPECT_NEAR(mean_years(life, 0 * year, 1.5), 2, 0.02);
  EXPECT_EQ(remaining_life(life, 0 * year, 0, 1), endless);
}

TEST(Life, wear_shortens_what_is_left_of_an_old_one) {
  const Life life{2, 4 * year};
  EXPECT_NEAR(mean_years(life, 0 * year, 1), 4 * 0.8862269254527580, 0.02);
  // E[X - 6 | X > 6] = 4 e^(2.25) sqrt(pi)/2 erfc(1.5)
  EXPECT_NEAR(mean_years(life, 6 * year, 1), 1.139964, 0.01);
}

TEST(Life, survival_and_the_quantile_agree) {
  const Life life{2.2, 9 * year};
  const math::Draws draws(5, 0);
  int survived = 0;
  constexpr std::uint32_t n = 100'000;
  for (std::uint32_t i = 0; i < n; ++i)
    survived += remaining_life(life, 7 * year, 1.3, draws.of(1, 0, i)) > year;
  EXPECT_NEAR(survived / static_cast<double>(n), survival(life, 7 * year, year, 1.3), 0.004);
}

TEST(Life, minimal_repair_meets_the_cumulative_hazard) {
  const Life life{2.5, 5 * year};
  const math::Draws draws(7, 0);
  std::uint32_t n = 0, failures = 0;
  constexpr int machines = 20'000;
  for (int machine = 0; machine < machines; ++machine) {
    rt::Duration age = 3 * year;
    while ((age += remaining_life(life, age, 1, draws.of(1, 0, n++))) < 7 * year) {
      ++failures;
      EXPECT_EQ(age_after_repair(age, 1), age);
    }
  }
  const double expected = cumulative_hazard(life, 7 * year) - cumulative_hazard(life, 3 * year);
  EXPECT_NEAR(failures / static_cast<double>(machines), expected, 4 * 0.0101);
}

TEST(Life, kijimas_factor_lies_between_a_new_part_and_an_old_one) {
  EXPECT_EQ(age_after_repair(6 * year, 0), rt::Duration{});
  EXPECT_EQ(age_after_repair(6 * year, 0.5), 3 * year);
  // The whole age shrinks, that from before the last repair included.
  EXPECT_EQ(age_after_repair(age_after_repair(6 * year, 0.5) + 1 * year, 0.5), 2 * year);
}

}  // namespace
}  // namespace headframe::sim::device
