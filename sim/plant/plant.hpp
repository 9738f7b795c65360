// One mine underground: what its instruments show and what its switches do, at any instant.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/plant/episodes.hpp"
#include "sim/plant/gas.hpp"
#include "sim/plant/layout.hpp"
#include "sim/plant/sensor.hpp"
#include "sim/plant/shift.hpp"
#include "sim/plant/signal.hpp"
#include "sim/plant/weather.hpp"

namespace headframe::sim::plant {

enum class Condition : std::uint8_t {
  normal,
  calibrating,         // declared; the value is the calibration gas
  broken,              // 断线: no value
  over_range,          // the value is the range's end
  substation_no_power, // the substation of this point is off: no value
  substation_silent,   // the substation does not answer: no value
};

/// What an instrument shows, as its substation hears it. Without a value (the last three breaks),
/// `value` is 0 and means nothing.
struct Reading {
  double value = 0;
  Condition condition = Condition::normal;
  friend bool operator==(const Reading&, const Reading&) = default;
};

constexpr bool has_value(Condition c) { return c <= Condition::over_range && c != Condition::broken; }

/// The locking of power to gas and air of one working (甲烷风电闭锁), pure. `over_cut`: a sensor is at
/// or above its cut-off value; `below_restore`: all are below their restore values; `air`: the local
/// fan runs, or the working needs none.
struct Interlock {
  bool cut = false;
};
Interlock step(Interlock state, bool over_cut, bool below_restore, bool air);

/// How often things go wrong, expected numbers a day. The defaults are constructed so that a mine
/// has about 0.3 methane and 0.85 CO alarm records a day (domain.md §5.2).
struct Rates {
  EpisodeRate burst{0.035, std::chrono::minutes(6), 0.6, std::chrono::hours(2), 1.2, 4.5};
  EpisodeRate exhaust{0.25, std::chrono::minutes(3), 0.5, std::chrono::minutes(30), 20, 90};
  EpisodeRate fan_stop{0.012, std::chrono::minutes(8), 0.7, std::chrono::hours(4), 2.5, 6};
  EpisodeRate feed_stuck{0.004, std::chrono::minutes(25), 0.7, std::chrono::hours(6), 0, 1};
  EpisodeRate sensor_broken{0.002, std::chrono::minutes(40), 0.9, std::chrono::hours(24), 0, 1};
  EpisodeRate substation_out{0.01, std::chrono::minutes(12), 0.8, std::chrono::hours(8), 0, 1};
  double undeclared_calibration = 0.03;  // share of calibrations
};

enum class EpisodeKind { burst, exhaust, fan_stop, feed_stuck };

/// All draws are keyed by (seed, mine, place): what an instrument shows depends on the instant and,
/// only through the interlock and the work it stops, on the instants at which the mine was polled.
/// Mines do not influence each other.
class Mine {
 public:
  Mine(std::string key, Layout layout, std::uint64_t seed, const Rates& rates = {});

  /// Polls everything at t, which never goes back. The weather is shared and not owned.
  void advance(rt::WallTime t, Weather& weather);

  const Layout& layout() const { return layout_; }
  const std::string& key() const { return key_; }
  /// One for each point of the layout, in its order.
  std::span<const Reading> readings() const { return readings_; }
  /// What the instrument at an analog point would show at the last poll if it were without fault:
  /// neither broken, nor silent, nor being calibrated. 0 at all other points.
  double in_air(std::size_t point) const { return in_air_[point]; }
  bool power_is_cut(std::size_t working) const { return workings_[working].interlock.cut; }
  double activity(std::size_t working) const { return workings_[working].activity; }
  /// The running shift (0-based) and the tonnes of each shift of the local day so far.
  int shift() const { return shift_; }
  std::span<const double> tonnes() const { return tonnes_; }

  /// A planned event, in addition to the drawn ones: for drills and for tests.
  void plan(EpisodeKind kind, std::size_t working, Episode episode);
  void plan_broken(std::size_t point, Episode episode);
  void plan_substation_out(std::size_t substation, Episode episode);

 private:
  struct WorkingState {
    WorkingState(std::uint64_t seed, const std::string& name, const Rates& rates);
    Signal signal;
    EpisodeCalendar burst, exhaust, fan_stop, feed_stuck;
    Interlock interlock;
    double activity = 0, methane = 0, carbon_monoxide = 0;
    bool fan_runs = true, feed_voltage = true, producing = false;
    bool over_cut = false, below_restore = true;
  };
  struct Instrument {
    Instrument(std::uint64_t seed, const std::string& name, const Rates& rates);
    Signal signal;
    MethaneSensor methane;
    EpisodeCalendar broken;
  };
  /// What all points of one poll have in common.
  struct Poll {
    rt::WallTime at;
    double pressure_factor = 1, outside_celsius = 10, planned_activity = 0, mean_activity = 0;
  };

  void update_working(WorkingState& w, WorkingKind kind, const Poll& poll);
  void update_substations(rt::WallTime t);
  void update_production(rt::WallTime t);
  Reading read(std::size_t point, const Poll& poll);
  double air_at(const PointSpec& spec, Instrument& instrument, const Poll& poll);
  double analog(const PointSpec& spec, Instrument& instrument, const Poll& poll);
  double methane_in_air(const PointSpec& spec, Signal& signal, const Poll& poll);
  double two_state(const PointSpec& spec, Instrument& instrument, const Poll& poll);
  void update_interlocks();

  std::string key_;
  Layout layout_;
  double base_methane_;
  std::vector<WorkingState> workings_;
  std::vector<Instrument> instruments_;
  std::vector<EpisodeCalendar> substations_;
  std::vector<Condition> substation_conditions_;
  std::vector<std::size_t> guards_;  // points that can cut power
  std::vector<Reading> readings_;
  std::vector<double> in_air_;
  double tonnes_[shifts_per_day] = {};
  int shift_ = 0;
  rt::WallTime last_;
};

}  // namespace headframe::sim::plant
