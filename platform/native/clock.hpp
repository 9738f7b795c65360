// The machine's clocks, and one queue of timers over a single timer of Asio.
#pragma once

#include <map>
#include <unordered_map>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "platform/rt/clock.hpp"

namespace headframe::native {

/// A queue of its own because Asio's timers give no order to equal dates and may still report
/// success after they were cancelled. Not for use from several threads.
class NativeClock final : public rt::Clock {
 public:
  explicit NativeClock(rt::asio::io_context& io) : io_(io), alarm_(io) {}

  rt::Instant now() const override;
  rt::WallTime wall_now() const override;
  Ticket arm(rt::Instant due, Callback done) override;
  void cancel(Ticket ticket) override;

  /// Destroys all callbacks, now and for ever.
  void end();

 private:
  using Key = std::pair<rt::Instant, Ticket>;  // tickets grow, so equal dates keep their order

  void set_alarm();
  void ring();

  rt::asio::io_context& io_;
  rt::asio::steady_timer alarm_;
  std::map<Key, Callback> queue_;
  std::unordered_map<Ticket, rt::Instant> due_;  // where a ticket stands in the queue
  Ticket last_ticket_ = 0;
  rt::Instant alarm_at_{};
  std::uint64_t alarm_number_ = 0;  // a wait that was replaced may still report success
  bool alarm_set_ = false;
  bool ringing_ = false;
  bool alive_ = true;
};

}  // namespace headframe::native
