// From a file's name to a scenario, or to everything that is wrong with it.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "sim/scenario/compose.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::scenario {

/// Loads `path` with its base and fragments. All problems of all files are reported at once.
std::expected<Scenario, std::vector<Problem>> load_scenario(const std::string& path,
                                                            const ReadFile& read = read_disk_file);

/// The links from `link` up to the root, itself first. The scenario has been loaded, so the tree is
/// sound.
std::vector<std::string> path_to_centre(const Scenario& scenario, const std::string& link);

/// How long after the start the incident is over, or when it happens if it has no length.
rt::Duration end_of(const Incident& incident);

/// How many incidents begin at `horizon` or later, and so are not seen by a run that ends there.
std::size_t incidents_after(const Scenario& scenario, rt::Duration horizon);

}  // namespace headframe::sim::scenario
