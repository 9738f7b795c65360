#include "platform/native/clock.hpp"

#include <boost/asio/post.hpp>

namespace headframe::native {

namespace asio = rt::asio;

rt::Instant NativeClock::now() const {
  return {std::chrono::duration_cast<rt::Duration>(
      std::chrono::steady_clock::now().time_since_epoch())};
}

rt::WallTime NativeClock::wall_now() const {
  return {std::chrono::duration_cast<rt::Duration>(
      std::chrono::system_clock::now().time_since_epoch())};
}

rt::Clock::Ticket NativeClock::arm(rt::Instant due, Callback done) {
  const Ticket ticket = ++last_ticket_;
  if (!alive_) return ticket;
  queue_.emplace(Key{due, ticket}, std::move(done));
  due_.emplace(ticket, due);
  set_alarm();
  return ticket;
}

void NativeClock::cancel(Ticket ticket) {
  const auto known = due_.find(ticket);
  if (known == due_.end()) return;
  auto node = queue_.extract(Key{known->second, ticket});
  due_.erase(known);
  set_alarm();
  asio::post(io_, [this, done = std::move(node.mapped())]() mutable {
    if (alive_) done(false);
  });
}

void NativeClock::end() {
  alive_ = false;
  due_.clear();
  alarm_.cancel();
  // The callbacks' destructors may come back to cancel(), so the queue must already be empty.
  const auto dropped = std::exchange(queue_, {});
}

void NativeClock::set_alarm() {
  if (ringing_) return;
  if (queue_.empty() || queue_.begin()->first.first == rt::never) {
    if (alarm_set_) alarm_.cancel();
    alarm_set_ = false;
    return;
  }
  const rt::Instant head = queue_.begin()->first.first;
  if (alarm_set_ && head == alarm_at_) return;
  alarm_set_ = true;
  alarm_at_ = head;
  alarm_.expires_at(std::chrono::steady_clock::time_point(head.since_start));
  alarm_.async_wait([this, number = ++alarm_number_](const rt::ErrorCode&) {
    if (alive_ && alarm_set_ && number == alarm_number_) ring();
  });
}

void NativeClock::ring() {
  // Also when a callback throws, the next alarm must be set.
  struct Guard {
    NativeClock& clock;
    ~Guard() {
      clock.ringing_ = false;
      if (clock.alive_) clock.set_alarm();
    }
  };
  alarm_set_ = false;
  ringing_ = true;
  const Guard guard{*this};
  const Key limit{now(), last_ticket_};
  // A timer that is armed meanwhile waits for the next turn, so that sockets get theirs.
  while (!queue_.empty() && queue_.begin()->first.first <= limit.first &&
         queue_.begin()->first.second <= limit.second) {
    auto node = queue_.extract(queue_.begin());
    due_.erase(node.key().second);
    node.mapped()(true);
  }
}

}  // namespace headframe::native
