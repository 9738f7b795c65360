#include "sim/city/checkpoints.hpp"

#include <gtest/gtest.h>

namespace headframe::sim::city {
namespace {

using namespace std::chrono_literals;

/// Adds an event to both, as a world does.
void happen(Checkpoints& checkpoints, Digest& digest, kpi::Moment at, const char* payload) {
  checkpoints.before(at, digest);
  digest.add({at + 2min}, "node", "kind", payload);
}

TEST(Checkpoints, hold_what_happened_before_each_minute) {
  Checkpoints checkpoints(1min);
  Digest digest;
  happen(checkpoints, digest, -1min, "installed");
  happen(checkpoints, digest, 10s, "first");
  happen(checkpoints, digest, 50s, "second");
  happen(checkpoints, digest, 1min, "on the stroke");
  const auto& rows = checkpoints.rows();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].end, 0s);
  EXPECT_EQ(rows[0].events, 1);
  EXPECT_EQ(rows[1].end, 1min);
  EXPECT_EQ(rows[1].events, 3);
}

TEST(Checkpoints, quiet_minutes_have_the_one_before_again) {
  Checkpoints checkpoints(1min);
  Digest digest;
  happen(checkpoints, digest, 10s, "first");
  happen(checkpoints, digest, 3min + 10s, "second");
  const auto& rows = checkpoints.rows();
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[1].digest, rows[3].digest);
  EXPECT_NE(rows[0].digest, rows[1].digest);
}

TEST(Checkpoints, of_two_runs_are_equal_up_to_the_first_other_event) {
  Checkpoints a(1min), b(1min);
  Digest of_a, of_b;
  for (int minute = 0; minute < 5; ++minute) {
    happen(a, of_a, minute * 1min, "same");
    happen(b, of_b, minute * 1min, minute == 2 ? "other" : "same");
  }
  EXPECT_EQ(a.rows()[2].digest, b.rows()[2].digest);
  EXPECT_NE(a.rows()[3].digest, b.rows()[3].digest);
}

TEST(Checkpoints, grow_with_the_horizon_up_to_a_bound) {
  for (const kpi::Duration horizon : {kpi::Duration(6h), 14 * kpi::day, 140 * kpi::day, 730 * kpi::day})
    EXPECT_LE(horizon / checkpoint_interval(horizon), 20'160);
  EXPECT_EQ(checkpoint_interval(7 * kpi::day), 1min);
}

}  // namespace
}  // namespace headframe::sim::city
