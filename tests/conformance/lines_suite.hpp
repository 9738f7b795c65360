// One sender on node 1, one receiver on node 0, and what each of them saw when.
#pragma once

#include "tests/conformance/sim_rig.hpp"
#include "tests/conformance/suite.hpp"

namespace headframe::conformance {

struct Seen {
  std::size_t received = 0;
  rt::Duration connected_at{};
  rt::Duration eof_at{};
  rt::ErrorCode connect_error, send_error, receive_error;
  rt::Duration connect_failed_at{}, send_failed_at{};
};

/// A rig whose story starts at instant 0.
class LineRig : public SimRig {
 public:
  using SimRig::SimRig;
  void at(rt::Duration since_start, std::move_only_function<void()> event) {
    world().schedule({since_start}, std::move(event));
  }
  void run_until(rt::Duration since_start) { world().run_until({since_start}); }
};

/// The story on a rig of its own.
struct LineStory {
  LineStory(const std::string& world, std::uint64_t seed);
  void start_receiver();
  void start_sender(std::size_t bytes);
  void start_sender_that_pauses(rt::Duration pause);

  Seen seen;
  std::unique_ptr<LineRig> rig;
};

class Lines : public testing::TestWithParam<std::string>, protected LineStory {
 protected:
  Lines() : LineStory(GetParam(), 1) {}
};

}  // namespace headframe::conformance
