// What a methane sensor makes of the gas: drift between calibrations, and the calibrations.
#pragma once

#include <cstdint>

#include "platform/rt/random.hpp"
#include "platform/rt/time.hpp"

namespace headframe::sim::plant {

/// A catalytic sensor, calibrated each 15 days (AQ 1029-2019) in a maintenance shift: two minutes
/// of clean air, three of calibration gas with 2.00 % CH4, one to recover. Between calibrations
/// zero and gain drift at a rate of its own. A function of the instant only.
class MethaneSensor {
 public:
  /// `undeclared` is the share of calibrations that nobody entered in the system, so that their
  /// gas looks like gas of the mine.
  MethaneSensor(rt::RandomStream stream, double undeclared);

  struct Output {
    double percent = 0;
    bool calibrating = false;  // and declared as such
  };
  Output read(double true_percent, rt::WallTime t);

 private:
  void load(rt::WallTime t);

  rt::RandomStream stream_;
  double undeclared_;
  std::int64_t phase_day_;
  // The interval around the instant asked last, from one calibration's begin to the next one's.
  rt::WallTime begin_, next_;
  double zero_per_day_ = 0, gain_per_day_ = 0;
  bool declared_ = true;
};

}  // namespace headframe::sim::plant
