// Events for those who watch: told after the commit, in order, numbered without gaps.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/rt/time.hpp"

namespace headframe::core {

struct LiveEvent {
  std::uint64_t sequence = 0;  // assigned by the feed; starts at 1 with each start of the platform
  rt::WallTime at;
  std::string topic;           // "alarm.raised", "batch.stored", "file.quarantined" …
  std::string mine;            // empty: concerns no single mine
  std::string right;           // who may see it; empty: everyone logged in
  nlohmann::json data;
};

/// Lives on the node's executor. Keeps the last `memory` events so that a listener that was away
/// can catch up; one that was away too long is told from which number on it has a gap.
class LiveFeed {
 public:
  using Listener = std::function<void(const LiveEvent&)>;
  using Id = std::uint64_t;

  explicit LiveFeed(std::size_t memory = 10'000) : memory_(memory) {}

  void publish(LiveEvent event);
  Id subscribe(Listener listener);
  void unsubscribe(Id id);

  struct CatchUp {
    std::vector<LiveEvent> events;    // those after `sequence` that are still known
    std::uint64_t first_missing = 0;  // 0: nothing is missing
  };
  CatchUp since(std::uint64_t sequence) const;
  std::uint64_t last_sequence() const { return last_; }

 private:
  std::size_t memory_;
  std::uint64_t last_ = 0;
  Id next_id_ = 1;
  std::deque<LiveEvent> recent_;
  std::map<Id, Listener> listeners_;
};

}  // namespace headframe::core
