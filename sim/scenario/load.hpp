// From a file's name to a scenario, or to everything that is wrong with it.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/compose.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::scenario {

/// Loads `path` with its base, fragments and variants. All problems of all files are reported at
/// once; those of the variants when the scenario itself is right.
std::expected<Scenario, std::vector<Problem>> load_scenario(const std::string& path,
                                                            const ReadFile& read = read_disk_file);

/// The links from `link` up to the root, itself first. The scenario has been loaded, so the tree is
/// sound.
std::vector<std::string> path_to_centre(const Scenario& scenario, const std::string& link);

/// The line that the city rents and the mine's data come through: a county circuit or the internet
/// line; nothing when its way to the centre has none.
std::optional<std::string> rented_line(const Scenario& scenario, const Mine& mine);

/// Whether people sit at this node.
bool is_workstation(const Scenario& scenario, const std::string& node);

/// The names of an entry's members, one each, in their order: as listed, or the connected mines, or
/// the entry's name with a number.
std::vector<std::string> members_of(const Scenario& scenario, const std::string& entry);

/// What is down when they fail: one name for the entry when it has `of` or `down_when`, otherwise
/// one for each member.
std::vector<std::string> down_names(const Scenario& scenario, const std::string& entry);

/// All that a system's deviations say together.
dialect::Differences differences_of(const Scenario& scenario, const System& system);

/// The deviations that a mine shows once this system was installed, which numbers its points anew
/// or does not.
std::vector<std::string> deviations_after(const System& system, bool renumbered);

/// What the scenario's platform makes of a mine that was upgraded to this system, by the scenario's
/// table (compatibility::Matrix::effect). A loaded scenario has what its components need; for other
/// systems it may throw std::out_of_range.
compatibility::Effect effect_of(const Scenario& scenario, const std::string& system,
                                bool renumbered);

/// How long after the start the incident is over, or when it happens if it has no length.
rt::Duration end_of(const Incident& incident);

/// How many incidents begin at `horizon` or later, and so are not seen by a run that ends there.
std::size_t incidents_after(const Scenario& scenario, rt::Duration horizon);

}  // namespace headframe::sim::scenario
