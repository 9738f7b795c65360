// How a work order comes to differ from the repair that it describes. Pure.
//
// The five timestamps are entered by people, afterwards: late, rounded, some only when the ticket
// is closed, which may be days later. That is the trap behind "72 h": a ticket's closing is taken
// for the restoration (reliability.md §4.1, metro fibre: median 124 to 166 h from opening to
// closing).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/staff/habits.hpp"
#include "sim/staff/pages.hpp"
#include "sim/staff/ports.hpp"

namespace headframe::sim::staff {

/// The steps that are entered after an order was opened, in their order.
inline constexpr std::array<std::string_view, 4> entries{"responded", "repair-started", "restored",
                                                         "closed"};
inline constexpr std::size_t closing = 3;

constexpr std::size_t entry_of(Stage stage) {
  return static_cast<std::size_t>(stage);
}

/// What somebody who repairs remembers of one job.
struct Memory {
  std::array<std::optional<rt::WallTime>, closing> happened;
  std::array<bool, closing> forgotten{};  // to enter, until the ticket is closed
  std::string cause;
};

/// When to sit down and enter what; `upto` is a place in `entries`.
struct Intention {
  rt::WallTime at;
  std::size_t upto = 0;
};

/// A step of the job becomes known at `now`. `job` names it for the dice.
std::vector<Intention> decide(Memory& memory, const Progress& progress, const PaperHabits& habits,
                              const Dice& person, const std::string& job, rt::WallTime now);

/// One line of the form.
struct Line {
  std::string step;
  rt::WallTime at;
  std::optional<rt::WallTime> happened;
};

/// What is entered at `now` so that the order stands at `upto`: every step that is missing so far,
/// as the form demands. What is remembered stands as it was, rounded. A step that was forgotten, or
/// never known, takes the time of the next one that is remembered; when none is, that of the entry.
/// Watches are read to the minute. Times never fall and never lie in the future: the form would
/// refuse them.
std::vector<Line> lines_for(const Order& order, const Memory& memory, std::size_t upto,
                            const PaperHabits& habits, rt::WallTime now);

/// The root cause as it is entered: "unknown" when nobody knows.
std::string cause_for(const Memory& memory, const PaperHabits& habits, const Dice& person,
                      const std::string& job);

}  // namespace headframe::sim::staff
