// How much methane is in the air of a working: pure formulas.
//
// Concentration is emission over air flow. Emission follows production (freshly cut coal), and the
// worked-out area breathes with the barometer. Without a fan a heading fills up exponentially
// towards its emission's equilibrium and clears exponentially once the fan runs again. The
// coefficients are constructed for plausible day curves; they are no measurement of any mine.
#pragma once

#include "sim/plant/episodes.hpp"
#include "sim/plant/layout.hpp"

namespace headframe::sim::plant {

/// Methane (%) at a producing face at full production and average pressure.
double base_methane_percent(GasClass gas);

/// Multiplier for the barometer: about +6 % for each hPa an hour of fall and 0.4 % for each hPa
/// below 980; between 0.7 and 1.5.
double pressure_factor(double hpa, double fall_hpa_per_hour);

/// Multiplier for production between 0 (idle: 45 % of the emission remains) and 1.
double production_factor(double activity);

/// How hard a producing shift works at a second of the local day: 0 during maintenance and travel,
/// 1 in between, with ramps of 20 minutes.
double planned_activity(double second_of_day);

/// Extra multiple of a burst: rises within 90 s to `magnitude`, then dies away until the end.
double burst(const Episode& episode, rt::WallTime t);

/// Methane (%) added by a stopped local fan, which is the latest episode of its calendar: fills
/// with a time constant of 20 minutes towards `magnitude`, clears with 3 minutes after the end.
double accumulation(const Episode& fan_stop, rt::WallTime t);

}  // namespace headframe::sim::plant
