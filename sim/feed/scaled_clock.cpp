#include "sim/feed/scaled_clock.hpp"

namespace headframe::sim::feed {

rt::Instant ScaledClock::on_base(rt::Instant due) const {
  if (due == rt::never) return rt::never;
  const rt::Duration whole = due.since_start / pace_;
  const bool more = whole * pace_ < due.since_start;
  return begin_ + whole + rt::Duration(more ? 1 : 0);
}

rt::WallTime first_shown(rt::WallTime now, rt::Duration length, std::int64_t pace) {
  constexpr rt::Duration second = std::chrono::seconds(1);
  const rt::WallTime exact = now - (length - length / pace) - second;
  return {exact.since_epoch - exact.since_epoch % second};
}

}  // namespace headframe::sim::feed
