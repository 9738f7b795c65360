// Bounds a wait: when the time is up it does what it was told, once.
#pragma once

#include <functional>
#include <utility>

#include "platform/rt/clock.hpp"

namespace headframe::http {

class Watchdog {
 public:
  Watchdog(rt::Clock& clock, std::function<void()> bite) : clock_(clock), bite_(std::move(bite)) {}
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;
  ~Watchdog() { rest(); }

  /// Replaces an earlier limit.
  void guard(rt::Duration limit) {
    rest();
    // A cancelled callback still runs, with false, perhaps after this object is gone.
    ticket_ = clock_.arm(clock_.now() + limit, [this](bool due) {
      if (!due) return;
      bitten_ = true;
      bite_();
    });
  }
  void rest() {
    if (ticket_ != 0) clock_.cancel(std::exchange(ticket_, 0));
  }
  bool bitten() const { return bitten_; }

 private:
  rt::Clock& clock_;
  std::function<void()> bite_;
  rt::Clock::Ticket ticket_ = 0;
  bool bitten_ = false;
};

}  // namespace headframe::http
