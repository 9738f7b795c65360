// In which way a thing fails. A line is cut, flaps, or lets little through; a program crashes, or
// leaks and crashes when its memory is used up.
#pragma once

#include <cstdint>

#include "sim/math/law.hpp"

namespace headframe::sim::fault {

enum class Symptom : std::uint8_t {
  down,       // does nothing until it is restored: a cut line, a crash, a broken part
  flapping,   // goes down and comes back by itself until it is restored
  degraded,   // works badly until it is restored: a brown-out, a slow disk; not down
  exhausted,  // works badly, then goes down when it has used up what it leaks
};

struct Mode {
  Symptom symptom = Symptom::down;
  double weight = 1;    // among the modes of a kind
  double service = 1;   // of a degraded or leaking thing: the share of its capacity that is left
  math::Law up, down;   // of a flapping thing: how long it works, and does not, in turn
  math::Law leak;       // of a leaking thing: from the first sign to exhaustion
};

}  // namespace headframe::sim::fault
