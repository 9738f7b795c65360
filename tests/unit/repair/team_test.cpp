#include "sim/repair/team.hpp"

#include <gtest/gtest.h>

#include "sim/repair/procedure.hpp"

namespace headframe::sim::repair {
namespace {

using namespace std::chrono_literals;

TEST(CrewQueue, serves_in_the_order_of_arrival) {
  CrewQueue queue(2, 10);
  EXPECT_TRUE(queue.join(1));
  EXPECT_TRUE(queue.join(2));
  EXPECT_FALSE(queue.join(3));
  EXPECT_FALSE(queue.join(4));
  EXPECT_EQ(queue.leave(), 3U);
  EXPECT_EQ(queue.leave(), 4U);
  EXPECT_EQ(queue.busy(), 2U);
  EXPECT_EQ(queue.leave(), CrewQueue::nobody);
  EXPECT_EQ(queue.busy(), 1U);
  EXPECT_TRUE(queue.join(5));
}

TEST(CrewQueue, goes_round_without_losing_anybody) {
  CrewQueue queue(1, 3);
  EXPECT_TRUE(queue.join(0));
  for (std::uint32_t i = 1; i <= 100; ++i) {
    EXPECT_FALSE(queue.join(i));
    EXPECT_EQ(queue.leave(), i);
  }
  EXPECT_EQ(queue.waiting(), 0U);
}

TEST(CrewQueue, refuses_more_jobs_than_there_are_components) {
  CrewQueue queue(1, 1);
  EXPECT_TRUE(queue.join(0));
  EXPECT_FALSE(queue.join(1));
  EXPECT_THROW(queue.join(2), std::logic_error);
}

TEST(Procedure, an_expired_contract_makes_the_wait_longer) {
  Procedure procedure;
  procedure.wait = math::Law::fixed(20h);
  procedure.wait_without_contract = math::Law::fixed(80h);
  EXPECT_EQ(wait_of(procedure, 99h, 100h).of(0), 20h);
  EXPECT_EQ(wait_of(procedure, 100h, 100h).of(0), 80h);
}

}  // namespace
}  // namespace headframe::sim::repair
