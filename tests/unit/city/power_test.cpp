#include "sim/city/power.hpp"

#include <gtest/gtest.h>

namespace headframe::sim::city {
namespace {

using namespace std::chrono_literals;

SupplyState without_mains(std::uint32_t modules_out, rt::Duration on_battery) {
  return {scenario::Ups{4, 3, 30min}, modules_out, false, on_battery};
}

TEST(Power, the_mains_carry_whatever_the_ups_is_worth) {
  SupplyState supply = without_mains(4, 0s);
  supply.mains = true;
  EXPECT_FALSE(judge(supply).loss);
  EXPECT_FALSE(judge(supply).battery_left);
}

TEST(Power, a_full_battery_and_one_spare_module_carry_for_its_time) {
  EXPECT_FALSE(judge(without_mains(1, 0s)).loss);
  EXPECT_EQ(judge(without_mains(1, 10min)).battery_left, 20min);
}

TEST(Power, with_too_few_modules_a_full_battery_is_worth_nothing) {
  EXPECT_EQ(judge(without_mains(2, 0s)).loss, PowerLoss::modules_short);
}

TEST(Power, the_battery_is_dead_at_its_very_last_instant) {
  EXPECT_FALSE(judge(without_mains(0, 30min - 1ns)).loss);
  EXPECT_EQ(judge(without_mains(0, 30min)).loss, PowerLoss::battery_dead);
}

TEST(Power, without_a_ups_the_machines_fall_with_the_mains) {
  EXPECT_EQ(judge({std::nullopt, 0, false, 0s}).loss, PowerLoss::no_ups);
}

}  // namespace
}  // namespace headframe::sim::city
