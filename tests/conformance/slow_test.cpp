// Machines and disks that get slow, and well again, while they work.
#include "tests/conformance/lines_suite.hpp"

namespace headframe::conformance {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class Slow : public testing::TestWithParam<std::string> {
 protected:
  Slow() : rig(physics_of(GetParam()), conformance_world()) { rig.run_until({}); }

  /// A job of 10 ms of processor time that writes and syncs; says when it was answered.
  void start_job() {
    lane = rig.runtime(0).make_lane("test");
    lane->submit(
        {"conformance.long", 0},
        [this] {
          const auto file = rig.runtime(0).storage().open("f", rt::OpenMode::read_write);
          const std::array<std::byte, 8> some{};
          file->write_at(0, some);
          file->sync();
        },
        [this] { answered_at = rig.world().now().since_start; });
  }
  void expect_answer_at(rt::Duration at) {
    rig.run_until(seconds(100));
    EXPECT_NEAR(static_cast<double>(answered_at.count()), static_cast<double>(at.count()), 1e4);
  }

  LineRig rig;
  std::unique_ptr<rt::Lane> lane;
  rt::Duration answered_at{};
};

TEST_P(Slow, a_slow_machine_takes_as_many_times_as_long) {
  rig.world().slow_node(rig.node(0), 7);
  start_job();
  expect_answer_at(milliseconds(70));
}

TEST_P(Slow, work_under_way_slows_down_from_that_instant) {
  start_job();
  rig.at(milliseconds(4), [this] { rig.world().slow_node(rig.node(0), 100); });
  expect_answer_at(milliseconds(4 + 600));
}

TEST_P(Slow, work_under_way_speeds_up_again) {
  rig.world().slow_node(rig.node(0), 100);
  start_job();
  rig.at(milliseconds(400), [this] { rig.world().slow_node(rig.node(0), 1); });
  expect_answer_at(milliseconds(400 + 6));
}

TEST_P(Slow, another_machine_does_not_notice) {
  rig.world().slow_node(rig.node(1), 100);
  start_job();
  expect_answer_at(milliseconds(10));
}

TEST_P(Slow, a_slow_disk_makes_the_answer_wait_and_not_the_processor) {
  rig.node(0).disk().parameters().sync_time = milliseconds(3);
  rig.node(0).disk().parameters().slowdown = 50;
  start_job();
  expect_answer_at(milliseconds(10 + 150));
}

INSTANTIATE_TEST_SUITE_P(in, Slow, testing::ValuesIn(virtual_worlds()),
                         [](const auto& world) { return world.param; });

}  // namespace
}  // namespace headframe::conformance
