// From a log to spells of life and of repair.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "sim/history/goodness.hpp"
#include "sim/history/lifetime.hpp"
#include "sim/history/log.hpp"

namespace headframe::sim::history {

/// How a log is read.
struct Reading {
  rt::Duration blips{};         // outages shorter than this are left out, as if it had worked on
  double age_after_repair = 0;  // the share of its age that a repair leaves (Kijima's second model)
};

/// Ages and lengths in hours.
struct Spells {
  std::vector<Spell> lives;    // time of work between observation's begin, outages and its end
  std::vector<Spell> repairs;  // from failure to restoration
  std::size_t blips = 0;       // left out
};

/// A unit under observation from an age on counts as never repaired before that: its log does not
/// say. An age does not grow while a unit is down. What failed at the instant at which its observation began,
/// or again when it was restored, has worked for a second.
Spells spells_of(const std::map<std::string, Unit>& units, const Reading& reading);

/// Observes the same units over the same times again, under a law of lives. Repairs take what the
/// log's took, drawn with equal chances.
Again lives_again(const std::map<std::string, Unit>& units, const Reading& reading,
                  std::vector<Spell> repairs);
/// Restores the same outages again, under a law of repair times; each was seen until the end of its
/// unit's observation.
Again repairs_again(const std::map<std::string, Unit>& units, const Reading& reading);

}  // namespace headframe::sim::history
