// The equipment of a city as a scenario lists it: what fails, how it is put right, and by whom.
// What each field means to an author stands in scenarios/README.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/kpi/rules.hpp"
#include "platform/rt/time.hpp"
#include "sim/device/life.hpp"
#include "sim/fault/mode.hpp"
#include "sim/fault/recurrence.hpp"
#include "sim/math/law.hpp"
#include "sim/repair/office_hours.hpp"
#include "sim/repair/procedure.hpp"

namespace headframe::sim::scenario {

/// What is not working when a component, or too many of a group, have failed.
enum class Effect { none, platform, line, mine, module, equipment, mains, ups_modules, battery };

/// What the members of an entry are together the capacity of.
enum class Capacity { processors, disks };

/// Why something failed, as the report divides it.
enum class Cause { hardware, line, power, software, upgrade };

/// Dates of installation: one for each member when they are known, otherwise spread evenly over the
/// members from the first to the last.
struct Installed {
  rt::WallTime from, to;
  std::vector<rt::WallTime> each;
};

/// What a vendor may install at a mine.
struct Delivery {
  std::string system;
  double weight = 1;  // among what is delivered
};

/// Strikes of this component are replacements of a mine's monitoring system.
struct Upgrades {
  std::vector<Delivery> to;    // no system twice
  rt::Duration switch_over{};  // the host is down meanwhile
  bool renumber_points = false;
};

struct ComponentNames {
  std::string zh, en;
};

/// One entry of the list: like components that age and are repaired in the same way.
struct Component {
  ComponentNames name;
  Cause cause = Cause::hardware;
  std::optional<std::uint32_t> count;            // exactly one of these three says how many
  std::optional<std::vector<std::string>> members;
  std::optional<bool> connected_mines;
  Installed installed;
  std::optional<device::Life> life;              // absent: never fails by itself
  bool measured = false;                         // the calibration's rate does not apply
  std::optional<Upgrades> upgrades;
  double age_after_repair = 0;
  std::vector<fault::Mode> modes;
  std::optional<std::string> repair;             // absent: is never repaired
  Effect effect = Effect::none;
  std::optional<std::string> of;                 // what is down then; absent: the entry's own name
  std::optional<std::uint32_t> down_when;        // absent: each member has its effect by itself
  std::optional<Capacity> capacity_of;           // absent: those that are left do the whole work
  bool system_fault = true;                      // false: a job
  double common_cause_beta = 0;
  std::optional<repair::Spares> spares;
  rt::Duration discharge_adds{};                 // of a battery
  std::optional<rt::Duration> autonomy;          // of a battery; absent: as long as it takes
};

struct Team {
  std::optional<std::uint32_t> crews;            // absent: as many as are needed
  repair::Hours hours = repair::Hours::always;
  std::optional<rt::WallTime> contract_until;    // absent: it has no end
};

struct Repair {
  std::string team;
  repair::Procedure procedure;
  std::optional<math::Law> wait_without_contract;  // absent: as with one
  bool measured = false;                           // the calibration does not apply
};

/// Planned maintenance, again and again.
struct Upkeep {
  Effect takes_down = Effect::platform;
  rt::WallTime first;
  rt::Duration every{}, length{};
};

/// A time in which mines replace their systems because a date demands it.
struct UpgradeWave {
  rt::WallTime from;
  rt::Duration length{};
  double share = 0;  // of the mines
};

/// Fitted multipliers; see `headframe study --calibrate`.
struct Calibration {
  double rate = 1;        // of every life's hazard
  double wait = 1;        // of every logistic wait
  double recurrence = 1;  // of every probability that a cause remains
};

struct Equipment {
  std::map<std::string, Component> components;
  std::map<std::string, Team> teams;
  std::map<std::string, Repair> repairs;
  std::map<std::string, Upkeep> maintenance;
  std::vector<UpgradeWave> upgrade_waves;
  Calibration calibration;
};

}  // namespace headframe::sim::scenario
