#include "sim/world/agenda.hpp"

#include <algorithm>
#include <stdexcept>

namespace headframe::sim {

Agenda::Ticket Agenda::add(rt::Instant at, Action run) {
  return queue_.add(std::max(at, now_), std::move(run));
}

bool Agenda::due() const {
  const auto first = queue_.next();
  return first && *first <= now_;
}

void Agenda::advance_to(rt::Instant at) {
  if (at < now_) throw std::logic_error("virtual time cannot go back");
  const auto first = queue_.next();
  if (first && *first < at) throw std::logic_error("an event would be skipped");
  now_ = at;
}

void Agenda::run_first() {
  auto event = queue_.take();
  if (event.at > now_) throw std::logic_error("an event would run early");
  event.run();
  event.run = nullptr;
  if (!touched_.empty()) settle_touched();
}

void Agenda::settle_touched() {
  for (std::size_t i = 0; i < touched_.size(); ++i) settle_(touched_[i]);
  touched_.clear();
}

}  // namespace headframe::sim
