// What is known in advance: planned maintenance, and waves of upgrades ordered by a date.
// Source: reliability.md §1.3 (at least 10 days of maintenance a year), §4.2 (upgrades of mines were
// mandated by dates, so they come in bursts beside a background rate).
#pragma once

#include <cstdint>
#include <optional>

#include "platform/rt/time.hpp"

namespace headframe::sim::fault {

/// Maintenance that recurs: at `first`, then every `every`, each time for `length` (< every).
/// Instants count from the scenario's start; the first may lie before it.
struct Maintenance {
  rt::Duration first{}, every{}, length{};
};

/// The begin of the first window at or after `from`.
rt::Duration next_window(const Maintenance& plan, rt::Duration from);

/// Each mine of a wave is replaced with probability `share`, at an instant that is uniform in
/// [begin, begin + length).
struct Wave {
  rt::Duration begin{}, length{};
  double share = 0;
};

/// When the mine's system is replaced in this wave; nothing when it is not.
std::optional<rt::Duration> upgraded_at(const Wave& wave, std::uint64_t coin,
                                        std::uint64_t instant_draw);

}  // namespace headframe::sim::fault
