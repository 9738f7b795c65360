// What a scenario says of its mines, in the words of those who need it: the mine's own system, the plant
// underground, and the installer who enters the mines into the platform. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "sim/mine/description.hpp"
#include "sim/plant/layout.hpp"
#include "sim/plant/plant.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::city {

/// One of the scenario's systems, as its vendor installs it. Installations of a mine whose points are
/// numbered anew carry different numbers from 1; 0: the points are numbered as the system says.
mine::Installation installation_of(const scenario::Scenario& scenario, const std::string& system,
                                   std::uint32_t renumbering);

/// Without the account. Upgrades come from the timeline.
mine::MineDescription describe_mine(const scenario::Scenario& scenario, const std::string& name);
plant::Layout layout_of(const scenario::Mine& mine);
/// The gas of the timeline, into the plant of this mine.
void plan_bursts(plant::Mine& plant, const scenario::Scenario& scenario, const std::string& mine);
/// What the points of an uploading mine are called by all of its installations, each name once, in
/// the order of the plant's layout.
std::vector<std::string> point_names(const scenario::Scenario& scenario, const std::string& mine);

/// All mines of the scenario, as POST /mines/import takes them.
nlohmann::json register_of(const scenario::Scenario& scenario);
/// What an installer who looked at the mine's system agrees on with it, as the rules of a mapping;
/// null when everything is as the dialect says.
nlohmann::json mapping_of(const mine::MineDescription& mine);

}  // namespace headframe::sim::city
