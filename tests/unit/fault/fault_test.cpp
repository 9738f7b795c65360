#include <gtest/gtest.h>

#include <array>

#include "sim/fault/calendar.hpp"
#include "sim/fault/common_cause.hpp"
#include "sim/fault/mode.hpp"
#include "sim/fault/recurrence.hpp"
#include "sim/math/draws.hpp"

namespace headframe::sim::fault {
namespace {

using namespace std::chrono_literals;

TEST(Mode, is_chosen_by_weight) {
  std::vector<Mode> modes(3);
  modes[0].weight = 6;
  modes[1].weight = 3;
  modes[2].weight = 1;
  const math::Draws draws(1, 0);
  std::array<int, 3> chosen{};
  constexpr std::uint32_t n = 100'000;
  for (std::uint32_t i = 0; i < n; ++i) ++chosen[math::choose(modes, draws.of(9, 0, i))];
  EXPECT_NEAR(chosen[0] / static_cast<double>(n), 0.6, 0.006);
  EXPECT_NEAR(chosen[2] / static_cast<double>(n), 0.1, 0.004);
  EXPECT_EQ(math::choose(modes, UINT64_MAX), 2U);
}

TEST(Recurrence, a_cause_that_remains_returns_after_its_delay) {
  const Recurrence sure{1, math::Law::fixed(36h)};
  EXPECT_EQ(returns_after(sure, UINT64_MAX, 0), std::optional<rt::Duration>(36h));
  const Recurrence never{0, math::Law::fixed(36h)};
  EXPECT_EQ(returns_after(never, 0, 0), std::nullopt);
}

TEST(CommonCause, leaves_the_members_own_rate_as_it_was) {
  constexpr CommonCause duct{0.2};
  EXPECT_DOUBLE_EQ(own_rate(duct, 3) + common_rate(duct, 3), 3);
  EXPECT_DOUBLE_EQ(common_rate(duct, 3), 0.6);
}

TEST(Maintenance, windows_recur_before_and_after_the_first) {
  const Maintenance plan{.first = 10h, .every = 24h, .length = 2h};
  EXPECT_EQ(next_window(plan, 0h), 10h);
  EXPECT_EQ(next_window(plan, 10h), 10h);
  EXPECT_EQ(next_window(plan, 10h + 1ns), 34h);
  const Maintenance old{.first = -100h, .every = 24h, .length = 2h};
  EXPECT_EQ(next_window(old, 0h), 20h);
  const Maintenance later{.first = 100h, .every = 24h, .length = 2h};
  EXPECT_EQ(next_window(later, 0h), 4h);
}

TEST(Wave, takes_its_share_of_the_mines_within_its_time) {
  const Wave wave{.begin = 100h, .length = 50h, .share = 0.3};
  const math::Draws draws(2, 0);
  int upgraded = 0;
  constexpr std::uint32_t n = 50'000;
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto at = upgraded_at(wave, draws.of(i, 0, 0), draws.of(i, 1, 0));
    if (!at) continue;
    ++upgraded;
    EXPECT_GE(*at, 100h);
    EXPECT_LT(*at, 150h);
  }
  EXPECT_NEAR(upgraded / static_cast<double>(n), 0.3, 0.008);
}

}  // namespace
}  // namespace headframe::sim::fault
