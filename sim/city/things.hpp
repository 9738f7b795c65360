// What the people of a city know by name and can call somebody about: the address book beside the
// telephone, made from the scenario, and what the books of truth call the same things. Pure.
#pragma once

#include <map>
#include <set>
#include <string>

#include "sim/city/fault_book.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/staff/address_book.hpp"

namespace headframe::sim::city {

/// Things go by their names in the scenario: lines, mines (their systems), machines, walls and
/// modules; a supply is two things, SUPPLY-mains and SUPPLY-ups. Should two kinds share a name, the
/// later one is KIND/NAME.
struct Things {
  staff::AddressBook book;
  /// Where the fault book would look for a thing's trouble. The mains have none: what falls with
  /// them has. An access line's trouble is its mine's.
  std::map<std::string, Touched> touched;

  /// The things that this is known by; more than one for a mine with an access line of its own.
  std::set<std::string> names(const Touched& what) const;
};

/// Who is called: carriers about lines, the grid about the mains, the vendor about mines' systems
/// and modules, maintenance about the rest. What is a fault and what a job follows the fault book's
/// rule (one mine, a workstation, redundancy inside a UPS are no faults of the system), and for
/// mines the scenario's component list where it has them.
Things things_of(const scenario::Scenario& scenario);

}  // namespace headframe::sim::city
