// What a feed can carry out of a scenario's timeline, and what it cannot. Pure.
#pragma once

#include <string>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::feed {

enum class Hindrance { line_down, held_back, upgrade };
std::string_view name(Hindrance hindrance);  // "line-down"

/// Mines deliver nothing from `begin` to `end`, both since the scenario's start. What lasts
/// longer than the feed ends with it.
struct Interruption {
  std::vector<std::string> mines;  // by their names in the scenario; at least one
  Hindrance what = Hindrance::line_down;
  std::string subject;  // the link, the storm, or the new system
  rt::Duration begin{}, end{};
};

struct ClockJump {
  std::string mine;
  rt::Duration at{}, by{};
};

/// An incident, or another part of the scenario, that stays undone, and why.
struct NotCarriedOut {
  rt::Duration at{};
  std::string what, why;
};

struct Timeline {
  std::vector<Interruption> interruptions;  // by begin
  std::vector<ClockJump> jumps;             // by instant
  std::vector<NotCarriedOut> left_out;      // by instant
};

/// For a feed of these mines (names in the scenario) that lasts `length`. Incidents that begin
/// later are no part of it.
Timeline timeline_of(const scenario::Scenario& scenario, const std::vector<std::string>& mines,
                     rt::Duration length);

}  // namespace headframe::sim::feed
