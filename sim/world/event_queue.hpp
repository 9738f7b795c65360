// The order of everything: a queue of callbacks ordered by (time, sequence of insertion).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "platform/rt/time.hpp"

namespace headframe::sim {

/// Entries due at one instant leave in the order in which they were added. A cancelled entry leaves
/// at once, so that nothing keeps a run going to a dead deadline. An indexed 4-ary heap over a
/// table of slots: add, cancel and take are O(log n) and allocate nothing in the steady state.
class EventQueue {
 public:
  /// Names one entry for ever: a slot is reused under another generation. 0 names nothing.
  using Ticket = std::uint64_t;
  using Action = std::move_only_function<void()>;

  struct Due {
    rt::Instant at;
    Action run;
  };

  Ticket add(rt::Instant at, Action run);
  /// False when the entry has already left.
  bool cancel(Ticket ticket);
  bool contains(Ticket ticket) const { return find(ticket) != nullptr; }

  bool empty() const { return heap_.empty(); }
  std::size_t size() const { return heap_.size(); }
  std::optional<rt::Instant> next() const;
  /// Takes the first entry; the queue must not be empty.
  Due take();

 private:
  struct Key {
    rt::Instant at;
    std::uint64_t sequence;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Node {
    Key key;
    std::uint32_t slot;
  };
  struct Slot {
    Action run;
    std::uint32_t generation = 1;
    std::uint32_t position = 0;  // in heap_; when free: the next free slot
    bool used = false;
  };

  const Slot* find(Ticket ticket) const;
  std::uint32_t new_slot();
  void free_slot(std::uint32_t slot);
  void place(std::uint32_t position, const Node& node);
  void sift_up(std::uint32_t position);
  void sift_down(std::uint32_t position);
  void remove_at(std::uint32_t position);

  std::vector<Node> heap_;
  std::vector<Slot> slots_;
  std::uint32_t first_free_ = no_slot;
  std::uint64_t next_sequence_ = 0;

  static constexpr std::uint32_t no_slot = 0xffffffff;
};

}  // namespace headframe::sim
