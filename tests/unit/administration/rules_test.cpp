#include <gtest/gtest.h>

#include "platform/modules/administration/identity.hpp"
#include "platform/modules/administration/lockout.hpp"
#include "platform/modules/administration/password.hpp"
#include "platform/modules/administration/work_order.hpp"

namespace headframe::administration {
namespace {

using namespace std::chrono_literals;

rt::WallTime hour(int h) { return {std::chrono::hours(400'000 + h)}; }

WorkOrder fault(std::int64_t id, std::string cause, int failed, int restored) {
  WorkOrder order;
  order.id = id;
  order.device = 7;
  order.cause = std::move(cause);
  order.at = {hour(failed), hour(failed), hour(failed), hour(failed), hour(restored), hour(restored)};
  return order;
}

TEST(Lockout, the_fifth_wrong_password_locks_and_time_unlocks) {
  LockoutState state;
  const LockoutPolicy policy{5, 15min};
  const rt::Instant start{1h};
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(attempt(state, policy, start));
  EXPECT_FALSE(attempt(state, policy, start + 14min));
  EXPECT_TRUE(attempt(state, policy, start + 15min));
}

TEST(Lockout, the_right_password_starts_the_count_anew) {
  LockoutState state;
  const LockoutPolicy policy{2, 15min};
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(attempt(state, policy, {}));
    success(state);
  }
}

TEST(Password, a_stored_form_accepts_its_password_and_no_other) {
  const std::string salt(32, 'a');
  const auto slow = hash_password("correct horse", least_cost, salt);
  const auto fast = hash_secret("3f2a-91c0", salt);
  EXPECT_TRUE(verify("correct horse", slow));
  EXPECT_FALSE(verify("correct horsf", slow));
  EXPECT_TRUE(verify("3f2a-91c0", fast));
  EXPECT_FALSE(verify("", fast));
  EXPECT_THROW(verify("x", "plain"), std::runtime_error);
  EXPECT_NE(slow, hash_password("correct horse", least_cost, std::string(32, 'b')));
}

TEST(Password, a_weak_or_unchanged_one_is_refused) {
  EXPECT_EQ(password_refusal("duty", "old password", "old password"), "same-password");
  EXPECT_EQ(password_refusal("duty", "old", "short"), "weak-password");
  EXPECT_EQ(password_refusal("duty", "old", "my duty password"), "weak-password");
  EXPECT_EQ(password_refusal("duty", "old", "seven lamps below"), "");
}

TEST(Roles, an_entry_grants_one_right_a_kind_of_right_or_all) {
  EXPECT_TRUE(grants("alarms.read", "alarms.read"));
  EXPECT_FALSE(grants("alarms.read", "alarms.acknowledge"));
  EXPECT_TRUE(grants("*.read", "users.read"));
  EXPECT_FALSE(grants("*.read", "users.manage"));
  EXPECT_FALSE(grants("*.read", "spread"));
  EXPECT_TRUE(grants("*", "users.manage"));
}

TEST(WorkOrder, steps_are_taken_in_turn_and_in_the_order_of_time) {
  WorkOrder order;
  order.cause = "power-supply";
  for (std::size_t i = 0; i < steps; ++i) {
    const auto step = static_cast<Step>(i);
    EXPECT_EQ(next_step(order), step);
    if (i > 0) {
      EXPECT_EQ(refusal(order, step, hour(static_cast<int>(i) - 2), hour(100)), "before-previous-step");
    }
    if (i + 1 < steps) {
      EXPECT_EQ(refusal(order, static_cast<Step>(i + 1), hour(50), hour(100)), "out-of-turn");
    }
    EXPECT_EQ(refusal(order, step, hour(static_cast<int>(i)), hour(100)), "");
    order.at[i] = hour(static_cast<int>(i));
    EXPECT_EQ(refusal(order, step, hour(50), hour(100)), "already-recorded");
  }
  EXPECT_EQ(next_step(order), std::nullopt);
}

TEST(WorkOrder, nothing_is_recorded_before_it_happened) {
  EXPECT_EQ(refusal({}, Step::failed, hour(10) + 2min, hour(10)), "in-the-future");
  EXPECT_EQ(refusal({}, Step::failed, hour(10) + 30s, hour(10)), "");
}

TEST(WorkOrder, a_fault_is_closed_with_its_root_cause_and_planned_work_needs_none) {
  WorkOrder order = fault(1, "", 0, 5);
  order.at[5].reset();
  EXPECT_EQ(refusal(order, Step::closed, hour(6), hour(7)), "cause-missing");
  order.kind = OrderKind::planned;
  EXPECT_EQ(refusal(order, Step::closed, hour(6), hour(7)), "");
}

TEST(Repeat, the_same_cause_at_the_same_device_within_the_window_is_a_repeat) {
  const RepeatRule month{std::chrono::days(30)};
  const std::vector<WorkOrder> earlier{fault(1, "fibre", 0, 2), fault(2, "fibre", 100, 110)};
  EXPECT_EQ(repeat_of(fault(3, "fibre", 200, 210), earlier, month), 2);
  EXPECT_EQ(repeat_of(fault(3, "power", 200, 210), earlier, month), 0);
  EXPECT_EQ(repeat_of(fault(3, "fibre", 110 + 30 * 24, 9999), earlier, month), 2);
  EXPECT_EQ(repeat_of(fault(3, "fibre", 111 + 30 * 24, 9999), earlier, month), 0);
}

TEST(Repeat, what_was_not_restored_yet_and_what_is_no_fault_is_not_repeated) {
  const RepeatRule month{std::chrono::days(30)};
  EXPECT_EQ(repeat_of(fault(3, "fibre", 105, 120), {fault(2, "fibre", 100, 110)}, month), 0);
  auto drill = fault(2, "fibre", 100, 110);
  drill.kind = OrderKind::test;
  EXPECT_EQ(repeat_of(fault(3, "fibre", 200, 210), {drill}, month), 0);
  auto elsewhere = fault(2, "fibre", 100, 110);
  elsewhere.device = 8;
  EXPECT_EQ(repeat_of(fault(3, "fibre", 200, 210), {elsewhere}, month), 0);
}

}  // namespace
}  // namespace headframe::administration
