#include "sim/device/ups.hpp"

#include <gtest/gtest.h>

#include "sim/math/draws.hpp"

namespace headframe::sim::device {
namespace {

constexpr rt::Duration year = std::chrono::hours{8760};
constexpr Life wear{4, 5 * year};

TEST(Ups, a_new_battery_carries_and_a_worn_one_does_not) {
  EXPECT_LT(battery_fails(wear, year / 2), 1e-3);
  EXPECT_NEAR(battery_fails(wear, 5 * year), 1 - 0.36787944117144233, 1e-12);
  EXPECT_GT(battery_fails(wear, 8 * year), 0.998);
}

TEST(Ups, carries_as_often_as_its_battery) {
  const math::Draws draws(3, 0);
  int carried = 0;
  constexpr std::uint32_t n = 50'000;
  for (std::uint32_t i = 0; i < n; ++i) carried += carries({false, 4 * year}, wear, draws.of(1, 0, i));
  EXPECT_NEAR(carried / static_cast<double>(n), 1 - battery_fails(wear, 4 * year), 0.01);
}

TEST(Ups, broken_modules_carry_nothing_whatever_the_battery) {
  EXPECT_TRUE(carries({false, year / 2}, wear, UINT64_MAX));
  EXPECT_FALSE(carries({true, year / 2}, wear, UINT64_MAX));
}

}  // namespace
}  // namespace headframe::sim::device
