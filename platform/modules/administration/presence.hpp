// When the platform itself ran. A program cannot write down the instant of its own death, so it
// leaves a sign of life as it runs; a start that finds the last one old knows how long nobody was
// here. That is all that the platform can believe of its own outages.
#pragma once

#include <vector>

#include "platform/store/connection.hpp"

namespace headframe::administration {

/// A sign of life is at most this old while the platform runs.
inline constexpr rt::Duration sign_of_life_period = std::chrono::seconds(30);

/// From the last sign of life to the next start. The true outage began up to one period later.
struct Absence {
  rt::WallTime from, to;
  bool orderly = false;  // the platform was stopped, it did not die
};

// Inside the writer's transaction; `began` names the run that is going on.
void leave_sign_of_life(store::Connection& connection, rt::WallTime began, rt::WallTime now);
void end_presence(store::Connection& connection, rt::WallTime began, rt::WallTime now);

/// Absences that began within [from, to), oldest first. Reads tables only.
std::vector<Absence> absences(store::Connection& connection, rt::WallTime from, rt::WallTime to);

}  // namespace headframe::administration
