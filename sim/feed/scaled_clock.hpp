// A mine's time that runs k times as fast as the machine's.
#pragma once

#include <cstdint>

#include "platform/rt/clock.hpp"

namespace headframe::sim::feed {

/// Instant 0 is the base clock's `begin`, at which the wall clock shows `shown`. Integers
/// throughout, so a timer never fires before its instant on this scale. Keeps the promises of
/// rt::Clock as far as the base clock does; timers of different instants within `pace` ns may fire
/// in the order set.
class ScaledClock final : public rt::Clock {
 public:
  /// `pace` is at least 1.
  ScaledClock(rt::Clock& base, rt::Instant begin, rt::WallTime shown, std::int64_t pace)
      : base_(base), begin_(begin), shown_(shown), pace_(pace) {}

  rt::Instant now() const override { return {(base_.now() - begin_) * pace_}; }
  rt::WallTime wall_now() const override { return shown_ + now().since_start; }
  Ticket arm(rt::Instant due, Callback done) override {
    return base_.arm(on_base(due), std::move(done));
  }
  void cancel(Ticket ticket) override { base_.cancel(ticket); }

  /// The wall clock jumps by this much; instants do not.
  void step(rt::Duration by) { shown_ = shown_ + by; }
  /// The first instant of the base clock at which `due` has come.
  rt::Instant on_base(rt::Instant due) const;

 private:
  rt::Clock& base_;
  rt::Instant begin_;
  rt::WallTime shown_;
  std::int64_t pace_;
};

/// Where the mines' wall clocks begin, for a feed that begins at `now` and lasts `length` of their
/// time: back-dated so that they reach the machine's time when the feed ends and never overtake it.
/// At pace 1 that is `now`. Whole seconds, as files have them; up to two seconds behind, because a
/// mine's system gives the second of two files of one second the next one.
rt::WallTime first_shown(rt::WallTime now, rt::Duration length, std::int64_t pace);

}  // namespace headframe::sim::feed
