#include <gmock/gmock.h>

#include <vector>

#include "tests/support/native_fixture.hpp"

namespace headframe::native {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

TEST(NativeClock, timers_of_one_instant_fire_in_the_order_in_which_they_were_armed) {
  Node node;
  auto& clock = node.runtime.clock();
  const auto due = clock.now() + 5ms;
  std::vector<int> fired;
  clock.arm(due + 1ms, [&](bool) { fired.push_back(9); });
  for (int i = 0; i < 5; ++i) clock.arm(due, [&fired, i](bool) { fired.push_back(i); });
  clock.arm(due - 1ms, [&](bool) { fired.push_back(7); });

  node.io.run();

  EXPECT_THAT(fired, ElementsAre(7, 0, 1, 2, 3, 4, 9));
}

TEST(NativeClock, cancel_wins_over_a_timer_that_is_already_due) {
  Node node;
  auto& clock = node.runtime.clock();
  std::vector<bool> outcome;
  rt::Clock::Ticket second = 0;
  const auto past = clock.now() - 1ms;
  clock.arm(past, [&](bool due) {
    outcome.push_back(due);
    clock.cancel(second);
  });
  second = clock.arm(past, [&](bool due) { outcome.push_back(due); });

  node.io.run();

  EXPECT_THAT(outcome, ElementsAre(true, false));
}

TEST(NativeClock, a_callback_never_runs_inside_arm_or_cancel) {
  Node node;
  auto& clock = node.runtime.clock();
  int ran = 0;
  clock.arm(clock.now() - 1s, [&](bool) { ++ran; });
  const auto far = clock.arm(clock.now() + 1h, [&](bool) { ++ran; });
  clock.cancel(far);
  EXPECT_EQ(ran, 0);

  node.io.run();

  EXPECT_EQ(ran, 2);
}

TEST(NativeClock, a_cancelled_timer_does_not_keep_the_loop_running) {
  Node node;
  auto& clock = node.runtime.clock();
  const auto began = clock.now();
  clock.cancel(clock.arm(began + 1h, [](bool) {}));

  node.io.run();

  EXPECT_LT(clock.now() - began, 1min);
}

TEST(NativeClock, a_callback_that_throws_does_not_silence_the_timers_after_it) {
  Node node;
  auto& clock = node.runtime.clock();
  bool second = false;
  clock.arm(clock.now(), [](bool) { throw std::runtime_error("defect"); });
  clock.arm(clock.now(), [&](bool) { second = true; });

  EXPECT_THROW(node.io.run(), std::runtime_error);
  node.io.run();

  EXPECT_TRUE(second);
}

rt::Task<> rearm(rt::Timer& timer, rt::Clock& clock, std::vector<bool>& outcome) {
  outcome.push_back(co_await timer.wait_for(1ms));
  clock.arm(clock.now() + 1ms, [&timer](bool) { timer.cancel(); });
  outcome.push_back(co_await timer.wait_for(1h));
}

TEST(NativeClock, one_timer_serves_one_wait_after_the_other) {
  Node node;
  std::vector<bool> outcome;
  rt::Timer timer(node.runtime.clock());
  node.run(rearm(timer, node.runtime.clock(), outcome));
  EXPECT_THAT(outcome, ElementsAre(true, false));
}

}  // namespace
}  // namespace headframe::native
