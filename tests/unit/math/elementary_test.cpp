// References were computed with 60 decimal digits and rounded once to double.
#include "sim/math/elementary.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace headframe::sim::math {
namespace {

struct Reference {
  double x;
  double value;
};

void expect_relative(double actual, double expected, double bound, double x) {
  EXPECT_LE(std::abs(actual - expected), bound * std::abs(expected)) << "x = " << x;
}

TEST(Elementary, log_agrees_with_sixty_digits) {
  const Reference table[] = {
      {0x0.730d67819e8d2p-1022, -0x1.62991d5d62a5ep+9},
      {0x1.b7cdfd9d7bdbbp-34, -0x1.7069e2aa2aa5bp+4},
      {0x1.999999999999ap-4, -0x1.26bb1bbb55515p+1},
      {0x1.0000000000000p-1, -0x1.62e42fefa39efp-1},
      {0x1.6a09e667f3bccp-1, -0x1.62e42fefa39f1p-2},
      {0x1.ffffffff24190p-1, -0x1.b7ce00005e728p-34},
      {0x1.000000006df38p+0, 0x1.b7cdffffa18d8p-34},
      {0x1.8000000000000p+0, 0x1.9f323ecbf984cp-2},
      {0x1.5bf0a8b145769p+1, 0x1.0000000000000p+0},
      {0x1.4000000000000p+3, 0x1.26bb1bbb55516p+1},
      {0x1.81cd6c8b43958p+13, 0x1.2d79559791e31p+3},
      {0x1.7e43c8800759cp+996, 0x1.5963447f87fb5p+9}};
  for (const auto& [x, value] : table) expect_relative(log(x), value, 1e-15, x);
}

TEST(Elementary, exp_agrees_with_sixty_digits) {
  const Reference table[] = {
      {-0x1.6200000000000p+9, 0x1.7c8ab2288c9abp-1022},
      {-0x1.9133333333333p+6, 0x1.3aab0c9589e7bp-145},
      {-0x1.0000000000000p+0, 0x1.78b56362cef38p-2},
      {-0x1.6666666666666p-2, 0x1.68cce09671f71p-1},
      {-0x1.12e0be826d695p-30, 0x1.fffffff768fa1p-1},
      {0x1.12e0be826d695p-30, 0x1.000000044b830p+0},
      {0x1.999999999999ap-4, 0x1.1aec7b35a00d4p+0},
      {0x1.62e42fead449cp-2, 0x1.6a09e66640654p+0},
      {0x1.0000000000000p+0, 0x1.5bf0a8b145769p+1},
      {0x1.5666666666666p+3, 0x1.5a87b5d3a36e1p+15},
      {0x1.edd2f1a9fbe77p+6, 0x1.1428e1cbc0143p+178},
      {0x1.62d999999999ap+9, 0x1.d75ae7a50ee14p+1023}};
  for (const auto& [x, value] : table) expect_relative(exp(x), value, 1e-15, x);
}

TEST(Elementary, sine_and_cosine_agree_with_sixty_digits) {
  const struct {
    double x, sine, cosine;
  } table[] = {
      {0x1.12e0be826d695p-30, 0x1.12e0be826d695p-30, 0x1.0000000000000p+0},
      {0x1.999999999999ap-4, 0x1.98eaecb8bcb2cp-4, 0x1.fd712f9a817c1p-1},
      {0x1.921fb54442d18p-1, 0x1.6a09e667f3bccp-1, 0x1.6a09e667f3bcdp-1},
      {0x1.921fb54442d19p-1, 0x1.6a09e667f3bcdp-1, 0x1.6a09e667f3bccp-1},
      {0x1.921fb54442d18p+0, 0x1.0000000000000p+0, 0x1.1a62633145c07p-54},
      {0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53, -0x1.0000000000000p+0},
      {-0x1.4000000000000p+1, -0x1.326af0dcfcab1p-1, -0x1.9a2f7ef858b7dp-1},
      {0x1.9000000000000p+6, -0x1.03425b78c4db8p-1, 0x1.b981dbf665fdfp-1},
      {-0x1.f440000000000p+9, -0x1.fd948c50a7a0dp-1, 0x1.8dbff75eb664fp-4},
      {0x1.e240c9fbe76c9p+16, -0x1.ff50e60ab53f9p-1, 0x1.a74d27c41b22ap-5},
      {0x1.e847e00000000p+19, -0x1.f4677c48458b4p-1, 0x1.b165cde80ddd4p-3}};
  for (const auto& [x, sine, cosine] : table) {
    EXPECT_NEAR(sin(x), sine, 1e-15) << x;
    EXPECT_NEAR(cos(x), cosine, 1e-15) << x;
  }
}

TEST(Elementary, pow_agrees_within_its_stated_error) {
  const struct {
    double x, y, value;
  } table[] = {{2.0, 0.5, 0x1.6a09e667f3bcdp+0},
               {10.0, -3.0, 0x1.0624dd2f1a9fcp-10},
               {0x1.3333333333333p-2, 7.25, 0x1.536fd647f4b50p-13},
               {0x1.00068db8bac71p+0, 10000.0, 0x1.5bec34aabbfd3p+1},
               {300.0, 0x1.2d2d2d2d2d2d3p-1, 0x1.ca67e47c20652p+4}};
  for (const auto& [x, y, value] : table)
    expect_relative(pow(x, y), value, 1e-15 * (1 + std::abs(y * log(x))), x);
}

TEST(Elementary, normal_quantile_agrees_with_an_independent_implementation) {
  const Reference table[] = {{0x1.56e1fc2f8f359p-997, -0x1.286074064c26ep+5},
                             {0x1.19799812dea11p-40, -0x1.c234fba57a32ap+2},
                             {0x1.0624dd2f1a9fcp-10, -0x1.8b8cbb7204470p+1},
                             {0x1.999999999999ap-6, -0x1.f5c0331eeff83p+0},
                             {0x1.3333333333333p-2, -0x1.0c7e39582c5fap-1},
                             {0x1.ccccccccccccdp-1, 0x1.4813c36e26d34p+0},
                             {0x1.ffffde7210be9p-1, 0x1.30381a97985f1p+2}};
  for (const auto& [p, value] : table) expect_relative(normal_quantile(p), value, 1e-14, p);
}

TEST(Elementary, identities_hold_over_the_whole_range) {
  for (double x = -700; x < 700; x += 0.3719) {
    EXPECT_NEAR(log(exp(x)), x, 1e-14 + 2e-16 * std::abs(x)) << x;
    EXPECT_NEAR(exp(x) * exp(-x), 1, 1e-14) << x;
    const double s = sin(x * 1000), c = cos(x * 1000);
    EXPECT_NEAR(s * s + c * c, 1, 1e-15) << x;
    EXPECT_NEAR(sin(2 * x), 2 * sin(x) * cos(x), 1e-15) << x;
  }
}

TEST(Elementary, edges_are_answers_and_not_accidents) {
  const double inf = std::numeric_limits<double>::infinity();
  EXPECT_EQ(log(0), -inf);
  EXPECT_EQ(log(inf), inf);
  EXPECT_EQ(log(1), 0);
  EXPECT_TRUE(std::isnan(log(-1)));
  EXPECT_EQ(exp(0), 1);
  EXPECT_EQ(exp(710), inf);
  EXPECT_EQ(exp(-709), 0);
  EXPECT_EQ(exp(-inf), 0);
  EXPECT_TRUE(std::isnan(exp(std::nan(""))));
  EXPECT_EQ(pow(0, 2), 0);
  EXPECT_EQ(pow(0, 0), 1);
  EXPECT_EQ(pow(0, -1), inf);
  EXPECT_TRUE(std::isnan(pow(-2, 2)));
  EXPECT_EQ(sin(0), 0);
  EXPECT_EQ(cos(0), 1);
  EXPECT_TRUE(std::isnan(sin(2e6)));
  EXPECT_TRUE(std::isnan(cos(inf)));
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_EQ(normal_quantile(0), -inf);
  EXPECT_EQ(normal_quantile(1), inf);
}

}  // namespace
}  // namespace headframe::sim::math
