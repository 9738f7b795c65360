#include "sim/math/distributions.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/math/ar_noise.hpp"
#include "sim/math/elementary.hpp"

namespace headframe::sim::math {
namespace {

struct Moments {
  double mean = 0, variance = 0;
};

Moments moments(int n, const std::function<double()>& draw) {
  Moments m;
  double squares = 0;
  for (int i = 0; i < n; ++i) {
    const double x = draw();
    m.mean += x;
    squares += x * x;
  }
  m.mean /= n;
  m.variance = squares / n - m.mean * m.mean;
  return m;
}

rt::RandomStream stream(const char* name) { return {7, name}; }

TEST(Distributions, draws_have_their_exact_bits) {
  auto s = stream("bits");
  const std::uint64_t expected[] = {
      0xbfff64d27ea3ea16, 0x3ff1e524d4ec8da6, 0x40117e9b7aaeeead,
      0x4030874e69761028, 0x401cb5124f5b7ff8, 0x4045800000000000};
  const double drawn[] = {normal(s, 0, 1),     exponential(s, 2), lognormal(s, 3, 0.5),
                          weibull(s, 10, 1.5), uniform(s, 5, 9),  static_cast<double>(poisson(s, 40))};
  for (std::size_t i = 0; i < std::size(drawn); ++i)
    EXPECT_EQ(std::bit_cast<std::uint64_t>(drawn[i]), expected[i])
        << i << ": " << std::hex << std::bit_cast<std::uint64_t>(drawn[i]);
}

TEST(Distributions, moments_are_the_textbook_ones) {
  constexpr int n = 200'000;
  auto s = stream("moments");
  const auto z = moments(n, [&] { return normal(s, 4, 3); });
  EXPECT_NEAR(z.mean, 4, 0.03);
  EXPECT_NEAR(z.variance, 9, 0.15);
  const auto e = moments(n, [&] { return exponential(s, 2); });
  EXPECT_NEAR(e.mean, 2, 0.02);
  EXPECT_NEAR(e.variance, 4, 0.15);
  const auto l = moments(n, [&] { return lognormal(s, 3, 0.5); });
  EXPECT_NEAR(l.mean, 3 * exp(0.125), 0.02);
  const auto w = moments(n, [&] { return weibull(s, 10, 2); });
  EXPECT_NEAR(w.mean, 10 * 0.8862269254527580, 0.05);
  EXPECT_NEAR(w.variance, 100 * (1 - 0.7853981633974483), 0.5);
  const auto small = moments(n, [&] { return static_cast<double>(poisson(s, 0.3)); });
  EXPECT_NEAR(small.mean, 0.3, 0.01);
  EXPECT_NEAR(small.variance, 0.3, 0.01);
  const auto large = moments(n, [&] { return static_cast<double>(poisson(s, 70)); });
  EXPECT_NEAR(large.mean, 70, 0.1);
  EXPECT_NEAR(large.variance, 70, 1.2);
  const auto b = moments(n, [&] { return bernoulli(s, 0.2) ? 1.0 : 0.0; });
  EXPECT_NEAR(b.mean, 0.2, 0.005);
}

TEST(Distributions, extreme_draws_stay_finite) {
  EXPECT_TRUE(std::isfinite(normal_of(0)));
  EXPECT_TRUE(std::isfinite(normal_of(UINT64_MAX)));
  EXPECT_GT(open_uniform(0), 0);
  EXPECT_LT(open_uniform(UINT64_MAX), 1);
}

TEST(ArNoise, value_depends_on_its_number_only) {
  ArNoise in_order(stream("ar"), 0.8), jumping(stream("ar"), 0.8), backwards(stream("ar"), 0.8);
  std::vector<double> values;
  for (int n = 0; n < 1000; ++n) values.push_back(in_order.at(n));
  for (int n = 0; n < 1000; n += 37) EXPECT_EQ(jumping.at(n), values[static_cast<std::size_t>(n)]);
  for (int n = 999; n >= 0; n -= 11) EXPECT_EQ(backwards.at(n), values[static_cast<std::size_t>(n)]);
}

TEST(ArNoise, variance_is_one_and_neighbours_correlate_by_phi) {
  ArNoise noise(stream("ar"), 0.8);
  constexpr int n = 200'000;
  double sum = 0, squares = 0, products = 0, previous = noise.at(-1);
  for (int i = 0; i < n; ++i) {
    const double x = noise.at(i);
    sum += x;
    squares += x * x;
    products += x * previous;
    previous = x;
  }
  EXPECT_NEAR(sum / n, 0, 0.03);
  EXPECT_NEAR(squares / n, 1, 0.03);
  EXPECT_NEAR(products / n, 0.8, 0.03);
}

}  // namespace
}  // namespace headframe::sim::math
