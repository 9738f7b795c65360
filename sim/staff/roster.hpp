// Who there is, and how they work: what a scenario says about people. Values only.
#pragma once

#include <string>
#include <vector>

#include "sim/staff/habits.hpp"

namespace headframe::sim::staff {

/// Names of people are names of accounts, names of places are names of workstations' machines.
struct Roster {
  OfficerHabits officers;
  std::string technician, vendor_engineer;
  PaperHabits technician_paper, vendor_paper;
  DispatcherHabits dispatchers;
  std::vector<std::string> duty_places, workshop_places;  // at least one each

  std::vector<std::string> officer_names() const;  // each once
  std::vector<std::string> repairer_names() const { return {technician, vendor_engineer}; }
};

}  // namespace headframe::sim::staff
