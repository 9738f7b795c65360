// Where coming events wait. The rules do not care who keeps them: a heap at component depth, the
// world's queue at city depth.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "platform/rt/time.hpp"

namespace headframe::sim::equipment {

enum class EventKind : std::uint8_t {
  strike,       // the life of a component or of a common cause ends
  flap,         // a flapping component changes between working and not
  exhausted,    // a leak has used up what there was; a battery is empty
  detected, responded, ready, work_begins, work_done,  // the stages of a repair
  delivered,    // a spare part arrives
  upgrade,      // of a mine in a wave
  maintenance_begins, maintenance_ends,
  succession,   // what was bought for this instant comes into force
};

/// Events of one instant happen in the order of (component, kind, stamp), so that every calendar
/// that keeps this order gives the same timeline.
struct Event {
  rt::Duration at{};            // since the scenario's start
  std::uint32_t component = 0;  // or the common cause, plan or succession, numbered after the components
  EventKind kind = EventKind::strike;
  std::uint32_t stamp = 0;      // an event that has become void is recognised by it

  friend bool operator==(const Event&, const Event&) = default;
  friend std::strong_ordering operator<=>(const Event& a, const Event& b) {
    if (a.at != b.at) return a.at <=> b.at;  // nearly always
    if (a.component != b.component) return a.component <=> b.component;
    if (a.kind != b.kind) return a.kind <=> b.kind;
    return a.stamp <=> b.stamp;
  }
};

class Calendar {
 public:
  virtual ~Calendar() = default;
  /// Never in the past. An event is not taken back: one that has become void is ignored when it
  /// is handled.
  virtual void schedule(const Event& event) = 0;
};

/// A binary heap that keeps the order of events. After `reserve` it allocates nothing while it
/// holds no more than that.
class HeapCalendar final : public Calendar {
 public:
  void reserve(std::size_t events) { heap_.reserve(events); }
  void clear() { heap_.clear(); }

  void schedule(const Event& event) override;
  bool empty() const { return heap_.empty(); }
  /// When not empty.
  const Event& next() const { return heap_.front(); }
  Event pop();

 private:
  std::vector<Event> heap_;
};

}  // namespace headframe::sim::equipment
