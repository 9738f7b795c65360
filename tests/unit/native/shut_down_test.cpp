#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <thread>

#include "tests/support/native_fixture.hpp"

namespace headframe::native {
namespace {

using namespace std::chrono_literals;
namespace asio = rt::asio;

/// Counts the coroutine frames that are alive, and those that ran on to their end.
struct Tally {
  int alive = 0, resumed = 0;
};

struct Frame {
  explicit Frame(Tally& t) : tally(t) { ++tally.alive; }
  ~Frame() { --tally.alive; }
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;
  Tally& tally;
};

rt::Task<> sleeper(rt::Runtime& runtime, Tally& tally) {
  const Frame frame(tally);
  rt::Timer timer(runtime.clock());
  co_await timer.wait_for(1h);
  ++tally.resumed;
}

rt::Task<> acceptor(rt::Runtime& runtime, Tally& tally) {
  const Frame frame(tally);
  rt::Listener listener = runtime.listen({"127.0.0.1", 0});
  co_await listener.accept();
  ++tally.resumed;
}

rt::Task<> reader(rt::Runtime& runtime, Tally& tally) {
  const Frame frame(tally);
  rt::Listener listener = runtime.listen({"127.0.0.1", 0});
  rt::Stream client = co_await runtime.connect(listener.local_endpoint());
  const rt::Stream server = co_await listener.accept();
  char byte = 0;
  co_await client.async_read_some(asio::buffer(&byte, 1), asio::use_awaitable);
  ++tally.resumed;
}

rt::Task<> worker(rt::Runtime& runtime, Tally& tally, std::atomic<bool>& release) {
  const Frame frame(tally);
  const auto lane = runtime.make_lane("test");
  co_await rt::blocking(*lane, {"test.job", 0}, [&release] { release.wait(false); });
  ++tally.resumed;
}

TEST(NativeShutDown, whatever_waits_is_destroyed_and_never_runs) {
  Tally tally;
  Node node;
  std::atomic<bool> release = false;
  for (int i = 0; i < 2; ++i) {
    rt::spawn(node.runtime.executor(), sleeper(node.runtime, tally));
    rt::spawn(node.runtime.executor(), acceptor(node.runtime, tally));
    rt::spawn(node.runtime.executor(), reader(node.runtime, tally));
    rt::spawn(node.runtime.executor(), worker(node.runtime, tally, release));
  }
  node.io.run_for(50ms);
  EXPECT_EQ(tally.alive, 8);

  release = true;
  release.notify_all();
  node.runtime.shut_down();

  EXPECT_EQ(tally.alive, 0);
  EXPECT_EQ(tally.resumed, 0);
}

TEST(NativeShutDown, jobs_that_have_not_begun_are_dropped_with_their_coroutines) {
  Tally tally;
  Node node;
  std::atomic<bool> release = false;
  for (int i = 0; i < 6; ++i)  // two threads, so four of them wait
    rt::spawn(node.runtime.executor(), worker(node.runtime, tally, release));
  node.io.run_for(20ms);
  std::thread later([&release] {
    std::this_thread::sleep_for(20ms);
    release = true;
    release.notify_all();
  });

  node.runtime.shut_down();
  later.join();

  EXPECT_EQ(tally.alive, 0);
  EXPECT_EQ(tally.resumed, 0);
}

TEST(NativeShutDown, a_runtime_that_ended_takes_no_more_orders) {
  Node node;
  node.runtime.shut_down();
  bool ran = false;
  auto& clock = node.runtime.clock();
  clock.cancel(clock.arm(clock.now(), [&](bool) { ran = true; }));
  node.runtime.make_lane("test")->submit({"test.job", 0}, [&] { ran = true; }, [&] { ran = true; });
  node.runtime.network().connect({"127.0.0.1", 1}, [&](auto, auto) { ran = true; });

  node.io.restart();
  node.io.run_for(20ms);

  EXPECT_FALSE(ran);
}

}  // namespace
}  // namespace headframe::native
