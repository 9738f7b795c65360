#include "tests/conformance/suite.hpp"

namespace headframe::conformance {
namespace {

using std::chrono::milliseconds;

TEST_P(Seam, now_never_goes_back) {
  rig->run(0, [](rt::Clock& clock) -> rt::Task<> {
    const rt::Instant before = clock.now();
    co_await rt::sleep_for(clock, milliseconds(5));
    EXPECT_GE(clock.now() - before, milliseconds(5));
  }(rig->runtime(0).clock()));
}

TEST_P(Seam, now_stands_still_while_a_handler_runs_in_virtual_time) {
  if (!rig->is_virtual()) GTEST_SKIP() << "real time passes";
  rig->run(0, [](rt::Clock& clock) -> rt::Task<> {
    const rt::Instant before = clock.now();
    for (volatile int i = 0; i < 1'000'000; i = i + 1) {
    }
    EXPECT_EQ(clock.now(), before);
    co_return;
  }(rig->runtime(0).clock()));
}

TEST_P(Seam, timers_of_one_instant_fire_in_the_order_of_arming) {
  std::string order;
  rig->run(0, [](rt::Clock& clock, std::string& fired) -> rt::Task<> {
    const rt::Instant due = clock.now() + milliseconds(3);
    for (const char c : {'a', 'b', 'c', 'd', 'e'})
      clock.arm(due, [&fired, c](bool) { fired += c; });
    clock.arm(due - milliseconds(1), [&fired](bool) { fired += '!'; });
    co_await rt::sleep_for(clock, milliseconds(10));
  }(rig->runtime(0).clock(), order));
  EXPECT_EQ(order, "!abcde");
}

TEST_P(Seam, a_timer_never_fires_inside_arm_and_a_past_one_fires_soon) {
  rig->run(0, [](rt::Clock& clock) -> rt::Task<> {
    bool fired = false;
    clock.arm(clock.now() - milliseconds(50), [&fired](bool due) { fired = due; });
    EXPECT_FALSE(fired);
    co_await rt::sleep_for(clock, milliseconds(1));
    EXPECT_TRUE(fired);
  }(rig->runtime(0).clock()));
}

TEST_P(Seam, what_is_due_never_waits_for_cancel) {
  rig->run(0, [](rt::Clock& clock) -> rt::Task<> {
    std::string told;
    const auto tell = [&told](bool fired) { told += fired ? "due" : "cancelled"; };
    const rt::Clock::Ticket ticket = clock.arm(rt::never, tell);
    co_await rt::sleep_for(clock, milliseconds(5));
    EXPECT_EQ(told, "");
    clock.cancel(ticket);
    co_await rt::sleep_for(clock, milliseconds(1));
    EXPECT_EQ(told, "cancelled");
  }(rig->runtime(0).clock()));
}

TEST_P(Seam, a_latch_lets_pass_once_it_is_open) {
  rig->run(0, [](rt::Clock& clock) -> rt::Task<> {
    rt::Latch early(clock), late(clock);
    early.open();
    co_await early.wait();
    const rt::Instant before = clock.now();
    clock.arm(before + milliseconds(5), [&late](bool) { late.open(); });
    co_await late.wait();
    EXPECT_GE(clock.now() - before, milliseconds(5));
  }(rig->runtime(0).clock()));
}

TEST_P(Seam, cancel_wins_a_tie) {
  rig->run(0, [](rt::Clock& clock) -> rt::Task<> {
    const rt::Instant due = clock.now() + milliseconds(3);
    rt::Clock::Ticket victim = 0;
    std::string told;
    clock.arm(due, [&](bool) { clock.cancel(victim); });
    victim = clock.arm(due, [&told](bool fired) { told += fired ? "due" : "cancelled"; });
    co_await rt::sleep_for(clock, milliseconds(10));
    EXPECT_EQ(told, "cancelled");
  }(rig->runtime(0).clock()));
}

TEST_P(Seam, cancelling_reports_later_and_finished_tickets_are_ignored) {
  rig->run(0, [](rt::Clock& clock) -> rt::Task<> {
    int told = 0;
    const auto ticket = clock.arm(clock.now() + milliseconds(500), [&told](bool due) {
      ++told;
      EXPECT_FALSE(due);
    });
    clock.cancel(ticket);
    EXPECT_EQ(told, 0);
    clock.cancel(ticket);
    clock.cancel(0);
    co_await rt::sleep_for(clock, milliseconds(1));
    EXPECT_EQ(told, 1);
    clock.cancel(ticket);
    co_await rt::sleep_for(clock, milliseconds(1));
    EXPECT_EQ(told, 1);
  }(rig->runtime(0).clock()));
}

TEST_P(Seam, a_timer_object_wakes_its_waiter_early_when_cancelled) {
  rt::Timer timer(rig->runtime(0).clock());
  const auto waiter = [](rt::Clock& clock, rt::Timer& t) -> rt::Task<> {
    const rt::Instant before = clock.now();
    EXPECT_FALSE(co_await t.wait_for(std::chrono::seconds(15)));
    EXPECT_LT(clock.now() - before, std::chrono::seconds(10));
    EXPECT_TRUE(co_await t.wait_for(milliseconds(1)));
  };
  const auto canceller = [](rt::Clock& clock, rt::Timer& t) -> rt::Task<> {
    co_await rt::sleep_for(clock, milliseconds(5));
    t.cancel();
  };
  std::vector<Act> acts;
  acts.push_back({0, waiter(rig->runtime(0).clock(), timer)});
  acts.push_back({0, canceller(rig->runtime(0).clock(), timer)});
  rig->run(std::move(acts), std::chrono::seconds(20));
}

TEST_P(Seam, wall_time_moves_with_the_clock) {
  rig->run(0, [](rt::Clock& clock) -> rt::Task<> {
    const rt::WallTime before = clock.wall_now();
    co_await rt::sleep_for(clock, milliseconds(20));
    EXPECT_GE(clock.wall_now() - before, milliseconds(15));
  }(rig->runtime(0).clock()));
}

}  // namespace
}  // namespace headframe::conformance
