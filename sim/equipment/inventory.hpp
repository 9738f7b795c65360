// The list of a city's components as the failure model takes it: flat tables, every name resolved,
// every multiplier applied. Made once from a scenario; shared by all replicates and both depths.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "platform/kpi/availability.hpp"
#include "platform/rt/time.hpp"
#include "sim/compatibility/matrix.hpp"
#include "sim/device/life.hpp"
#include "sim/fault/calendar.hpp"
#include "sim/fault/mode.hpp"
#include "sim/repair/procedure.hpp"
#include "sim/repair/team.hpp"
#include "sim/scenario/components.hpp"

namespace headframe::sim::equipment {

/// Positions in the inventory's tables.
using Number = std::uint32_t;
inline constexpr Number none = std::numeric_limits<Number>::max();

/// What a vendor may install at a mine.
struct Delivery {
  std::string system;  // its name in the scenario
  double weight = 1;   // among the deliveries of the kind
  compatibility::Effect effect = compatibility::Effect::fine;  // as the platform reads it
};

/// What like components share.
struct Kind {
  std::string name;            // "server"
  device::Life life;
  double rate = 1;             // multiplies the hazard of the life that strikes one alone
  bool wears = true;           // false: never fails by itself
  double age_after_repair = 0; // Kijima II factor
  std::vector<Delivery> deliveries;  // its strikes are upgrades to these; empty: are failures
  rt::Duration switch_over{};  // of an upgrade; no outage at component depth
  bool renumbers = false;      // an upgrade gives the mine's points other numbers
  std::vector<fault::Mode> modes;  // empty: goes down
  Number procedure = none;     // none: is never repaired
  Number team = none;
  Number spares = none;
  scenario::Cause cause = scenario::Cause::hardware;
  bool counted = true;         // a fault of system level; false: a job, such as a swapped disk
};

struct Component {
  std::string name;       // "server-3", "circuit-dengfeng"; unique within its kind
  std::uint64_t key = 0;  // of its draws; follows from the names of kind and component
  Number kind = 0;
  Number group = none;    // whose member it is; none: what it does concerns nobody
  rt::Duration age{};     // at the scenario's start
  bool in_service = true; // false: its place is empty; only a later list fills it
};

/// Components of which too many may not fail at once, and what is down then.
struct Group {
  std::string id;  // as in figures: a line's, mine's or module's own name
  std::optional<kpi::Subject> subject;  // absent: no figure hears of it
  Number down_when = 1;
  Number kind = 0;     // of its members
};

/// A cause that strikes several components at once.
struct CommonSource {
  std::string name;
  std::uint64_t key = 0;
  device::Life life;
  double rate = 1;
  rt::Duration age{};
  std::vector<Number> members;
};

/// The mains and what stands behind them. The group of the component `mains` goes down only when
/// the supply does not carry.
struct Supply {
  Number mains = none;
  Number modules = none;   // the group of the UPS modules; none: there is no UPS
  Number battery = none;   // a component; its life is its wear
  rt::Duration added_age{};   // that a discharge adds to the battery
  rt::Duration autonomy = rt::Duration::max();  // how long the battery carries
};

struct MaintenancePlan {
  std::string name;
  kpi::Subject subject = kpi::Subject::platform;
  std::string id;  // what is down meanwhile
  fault::Maintenance when;
};

struct Later;

struct Inventory {
  rt::WallTime start;
  rt::Duration horizon{};  // from here on nothing begins; what is open is followed to its end
  std::vector<Kind> kinds;
  std::vector<Component> components;  // of one instant, the first in this order comes first
  std::vector<Group> groups;
  std::vector<CommonSource> common;
  std::vector<repair::Procedure> procedures;
  std::vector<repair::Team> teams;
  std::vector<repair::Spares> spares;
  std::vector<MaintenancePlan> maintenance;
  std::vector<fault::Wave> waves;  // of upgrades, over all components whose strikes are upgrades
  std::optional<Supply> supply;
  std::vector<kpi::Route> routes;  // of the mines that are expected to send
  std::vector<Later> later;        // lists that take its place, by instant; see succession.hpp
};

/// The same places in all tables, otherwise filled, from an instant on. It has no `later` of its own.
struct Later {
  rt::Duration at{};  // since the start
  Inventory inventory;
};

}  // namespace headframe::sim::equipment
