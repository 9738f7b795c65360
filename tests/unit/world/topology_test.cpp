#include "sim/world/topology.hpp"

#include <gtest/gtest.h>

namespace headframe::sim {
namespace {

using std::chrono::milliseconds;

TEST(Route, shared_links_are_left_out_and_the_slowest_sets_the_rate) {
  const Link mine_a(0, "mine-a", milliseconds(3), 1e6);
  const Link mine_b(1, "mine-b", milliseconds(4), 2e6);
  const Link county(2, "county", milliseconds(5), 1e7);
  const Route neighbours({&mine_a, &county}, {&mine_b, &county});
  EXPECT_EQ(neighbours.latency(), milliseconds(7));
  EXPECT_FALSE(neighbours.uses(county));
  const Route to_core({&mine_b, &county}, {});
  EXPECT_EQ(to_core.latency(), milliseconds(9));
  EXPECT_EQ(to_core.bytes_per_second(), 2e6);
  EXPECT_TRUE(Route({&county}, {&county}).is_free());
}

TEST(Link, a_line_without_bandwidth_is_refused) {
  EXPECT_THROW(Link(0, "dead", {}, 0), std::invalid_argument);
}

}  // namespace
}  // namespace headframe::sim
