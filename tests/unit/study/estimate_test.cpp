#include "sim/study/estimate.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "sim/math/draws.hpp"
#include "sim/math/distributions.hpp"
#include "sim/math/elementary.hpp"

namespace headframe::sim::study {
namespace {

TEST(Estimate, is_the_ratio_of_the_sums_and_not_the_mean_of_the_ratios) {
  const std::array top{10.0, 1.0}, bottom{1.0, 1.0};
  EXPECT_DOUBLE_EQ(ratio_of_sums(top, bottom)->value, 5.5);
  const std::array years{300.0, 350.0}, episodes{10.0, 1.0};
  EXPECT_DOUBLE_EQ(ratio_of_sums(years, episodes)->value, 650.0 / 11);
}

TEST(Estimate, of_plain_numbers_has_students_interval) {
  const std::array top{1.0, 2.0, 3.0, 4.0, 5.0};
  const std::array bottom{1.0, 1.0, 1.0, 1.0, 1.0};
  const auto found = ratio_of_sums(top, bottom);
  // 2.77645 × sqrt(2.5 / 5)
  EXPECT_NEAR(*found->half_width, 1.96325, 1e-3);
}

TEST(Estimate, says_nothing_about_nothing) {
  const std::array zeros{0.0, 0.0};
  EXPECT_EQ(ratio_of_sums(zeros, zeros), std::nullopt);
  const std::array one{1.0};
  EXPECT_EQ(ratio_of_sums(one, one)->half_width, std::nullopt);
}

TEST(Estimate, interval_of_a_ratio_covers_the_truth_in_95_of_100_studies) {
  const math::Draws draws(17, 0);
  constexpr std::size_t studies = 2'000, years = 50;
  std::size_t covered = 0;
  std::uint32_t n = 0;
  for (std::size_t study = 0; study < studies; ++study) {
    std::vector<double> top(years), bottom(years);
    for (std::size_t i = 0; i < years; ++i) {
      bottom[i] = static_cast<double>(math::poisson_of(draws.of(1, 0, n++), 12));
      for (double k = 0; k < bottom[i]; ++k)
        top[i] -= 72 * math::log(math::open_uniform(draws.of(1, 0, n++)));
    }
    covered += ratio_of_sums(top, bottom)->contains(72);
  }
  EXPECT_GT(covered, studies * 93 / 100);
  EXPECT_LT(covered, studies * 97 / 100);
}

TEST(Wilson, never_claims_certainty) {
  EXPECT_NEAR(wilson(0, 100).high, 0.03700, 1e-4);
  EXPECT_NEAR(wilson(0, 100).low, 0, 1e-15);
  EXPECT_NEAR(wilson(50, 100).low, 0.40383, 1e-4);
  EXPECT_NEAR(wilson(50, 100).high, 0.59617, 1e-4);
  EXPECT_EQ(wilson(0, 0).high, 1);
}

TEST(Quantile, lies_between_its_neighbours) {
  const std::array values{4.0, 1.0, 3.0, 2.0};
  EXPECT_DOUBLE_EQ(quantile(values, 0), 1);
  EXPECT_DOUBLE_EQ(quantile(values, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(quantile(values, 1), 4);
}

}  // namespace
}  // namespace headframe::sim::study
