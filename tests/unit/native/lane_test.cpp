#include <gmock/gmock.h>

#include <latch>
#include <thread>
#include <vector>

#include "tests/support/native_fixture.hpp"

namespace headframe::native {
namespace {

using testing::ElementsAre;

TEST(NativeLane, jobs_run_off_the_loop_one_after_another_in_order) {
  Node node;
  const auto lane = node.runtime.make_lane("test");
  const auto loop = std::this_thread::get_id();
  std::vector<int> order;  // jobs of one lane never run at once, so no lock is needed
  std::vector<int> done;
  for (int i = 0; i < 4; ++i)
    lane->submit(
        {"test.job", 0},
        [&order, i, loop] { order.push_back(std::this_thread::get_id() == loop ? -1 : i); },
        [&done, i, loop] { done.push_back(std::this_thread::get_id() == loop ? i : -1); });
  EXPECT_TRUE(done.empty());

  node.io.run();

  EXPECT_THAT(order, ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(done, ElementsAre(0, 1, 2, 3));
}

TEST(NativeLane, jobs_of_two_lanes_run_at_the_same_time) {
  Node node;
  const auto first = node.runtime.make_lane("first");
  const auto second = node.runtime.make_lane("second");
  std::latch both(2);
  for (auto* lane : {first.get(), second.get()})
    lane->submit({"test.job", 0}, [&both] { both.arrive_and_wait(); }, [] {});

  node.io.run();  // would never return if they waited for each other's end

  EXPECT_TRUE(both.try_wait());
}

rt::Task<> results(rt::Lane& lane, std::vector<std::string>& seen) {
  seen.push_back(co_await rt::blocking(lane, {"test.job", 0}, [] { return std::string("value"); }));
  std::string failure;
  try {
    co_await rt::blocking(lane, {"test.job", 0}, [] { throw std::runtime_error("full"); });
  } catch (const std::runtime_error& error) {
    failure = error.what();
  }
  seen.push_back(failure);
}

TEST(NativeLane, blocking_resumes_with_the_result_or_the_exception) {
  Node node;
  const auto lane = node.runtime.make_lane("test");
  std::vector<std::string> seen;
  node.run(results(*lane, seen));
  EXPECT_THAT(seen, ElementsAre("value", "full"));
}

TEST(NativeLane, jobs_outlive_the_lane_they_were_submitted_to) {
  Node node;
  int ran = 0;
  auto lane = node.runtime.make_lane("test");
  for (int i = 0; i < 3; ++i) lane->submit({"test.job", 0}, [] {}, [&ran] { ++ran; });
  lane.reset();

  node.io.run();

  EXPECT_EQ(ran, 3);
}

}  // namespace
}  // namespace headframe::native
