#include "sim/equipment/calendar.hpp"

#include <algorithm>

namespace headframe::sim::equipment {
namespace {

/// The order of events turned round, for a heap whose top is the earliest. Instants nearly always
/// differ, so they are looked at first and alone.
struct Later {
  bool operator()(const Event& a, const Event& b) const {
    return a.at != b.at ? a.at > b.at : a > b;
  }
};

}  // namespace

void HeapCalendar::schedule(const Event& event) {
  heap_.emplace_back(event);
  std::push_heap(heap_.begin(), heap_.end(), Later{});
}

Event HeapCalendar::pop() {
  std::pop_heap(heap_.begin(), heap_.end(), Later{});
  const Event event = heap_.back();
  heap_.pop_back();
  return event;
}

}  // namespace headframe::sim::equipment
