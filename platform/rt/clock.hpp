// Time as a node sees it, and timers on it.
#pragma once

#include <cstdint>
#include <functional>

#include "platform/rt/task.hpp"
#include "platform/rt/time.hpp"

namespace headframe::rt {

/// The runtime's side of time. Promises, each a conformance test:
///  - now() never goes back and stands still while a simulated handler runs;
///  - timers due at one instant fire in the order in which they were armed;
///  - a timer cancelled before its callback ran reports false, even when it was already due;
///  - what is due `never` rings for cancel() only, and keeps no run going;
///  - a callback runs from the node's executor, never inside arm() or cancel();
///  - a crashed node's callbacks are destroyed and never run.
class Clock {
 public:
  using Ticket = std::uint64_t;
  using Callback = std::move_only_function<void(bool due)>;

  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  virtual WallTime wall_now() const = 0;
  virtual Ticket arm(Instant due, Callback done) = 0;
  /// Unknown and finished tickets are ignored.
  virtual void cancel(Ticket ticket) = 0;
};

/// One timer with at most one waiter at a time. Destroying it cancels the wait.
class Timer {
 public:
  explicit Timer(Clock& clock) : clock_(clock) {}
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
  ~Timer() { cancel(); }

  /// Resumes with true when `due` has come, with false when cancel() came first.
  Task<bool> wait_until(Instant due);
  Task<bool> wait_for(Duration d) { return wait_until(clock_.now() + d); }
  void cancel();

 private:
  Clock& clock_;
  Clock::Ticket ticket_ = 0;
};

/// Waits for `d` of the node's time; cannot be cancelled.
Task<> sleep_for(Clock& clock, Duration d);

/// Shut until somebody opens it, then open for good. Whoever waits is held by the clock, like all
/// that waits: a crash destroys it before the program's objects, so it may use them to its end.
class Latch {
 public:
  explicit Latch(Clock& clock) : opened_(clock) {}

  /// For one coroutine. Resumes from the executor after open(), never inside it.
  Task<> wait();
  void open() {
    open_ = true;
    opened_.cancel();
  }

 private:
  bool open_ = false;
  Timer opened_;
};

}  // namespace headframe::rt
