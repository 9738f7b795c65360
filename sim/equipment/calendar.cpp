#include "sim/equipment/calendar.hpp"

#include <algorithm>
#include <functional>

namespace headframe::sim::equipment {

void HeapCalendar::schedule(const Event& event) {
  heap_.push_back(event);
  std::push_heap(heap_.begin(), heap_.end(), std::greater{});
}

Event HeapCalendar::pop() {
  std::pop_heap(heap_.begin(), heap_.end(), std::greater{});
  const Event event = heap_.back();
  heap_.pop_back();
  return event;
}

}  // namespace headframe::sim::equipment
