// Ends an operation that takes too long.
#pragma once

#include <memory>
#include <utility>

#include "platform/rt/clock.hpp"

namespace headframe::wire::ftp {

/// Calls `action` at `due` unless it is destroyed before.
class Deadline {
 public:
  template <class Action>
  Deadline(rt::Clock& clock, rt::Instant due, Action action)
      : passed_(std::make_shared<bool>(false)),
        clock_(clock),
        ticket_(clock.arm(due, [passed = passed_, a = std::move(action)](bool on_time) mutable {
          if (!on_time) return;
          *passed = true;
          a();
        })) {}
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  ~Deadline() { clock_.cancel(ticket_); }

  bool passed() const { return *passed_; }

 private:
  std::shared_ptr<bool> passed_;  // shared with the callback
  rt::Clock& clock_;
  rt::Clock::Ticket ticket_;
};

}  // namespace headframe::wire::ftp
