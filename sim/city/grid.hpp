// The scenario's network and machines, built in a world.
#pragma once

#include <map>
#include <string>

#include "sim/scenario/load.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::city {

/// Links and nodes of a scenario by their names in it. A mine's node is named after the mine.
class Grid {
 public:
  /// Adds all links, the centre's machines and a node for every connected mine to the world.
  Grid(World& world, const scenario::Scenario& scenario);

  const Link& link(const std::string& name) const { return *links_.at(name); }
  Node& node(const std::string& name) const { return *nodes_.at(name); }

 private:
  Attachment attachment(const scenario::Scenario& scenario, const std::string& link) const;

  std::map<std::string, const Link*> links_;
  std::map<std::string, Node*> nodes_;
};

using scenario::rented_line;

}  // namespace headframe::sim::city
