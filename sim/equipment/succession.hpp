// Lists of components that follow each other, as what is bought year by year comes into force.
#pragma once

#include <string>
#include <vector>

#include "sim/equipment/inventory.hpp"

namespace headframe::sim::equipment {

/// A list, and from when on it holds, since the start of the first.
struct Step {
  std::string name;  // in problems
  rt::Duration from{};
  Inventory inventory;
};

/// One inventory that changes at the instants of the steps. The first step is from zero, the others
/// follow it; all have one start and horizon. A component is taken to be bought new at an instant
/// where its age is less than in the list before: it then has that age. An entry may grow from list to
/// list: its first members go on, the others come into service. Draws go by the names of the list in
/// which a member first is.
///
/// Throws std::invalid_argument, with the step's name, for what cannot change while time goes by: the
/// entries themselves, how many groups their members make, members that go away, causes, what counts
/// as a fault, crews, maintenance, waves and mines.
Inventory in_succession(std::vector<Step> steps);

}  // namespace headframe::sim::equipment
