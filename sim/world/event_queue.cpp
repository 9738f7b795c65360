#include "sim/world/event_queue.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace headframe::sim {

EventQueue::Ticket EventQueue::add(rt::Instant at, Action run) {
  const std::uint32_t slot = new_slot();
  slots_[slot].run = std::move(run);
  heap_.push_back({{at, next_sequence_++}, slot});
  slots_[slot].position = static_cast<std::uint32_t>(heap_.size() - 1);
  sift_up(slots_[slot].position);
  return (static_cast<Ticket>(slots_[slot].generation) << 32) | slot;
}

bool EventQueue::cancel(Ticket ticket) {
  const Slot* found = find(ticket);
  if (!found) return false;
  const auto slot = static_cast<std::uint32_t>(ticket);
  remove_at(found->position);
  // The action dies last: its destructor may come back to the queue.
  const Action dead = std::move(slots_[slot].run);
  free_slot(slot);
  return true;
}

std::optional<rt::Instant> EventQueue::next() const {
  if (heap_.empty()) return std::nullopt;
  return heap_.front().key.at;
}

EventQueue::Due EventQueue::take() {
  assert(!heap_.empty());
  const Node first = heap_.front();
  Due due{first.key.at, std::move(slots_[first.slot].run)};
  remove_at(0);
  free_slot(first.slot);
  return due;
}

const EventQueue::Slot* EventQueue::find(Ticket ticket) const {
  const auto slot = static_cast<std::uint32_t>(ticket);
  if (slot >= slots_.size()) return nullptr;
  const Slot& s = slots_[slot];
  return s.used && s.generation == static_cast<std::uint32_t>(ticket >> 32) ? &s : nullptr;
}

std::uint32_t EventQueue::new_slot() {
  std::uint32_t slot = first_free_;
  if (slot == no_slot) {
    slot = static_cast<std::uint32_t>(slots_.size());
    slots_.emplace_back();
  } else {
    first_free_ = slots_[slot].position;
  }
  slots_[slot].used = true;
  return slot;
}

void EventQueue::free_slot(std::uint32_t slot) {
  Slot& s = slots_[slot];
  s.run = nullptr;
  s.used = false;
  if (++s.generation == 0) s.generation = 1;
  s.position = std::exchange(first_free_, slot);
}

void EventQueue::place(std::uint32_t position, const Node& node) {
  heap_[position] = node;
  slots_[node.slot].position = position;
}

void EventQueue::sift_up(std::uint32_t position) {
  const Node node = heap_[position];
  while (position > 0) {
    const std::uint32_t parent = (position - 1) / 4;
    if (heap_[parent].key < node.key) break;
    place(position, heap_[parent]);
    position = parent;
  }
  place(position, node);
}

void EventQueue::sift_down(std::uint32_t position) {
  const Node node = heap_[position];
  const auto count = static_cast<std::uint32_t>(heap_.size());
  for (;;) {
    const std::uint32_t first = 4 * position + 1;
    if (first >= count) break;
    std::uint32_t least = first;
    for (std::uint32_t child = first + 1; child < std::min(first + 4, count); ++child)
      if (heap_[child].key < heap_[least].key) least = child;
    if (node.key < heap_[least].key) break;
    place(position, heap_[least]);
    position = least;
  }
  place(position, node);
}

void EventQueue::remove_at(std::uint32_t position) {
  const Node last = heap_.back();
  heap_.pop_back();
  if (position == heap_.size()) return;
  place(position, last);
  sift_up(position);
  sift_down(slots_[last.slot].position);
}

}  // namespace headframe::sim
