// Bandwidth and processors by SimGrid.
#pragma once

#include "sim/world/physics.hpp"

namespace headframe::sim {

/// Flights share the bandwidth of their lines (max-min fair, no cross-traffic, latency and factors
/// off: latency is the transport's), work shares the cores of its host. One world a process: the
/// engine's state is static. Lines and hosts are never switched off in SimGrid; a stalled flight is
/// suspended, so none of SimGrid's own failure paths is ever taken. Two nodes behind one line load
/// that line when they talk to each other, although their route leaves it out.
PhysicsFactory simgrid_physics();

}  // namespace headframe::sim
