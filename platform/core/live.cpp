#include "platform/core/live.hpp"

namespace headframe::core {

void LiveFeed::publish(LiveEvent event) {
  event.sequence = ++last_;
  recent_.push_back(std::move(event));
  if (recent_.size() > memory_) recent_.pop_front();
  if (listeners_.empty()) return;
  // A listener may subscribe, unsubscribe or publish while it is told.
  const LiveEvent told = recent_.back();
  const auto listeners = listeners_;
  for (const auto& [id, listener] : listeners)
    if (listeners_.contains(id)) listener(told);
}

LiveFeed::Id LiveFeed::subscribe(Listener listener) {
  listeners_.emplace(next_id_, std::move(listener));
  return next_id_++;
}

void LiveFeed::unsubscribe(Id id) {
  listeners_.erase(id);
}

LiveFeed::CatchUp LiveFeed::since(std::uint64_t sequence) const {
  CatchUp found;
  const std::uint64_t oldest = last_ - recent_.size() + 1;
  if (sequence + 1 < oldest) found.first_missing = sequence + 1;
  for (const LiveEvent& event : recent_)
    if (event.sequence > sequence) found.events.push_back(event);
  return found;
}

}  // namespace headframe::core
