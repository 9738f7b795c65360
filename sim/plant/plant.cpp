#include "sim/plant/plant.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "sim/math/distributions.hpp"

namespace headframe::sim::plant {
namespace {

rt::RandomStream keyed(std::uint64_t seed, const std::string& name, const char* purpose) {
  return {seed, name + '/' + purpose};
}

/// Tonnes that a full shift of one face brings.
constexpr double tonnes_per_face_shift = 1500;

}  // namespace

Interlock step(Interlock state, bool over_cut, bool below_restore, bool air) {
  if (over_cut || !air) return {true};
  if (state.cut && below_restore) return {false};
  return state;
}

Mine::WorkingState::WorkingState(std::uint64_t seed, const std::string& name, const Rates& rates)
    : signal(seed, name),
      burst(keyed(seed, name, "burst"), rates.burst),
      exhaust(keyed(seed, name, "exhaust"), rates.exhaust),
      fan_stop(keyed(seed, name, "fan"), rates.fan_stop),
      feed_stuck(keyed(seed, name, "feed"), rates.feed_stuck) {}

Mine::Instrument::Instrument(std::uint64_t seed, const std::string& name, const Rates& rates)
    : signal(seed, name),
      methane(keyed(seed, name, "calibration"), rates.undeclared_calibration),
      broken(keyed(seed, name, "broken"), rates.sensor_broken) {}

Mine::Mine(std::string key, Layout layout, std::uint64_t seed, const Rates& rates)
    : key_(std::move(key)),
      layout_(std::move(layout)),
      base_methane_(base_methane_percent(layout_.size.gas)),
      readings_(layout_.points.size()),
      in_air_(layout_.points.size()) {
  for (std::size_t i = 0; i < layout_.workings.size(); ++i)
    workings_.emplace_back(seed, fmt::format("mine/{}/working/{}", key_, i), rates);
  for (std::size_t i = 0; i < layout_.points.size(); ++i)
    instruments_.emplace_back(seed, fmt::format("mine/{}/point/{}", key_, i), rates);
  for (std::size_t i = 0; i < layout_.points.size(); ++i)
    if (layout_.points[i].working >= 0 && layout_.points[i].limits.cut) guards_.push_back(i);
  for (std::size_t i = 0; i < layout_.substations; ++i)
    substations_.emplace_back(
        rt::RandomStream(seed, fmt::format("mine/{}/substation/{}", key_, i)), rates.substation_out);
  substation_conditions_.assign(layout_.substations, Condition::normal);
}

void Mine::advance(rt::WallTime t, Weather& weather) {
  if (t < last_) throw std::logic_error("plant::Mine: time went back");
  last_ = t;
  Poll poll{.at = t};
  poll.pressure_factor =
      pressure_factor(weather.pressure_hpa(t), weather.pressure_fall_hpa_per_hour(t));
  poll.outside_celsius = weather.outside_celsius(t);
  if (layout_.size.producing) poll.planned_activity = planned_activity(local(t).second_of_day);
  for (std::size_t i = 0; i < workings_.size(); ++i) {
    update_working(workings_[i], layout_.workings[i].kind, poll);
    poll.mean_activity += workings_[i].activity / static_cast<double>(workings_.size());
  }
  update_substations(t);
  update_production(t);
  for (std::size_t i = 0; i < readings_.size(); ++i) {
    in_air_[i] = air_at(layout_.points[i], instruments_[i], poll);
    readings_[i] = read(i, poll);
  }
  update_interlocks();
}

void Mine::update_working(WorkingState& w, WorkingKind kind, const Poll& poll) {
  const Episode* fan = kind == WorkingKind::heading ? w.fan_stop.latest(poll.at) : nullptr;
  w.fan_runs = fan == nullptr || poll.at >= fan->end;
  w.interlock.cut = w.interlock.cut || !w.fan_runs;
  const double slow = w.signal.slow(poll.at);
  w.producing = poll.planned_activity > 0 && !w.interlock.cut && slow > -1.6;
  w.activity =
      w.producing ? std::clamp(poll.planned_activity * (0.85 + 0.15 * slow), 0.1, 1.2) : 0;

  double methane = base_methane_ * production_factor(w.activity) * poll.pressure_factor;
  if (const Episode* e = w.burst.active(poll.at)) methane *= 1 + burst(*e, poll.at);
  if (fan != nullptr) methane += accumulation(*fan, poll.at);
  w.methane = methane;

  const Episode* exhaust = w.exhaust.active(poll.at);
  w.carbon_monoxide = 3 + 2 * w.activity + (exhaust != nullptr ? burst(*exhaust, poll.at) : 0);

  const Episode* stuck = w.feed_stuck.active(poll.at);
  w.feed_voltage = !w.interlock.cut;
  // The lower half leaves the load under voltage whatever was ordered, the upper half without.
  if (stuck != nullptr) w.feed_voltage = stuck->magnitude < 0.5;
}

void Mine::update_substations(rt::WallTime t) {
  for (std::size_t i = 0; i < substations_.size(); ++i) {
    const Episode* out = substations_[i].active(t);
    substation_conditions_[i] = out == nullptr            ? Condition::normal
                                : out->magnitude < 0.5 ? Condition::substation_no_power
                                                       : Condition::substation_silent;
  }
}

void Mine::update_production(rt::WallTime t) {
  const double second = local(t).second_of_day;
  shift_ = shift_of(second);
  const double full = tonnes_per_face_shift * static_cast<double>(layout_.size.faces);
  for (int s = 0; s < shifts_per_day; ++s) {
    const double done = std::clamp((second - s * shift_seconds) / shift_seconds, 0.0, 1.0);
    const bool produces = layout_.size.producing && s != maintenance_shift;
    tonnes_[s] = produces ? full * done : 0;
  }
}

double Mine::air_at(const PointSpec& spec, Instrument& instrument, const Poll& poll) {
  if (!is_analog(spec.quantity)) return 0;
  if (spec.quantity == Quantity::methane) return methane_in_air(spec, instrument.signal, poll);
  return analog(spec, instrument, poll);
}

Reading Mine::read(std::size_t point, const Poll& poll) {
  const PointSpec& spec = layout_.points[point];
  Instrument& instrument = instruments_[point];
  if (const auto c = substation_conditions_[spec.substation - 1U]; c != Condition::normal)
    return {0, c};
  if (instrument.broken.active(poll.at) != nullptr) return {0, Condition::broken};
  if (is_two_state(spec.quantity)) return {two_state(spec, instrument, poll), Condition::normal};
  if (spec.quantity == Quantity::production)
    return {tonnes_[shift_], Condition::normal};

  double value = in_air_[point];
  bool calibrating = false;
  if (spec.quantity == Quantity::methane) {
    const auto output = instrument.methane.read(value, poll.at);
    value = output.percent;
    calibrating = output.calibrating;
  }
  if (calibrating) return {value, Condition::calibrating};
  if (value > spec.range_high) return {spec.range_high, Condition::over_range};
  return {std::max(value, spec.range_low), Condition::normal};
}

double Mine::methane_in_air(const PointSpec& spec, Signal& signal, const Poll& poll) {
  const double noise = 1 + 0.13 * signal.slow(poll.at) + 0.06 * signal.fast(poll.at);
  const double source = spec.working >= 0
                            ? workings_[static_cast<std::size_t>(spec.working)].methane
                            : base_methane_ * production_factor(poll.mean_activity) *
                                  poll.pressure_factor;
  return std::max(0.0, source * spec.level * noise);
}

double Mine::analog(const PointSpec& spec, Instrument& instrument, const Poll& poll) {
  const double slow = instrument.signal.slow(poll.at), fast = instrument.signal.fast(poll.at);
  switch (spec.quantity) {
    case Quantity::carbon_monoxide: {
      const double source = spec.working >= 0
                                ? workings_[static_cast<std::size_t>(spec.working)].carbon_monoxide
                                : 4.0;
      return source * spec.level * (1 + 0.12 * slow + 0.08 * fast);
    }
    case Quantity::wind: return spec.level * (1 + 0.04 * slow + 0.03 * fast);
    case Quantity::temperature:
      return spec.level + 0.5 * slow + 0.1 * fast + 0.03 * (poll.outside_celsius - 14);
    case Quantity::negative_pressure: return spec.level * (1 + 0.02 * slow + 0.01 * fast);
    default: throw std::logic_error("plant::Mine: quantity is not analog");
  }
}

double Mine::two_state(const PointSpec& spec, Instrument& instrument, const Poll& poll) {
  const WorkingState* w =
      spec.working >= 0 ? &workings_[static_cast<std::size_t>(spec.working)] : nullptr;
  switch (spec.quantity) {
    case Quantity::main_fan: return 1;
    case Quantity::local_fan:
    case Quantity::duct: return w->fan_runs ? 1 : 0;
    case Quantity::breaker: return w->interlock.cut ? 0 : 1;
    case Quantity::feed: return w->feed_voltage ? 1 : 0;
    case Quantity::equipment:
      if (w != nullptr) return w->producing ? 1 : 0;
      return poll.planned_activity > 0 && instrument.signal.slow(poll.at) > -1.6 ? 1 : 0;
    case Quantity::door: return instrument.signal.slow(poll.at) > 2.0 ? 1 : 0;
    default: throw std::logic_error("plant::Mine: quantity has no two states");
  }
}

void Mine::update_interlocks() {
  for (WorkingState& w : workings_) {
    w.over_cut = false;
    w.below_restore = true;
  }
  for (const std::size_t p : guards_) {
    const PointSpec& spec = layout_.points[p];
    const Reading& r = readings_[p];
    if (r.condition == Condition::calibrating || !has_value(r.condition)) continue;
    WorkingState& w = workings_[static_cast<std::size_t>(spec.working)];
    w.over_cut = w.over_cut || r.value >= *spec.limits.cut;
    w.below_restore = w.below_restore && r.value < *spec.limits.restore;
  }
  for (WorkingState& w : workings_)
    w.interlock = step(w.interlock, w.over_cut, w.below_restore, w.fan_runs);
}

void Mine::plan(EpisodeKind kind, std::size_t working, Episode episode) {
  WorkingState& w = workings_.at(working);
  switch (kind) {
    case EpisodeKind::burst: return w.burst.plan(episode);
    case EpisodeKind::exhaust: return w.exhaust.plan(episode);
    case EpisodeKind::fan_stop: return w.fan_stop.plan(episode);
    case EpisodeKind::feed_stuck: return w.feed_stuck.plan(episode);
  }
}

void Mine::plan_broken(std::size_t point, Episode episode) {
  instruments_.at(point).broken.plan(episode);
}

void Mine::plan_substation_out(std::size_t substation, Episode episode) {
  substations_.at(substation).plan(episode);
}

}  // namespace headframe::sim::plant
