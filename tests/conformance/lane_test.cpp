#include "tests/conformance/suite.hpp"

namespace headframe::conformance {
namespace {

using std::chrono::milliseconds;

TEST_P(Seam, a_lane_runs_its_jobs_one_by_one_in_order) {
  auto lane = rig->runtime(0).make_lane("test");
  const auto story = [](rt::Clock& clock, rt::Lane& l) -> rt::Task<> {
    auto order = std::make_shared<std::string>();
    int answered = 0;
    for (const char c : std::string("abcdef"))
      l.submit({"conformance.job", 0}, [order, c] { *order += c; }, [&answered] { ++answered; });
    EXPECT_EQ(answered, 0);
    co_await rt::blocking(l, {"conformance.job", 0}, [order] { *order += '.'; });
    EXPECT_EQ(*order, "abcdef.");
    co_await rt::sleep_for(clock, milliseconds(5));
    EXPECT_EQ(answered, 6);
  };
  rig->run(0, story(rig->runtime(0).clock(), *lane));
}

TEST_P(Seam, blocking_brings_results_and_exceptions_back) {
  auto lane = rig->runtime(0).make_lane("test");
  const auto story = [](rt::Lane& l) -> rt::Task<> {
    const int answer = co_await rt::blocking(l, {"conformance.job", 0}, [] { return 42; });
    EXPECT_EQ(answer, 42);
    auto failing = rt::blocking(l, {"conformance.job", 0}, []() -> int {
      throw rt::SystemError(rt::asio::error::access_denied);
    });
    co_await expect_error(std::move(failing), rt::asio::error::access_denied);
  };
  rig->run(0, story(*lane));
}

TEST_P(Seam, the_event_loop_goes_on_while_a_lane_works) {
  auto lane = rig->runtime(0).make_lane("test");
  const auto story = [](rt::Clock& clock, rt::Lane& l) -> rt::Task<> {
    int ticks = 0;
    bool done = false;
    l.submit({"conformance.long", 0}, [] {}, [&done] { done = true; });
    while (!done && ticks < 1000) {
      ++ticks;
      co_await rt::sleep_for(clock, milliseconds(1));
    }
    EXPECT_TRUE(done);
  };
  rig->run(0, story(rig->runtime(0).clock(), *lane));
}

TEST_P(Seam, a_named_random_stream_is_the_same_from_its_start) {
  rt::Runtime& runtime = rig->runtime(0);
  auto first = runtime.random("mine/42/gas");
  auto again = runtime.random("mine/42/gas");
  auto other = runtime.random("mine/43/gas");
  const auto draw = first.next();
  EXPECT_EQ(draw, again.next());
  EXPECT_NE(draw, other.next());
}

TEST_P(Seam, entropy_does_not_repeat_itself) {
  rt::Entropy& entropy = rig->runtime(0).entropy();
  EXPECT_NE(rt::random_hex(entropy, 16), rt::random_hex(entropy, 16));
  EXPECT_NE(rt::random_hex(entropy, 16), rt::random_hex(rig->runtime(1).entropy(), 16));
}

}  // namespace
}  // namespace headframe::conformance
