// Waking coroutines of one node.
#pragma once

#include <memory>
#include <vector>

#include "platform/rt/clock.hpp"
#include "platform/rt/runtime.hpp"

namespace headframe::core {

/// Something happened; look again. Whoever waits must check its condition in a loop: a notification
/// is not counted, and one that comes while nobody waits is gone. Lives on the node's executor.
class Signal {
 public:
  explicit Signal(rt::Clock& clock) : clock_(clock) {}
  rt::Task<> wait();
  /// Resumes everybody who waits when the executor gets to it, never inside the call.
  void notify();

 private:
  rt::Clock& clock_;
  std::vector<std::shared_ptr<rt::Latch>> waiters_;
};

/// The loops that a part of the platform keeps running, so that it can wait for their end.
class Background {
 public:
  explicit Background(rt::Runtime& runtime);
  void start(rt::Task<> task);
  std::size_t running() const { return state_->running; }
  /// Resumes when all have ended.
  rt::Task<> join();

 private:
  struct State {
    explicit State(rt::Clock& clock) : ended(clock) {}
    std::size_t running = 0;
    Signal ended;
  };
  static rt::Task<> watch(std::shared_ptr<State> state, rt::Task<> task);
  rt::asio::any_io_executor executor_;
  std::shared_ptr<State> state_;
};

}  // namespace headframe::core
