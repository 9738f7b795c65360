#include "sim/plant/sensor.hpp"

#include "sim/math/distributions.hpp"
#include "sim/plant/shift.hpp"

namespace headframe::sim::plant {
namespace {

constexpr std::int64_t cycle_days = 15;
constexpr double clean_air_s = 120, gas_s = 300, done_s = 360;
constexpr double calibration_gas_percent = 2.0;
constexpr double zero_drift_per_day = 0.0008;  // % CH4, one deviation
constexpr double gain_drift_per_day = 0.0015;  // one deviation
constexpr std::uint64_t draws_per_cycle = 4;

std::uint64_t draw_number(std::int64_t cycle, std::uint64_t which) {
  return 1 + static_cast<std::uint64_t>(cycle) * draws_per_cycle + which;
}

/// Within the maintenance shift, leaving an hour at both ends for the way.
rt::WallTime calibration_begin(const rt::RandomStream& stream, std::int64_t phase_day,
                               std::int64_t cycle) {
  const double u = math::open_uniform(stream.at(draw_number(cycle, 0)));
  return from_local(phase_day + cycle * cycle_days,
                    maintenance_shift * shift_seconds + 3600 + u * (shift_seconds - 7200));
}

}  // namespace

MethaneSensor::MethaneSensor(rt::RandomStream stream, double undeclared)
    : stream_(stream),
      undeclared_(undeclared),
      phase_day_(static_cast<std::int64_t>(stream.at(0) % cycle_days)) {}

void MethaneSensor::load(rt::WallTime t) {
  std::int64_t cycle = (local(t).day - phase_day_) / cycle_days;
  if (calibration_begin(stream_, phase_day_, cycle) > t) --cycle;
  begin_ = calibration_begin(stream_, phase_day_, cycle);
  next_ = calibration_begin(stream_, phase_day_, cycle + 1);
  declared_ = math::open_uniform(stream_.at(draw_number(cycle, 1))) >= undeclared_;
  zero_per_day_ = zero_drift_per_day * math::normal_of(stream_.at(draw_number(cycle, 2)));
  gain_per_day_ = gain_drift_per_day * math::normal_of(stream_.at(draw_number(cycle, 3)));
}

MethaneSensor::Output MethaneSensor::read(double true_percent, rt::WallTime t) {
  if (t < begin_ || t >= next_) load(t);
  const double since_s = seconds_between(begin_, t);
  if (since_s < done_s) {
    if (since_s < clean_air_s) return {0, declared_};
    return {since_s < gas_s ? calibration_gas_percent : true_percent, declared_};
  }
  const double days = since_s * (1.0 / 86'400);
  const double shown = true_percent * (1 + gain_per_day_ * days) + zero_per_day_ * days;
  return {shown < 0 ? 0 : shown, false};
}

}  // namespace headframe::sim::plant
