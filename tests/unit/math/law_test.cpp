#include "sim/math/law.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "sim/math/draws.hpp"
#include "sim/math/elementary.hpp"
#include "sim/math/student.hpp"

namespace headframe::sim::math {
namespace {

using namespace std::chrono_literals;

double hours(rt::Duration duration) { return static_cast<double>(duration.count()) / 3600e9; }

double sampled_mean(const Law& law) {
  constexpr std::uint32_t n = 200'000;
  const Draws draws(42, 7);
  double sum = 0;
  for (std::uint32_t i = 0; i < n; ++i) sum += hours(law.of(draws.of(key_of("law"), 0, i)));
  return sum / n;
}

TEST(Law, means_are_those_of_what_is_drawn) {
  const Law laws[] = {
      Law::fixed(5h),
      Law::uniform(2h, 10h),
      Law::exponential(7h),
      Law::weibull(10h, 1.5),
      Law::lognormal(60h, 1.0),
      Law::empirical({1h, 2h, 9h}),
      Law::mixture({{3, Law::fixed(1h)}, {1, Law::exponential(21h)}}),
  };
  for (const Law& law : laws) {
    const double mean = hours(law.mean());
    EXPECT_NEAR(sampled_mean(law), mean, 0.012 * mean);
    EXPECT_NEAR(hours(law.scaled(1.5).mean()), 1.5 * mean, 1e-9 * mean);
  }
  EXPECT_NEAR(hours(laws[4].mean()), 60, 1e-9);
  EXPECT_NEAR(hours(laws[6].mean()), 6, 1e-9);
}

TEST(Law, a_larger_draw_is_a_longer_duration) {
  const Law law = Law::lognormal(60h, 1.0);
  EXPECT_LT(law.of(1'000), law.of(UINT64_MAX / 2));
  EXPECT_LT(law.of(UINT64_MAX / 2), law.of(UINT64_MAX));
  EXPECT_GE(law.of(0), 0s);
  EXPECT_LE(law.of(UINT64_MAX), Law::longest);
}

TEST(Law, an_empty_law_is_refused) {
  EXPECT_THROW(Law::empirical({}), std::invalid_argument);
  EXPECT_THROW(Law::mixture({}), std::invalid_argument);
  EXPECT_THROW(Law::mixture({{1, Law::mixture({{1, Law::fixed(1h)}})}}), std::invalid_argument);
}

TEST(Draws, depend_on_their_key_and_nothing_else) {
  const Draws draws(1, 2);
  EXPECT_EQ(draws.of(5, 3, 4), Draws(1, 2).of(5, 3, 4));
  EXPECT_NE(draws.of(5, 3, 4), draws.of(5, 4, 3));
  EXPECT_NE(draws.of(5, 3, 4), draws.of(6, 3, 4));
  EXPECT_NE(draws.of(5, 3, 4), Draws(1, 3).of(5, 3, 4));
  EXPECT_NE(draws.of(5, 3, 4), Draws(2, 2).of(5, 3, 4));
}

TEST(Draws, probabilities_of_zero_and_one_are_certain) {
  EXPECT_FALSE(happens(0, 0));
  EXPECT_TRUE(happens(1, UINT64_MAX));
}

TEST(Gamma, is_the_factorial_between_the_integers) {
  EXPECT_NEAR(gamma(5), 24, 24e-13);
  EXPECT_NEAR(gamma(0.5), 1.7724538509055160, 1e-13);
  EXPECT_NEAR(gamma(1.5), 0.8862269254527580, 1e-13);
}

TEST(Student, quantiles_are_those_of_the_tables) {
  EXPECT_NEAR(student_two_sided(0.05, 1), 12.7062, 1e-4);
  EXPECT_NEAR(student_two_sided(0.05, 2), 4.30265, 1e-5);
  EXPECT_NEAR(student_two_sided(0.05, 4), 2.77645, 1e-3);
  EXPECT_NEAR(student_two_sided(0.05, 10), 2.22814, 1e-5);
  EXPECT_NEAR(student_two_sided(0.05, 30), 2.04227, 1e-5);
  EXPECT_NEAR(student_two_sided(0.05, 9999), 1.96020, 1e-5);
}

}  // namespace
}  // namespace headframe::sim::math
