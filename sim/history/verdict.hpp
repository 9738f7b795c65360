// Private to this room: in a sentence, what a log can tell and what it cannot.
#pragma once

#include <string>

#include "sim/history/analysis.hpp"

namespace headframe::sim::history {

struct Sentence {
  std::string zh, en;
};

Sentence verdict_of_lives(const Part& lives);
/// Nothing when all is told.
Sentence verdict_of_repairs(const Part& repairs);

}  // namespace headframe::sim::history
