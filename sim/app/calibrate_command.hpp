// headframe study --calibrate: multipliers, or an ensemble of mixes, that give what was observed.
#pragma once

#include <cstdint>

#include "sim/app/study_command.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::app {

/// Prints what was found; into `out`, if there is one, go calibration.json and, of an ensemble,
/// mixes.csv. 0: found; 1: it did not settle, or no draw was accepted; 2: the observations are wrong.
int calibrate_command(const scenario::Scenario& scenario, const StudyOptions& options,
                      std::uint64_t seed);

}  // namespace headframe::sim::app
