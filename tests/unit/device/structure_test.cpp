#include "sim/device/structure.hpp"

#include <gtest/gtest.h>

namespace headframe::sim::device {
namespace {

TEST(Structure, a_group_goes_down_with_the_member_that_makes_it_and_no_other) {
  std::uint32_t failed = 0;
  EXPECT_EQ(member_failed(failed, 2), GroupChange::none);
  EXPECT_EQ(member_failed(failed, 2), GroupChange::went_down);
  EXPECT_EQ(member_failed(failed, 2), GroupChange::none);
  EXPECT_EQ(member_restored(failed, 2), GroupChange::none);
  EXPECT_EQ(member_restored(failed, 2), GroupChange::came_back);
  EXPECT_EQ(member_restored(failed, 2), GroupChange::none);
  EXPECT_EQ(failed, 0U);
}

}  // namespace
}  // namespace headframe::sim::device
