// A mine's own clock and line, on nodes in virtual time.
#include <gtest/gtest.h>

#include <boost/asio/error.hpp>

#include "platform/rt/runtime.hpp"
#include "sim/feed/line.hpp"
#include "sim/feed/scaled_clock.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::feed {
namespace {

using namespace std::chrono_literals;

/// A clock that stands wherever a test puts it.
struct Bench final : rt::Clock {
  rt::Instant at{100s};
  rt::Instant armed{};
  rt::Instant now() const override { return at; }
  rt::WallTime wall_now() const override { return {at.since_start}; }
  Ticket arm(rt::Instant due, Callback) override {
    armed = due;
    return 1;
  }
  void cancel(Ticket) override {}
};

TEST(ScaledClockTest, time_passes_k_times_as_fast_and_timers_fire_when_it_has_come) {
  Bench bench;
  ScaledClock clock(bench, rt::Instant{100s}, rt::WallTime{1h}, 60);
  EXPECT_EQ(clock.now(), rt::Instant{});
  bench.at = rt::Instant{102s};
  EXPECT_EQ(clock.now(), rt::Instant{120s});
  EXPECT_EQ(clock.wall_now(), rt::WallTime{1h + 120s});
  clock.arm(rt::Instant{180s + 1ns}, [](bool) {});
  EXPECT_EQ(bench.armed, rt::Instant{103s + 1ns});  // not before it has come
  clock.arm(rt::never, [](bool) {});
  EXPECT_EQ(bench.armed, rt::never);
  clock.step(-1h);
  EXPECT_EQ(clock.wall_now(), rt::WallTime{120s});
  EXPECT_EQ(clock.now(), rt::Instant{120s});
}

TEST(ScaledClockTest, files_never_carry_a_time_to_come) {
  constexpr rt::Duration length = 3h;
  const rt::WallTime now{1000h + 300ms};
  for (const std::int64_t pace : {1, 7, 60}) {
    const rt::WallTime first = first_shown(now, length, pace);
    const rt::WallTime last_shown = first + length, last_real = now + length / pace;
    EXPECT_LE(last_shown, last_real - 1s);
    EXPECT_GT(last_shown, last_real - 3s);
    EXPECT_EQ(first.since_epoch % 1s, 0s);
  }
}

struct Outcome {
  rt::ErrorCode connect, read;
  rt::Duration took{};
};

/// Connects over a line, waits for a byte that never comes, and says how both ended.
struct Caller {
  Caller(rt::Runtime& runtime, rt::Endpoint to, Line*& line_of, Outcome& into)
      : line(runtime.network(), runtime.clock(), 20s) {
    line_of = &line;
    rt::spawn(runtime.executor(), call(runtime, std::move(to), into));
  }
  rt::Task<> call(rt::Runtime& runtime, rt::Endpoint to, Outcome& into) {
    const rt::Instant begin = runtime.clock().now();
    try {
      rt::Stream stream = co_await rt::connect(runtime.executor(), line, to);
      char byte = 0;
      try {
        co_await stream.async_read_some(rt::asio::buffer(&byte, 1), rt::asio::use_awaitable);
      } catch (const rt::SystemError& error) {
        into.read = error.code();
      }
    } catch (const rt::SystemError& error) {
      into.connect = error.code();
    }
    into.took = runtime.clock().now() - begin;
  }
  Line line;
};

struct Listening {
  explicit Listening(rt::Runtime& runtime) : listener(runtime.listen({"", 21})) {
    rt::spawn(runtime.executor(), accept(*this));
  }
  static rt::Task<> accept(Listening& self) { self.stream = co_await self.listener.accept(); }
  rt::Listener listener;
  rt::Stream stream;
};

class LineTest : public testing::Test {
 protected:
  LineTest() {
    centre.boot([](rt::Runtime& runtime) { return std::make_shared<Listening>(runtime); });
  }
  void call() {
    mine.boot([this](rt::Runtime& runtime) {
      return std::make_shared<Caller>(runtime, rt::Endpoint{centre.address(), 21}, line, outcome);
    });
  }
  World world{WorldParameters{}, fixed_physics()};
  Node& mine = world.add_node("mine", {});
  Node& centre = world.add_node("centre", {});
  Line* line = nullptr;
  Outcome outcome;
};

TEST_F(LineTest, a_connect_over_a_cut_line_times_out) {
  mine.boot([this](rt::Runtime& runtime) {
    auto line_ = std::make_shared<Line>(runtime.network(), runtime.clock(), 20s);
    line_->cut();
    line_->connect({centre.address(), 21}, [this, &runtime](rt::ErrorCode error, auto) {
      outcome = {error, {}, runtime.clock().now().since_start};
    });
    return line_;
  });
  world.run_until(rt::Instant{1min});
  EXPECT_EQ(outcome.connect, rt::asio::error::timed_out);
  EXPECT_EQ(outcome.took, 20s);
}

TEST_F(LineTest, what_runs_over_a_line_is_reset_when_it_is_cut) {
  call();
  world.schedule(rt::Instant{10s}, [this] { line->cut(); });
  world.run_until(rt::Instant{1min});
  EXPECT_FALSE(outcome.connect);
  EXPECT_EQ(outcome.read, rt::asio::error::connection_reset);
  EXPECT_EQ(outcome.took, 10s);
}

TEST_F(LineTest, a_line_is_back_when_every_cut_was_restored) {
  call();
  world.schedule(rt::Instant{10s}, [this] {
    line->cut();
    line->cut();
    line->restore();
    EXPECT_TRUE(line->is_down());
    line->restore();
    EXPECT_FALSE(line->is_down());
  });
  world.run_until(rt::Instant{1min});
}

}  // namespace
}  // namespace headframe::sim::feed
