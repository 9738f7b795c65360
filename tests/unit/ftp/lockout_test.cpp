#include <gtest/gtest.h>

#include "platform/wire/ftp/lockout.hpp"

namespace headframe::wire::ftp {
namespace {

using namespace std::chrono_literals;

constexpr rt::Instant start{1000h};
const LockoutRules rules{.free_failures = 2, .first_block = 10s, .longest_block = 35s,
                         .forgotten_after = 1h, .most_keys = 3};

TEST(FtpLockout, each_failure_past_the_free_ones_blocks_twice_as_long) {
  Lockout lockout(rules);
  lockout.failed("a", start);
  lockout.failed("a", start);
  EXPECT_EQ(lockout.blocked("a", start), std::nullopt);
  lockout.failed("a", start);
  EXPECT_EQ(lockout.blocked("a", start), 10s);
  EXPECT_EQ(lockout.blocked("a", start + 4s), 6s);
  EXPECT_EQ(lockout.blocked("a", start + 10s), std::nullopt);
  lockout.failed("a", start + 10s);
  EXPECT_EQ(lockout.blocked("a", start + 10s), 20s);
  lockout.failed("a", start + 30s);
  EXPECT_EQ(lockout.blocked("a", start + 30s), 35s);
}

TEST(FtpLockout, one_key_does_not_block_another) {
  Lockout lockout(rules);
  for (int i = 0; i < 9; ++i) lockout.failed("a", start);
  EXPECT_EQ(lockout.blocked("b", start), std::nullopt);
}

TEST(FtpLockout, failures_are_forgiven_by_success_and_by_time) {
  Lockout lockout(rules);
  lockout.failed("a", start);
  lockout.failed("a", start);
  lockout.succeeded("a");
  lockout.failed("a", start);
  EXPECT_EQ(lockout.blocked("a", start), std::nullopt);
  lockout.failed("a", start + 2h);
  lockout.failed("a", start + 2h);
  EXPECT_EQ(lockout.blocked("a", start + 2h), std::nullopt);
}

TEST(FtpLockout, remembers_only_so_many_keys_and_forgets_the_oldest) {
  Lockout lockout(rules);
  for (int i = 0; i < 3; ++i) lockout.failed("old", start);
  for (const auto* const key : {"b", "c", "d"}) lockout.failed(key, start + 1s);
  EXPECT_EQ(lockout.size(), 3u);
  EXPECT_EQ(lockout.blocked("old", start + 1s), std::nullopt);
}

}  // namespace
}  // namespace headframe::wire::ftp
