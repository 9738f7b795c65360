// What one live listener still has to be sent: filtered by rights and mines, bounded, as JSON text.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

#include "platform/core/live.hpp"
#include "platform/core/api.hpp"

namespace headframe::http {

/// Messages are objects with a `type`:
///   hello {epoch, last}        first on every connection; numbers are comparable within an epoch
///   event {sequence, at, topic, mine?, data}
///   gap   {reason, from, to}   events from … to are not known any more ("forgotten"), or the numbers
///                              belong to an earlier start of the platform ("restarted")
///   seen  {sequence}           everything up to here was sent or is not for this listener
/// Numbers of events that the listener may not see are simply absent.
class LiveQueue {
 public:
  LiveQueue(core::Principal who, std::size_t backlog) : who_(std::move(who)), backlog_(backlog) {}

  /// Starts with hello, and with what was missed after `since` where it is given.
  void open(const core::LiveFeed& feed, const std::string& epoch, std::optional<std::uint64_t> since,
            const std::string& since_epoch);
  /// False when the listener has fallen too far behind; everything waiting is then forgotten.
  bool offer(const core::LiveEvent& event);
  void offer_seen(std::uint64_t sequence);

  bool empty() const { return waiting_.empty(); }
  std::string take();

 private:
  bool may_see(const core::LiveEvent& event) const;
  void catch_up(const core::LiveFeed& feed, std::uint64_t since);

  core::Principal who_;
  std::size_t backlog_;
  std::size_t catching_up_ = 0;  // messages of open() still waiting: they do not count as lag
  std::deque<std::string> waiting_;
};

}  // namespace headframe::http
