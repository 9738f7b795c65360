// The world's clock and queue in one hand: what is due next, and what time it is now.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "sim/world/event_queue.hpp"

namespace headframe::sim {

using NodeId = std::uint32_t;

/// Every event of a world runs from here, one at a time, in the order of (time, sequence). After an
/// event, the nodes that it touched are settled in the order of the touches: each runs until nothing
/// is ready on it. Code of a node runs nowhere else, so nothing of one node overlaps with another's
/// and nothing crosses nodes but through the queue.
class Agenda {
 public:
  using Ticket = EventQueue::Ticket;
  using Action = EventQueue::Action;
  using Settle = std::function<void(NodeId)>;

  explicit Agenda(Settle settle) : settle_(std::move(settle)) {}
  Agenda(const Agenda&) = delete;
  Agenda& operator=(const Agenda&) = delete;

  rt::Instant now() const { return now_; }
  /// Instants in the past count as now.
  Ticket add(rt::Instant at, Action run);
  bool cancel(Ticket ticket) { return queue_.cancel(ticket); }
  std::optional<rt::Instant> next() const { return queue_.next(); }
  bool due() const;

  /// Moves the clock forward; an event that is due earlier is a defect of the caller.
  void advance_to(rt::Instant at);
  /// Runs the first event, which must be due, and settles.
  void run_first();
  /// The node has something ready and will be settled after the event that runs now.
  void touch(NodeId node) { touched_.push_back(node); }
  /// Settles what was touched outside of an event of this queue.
  void settle_touched();

 private:
  EventQueue queue_;
  rt::Instant now_;
  Settle settle_;
  std::vector<NodeId> touched_;
};

}  // namespace headframe::sim
