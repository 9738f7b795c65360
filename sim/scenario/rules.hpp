// What must hold between keys once each of them is right by itself.
#pragma once

#include "sim/scenario/type.hpp"

namespace headframe::sim::scenario {

/// Every reference names something that exists; otherwise a problem with a suggestion.
void check_references(const Scenario& scenario, const std::vector<Reference>& references,
                      Problems& problems);

/// The link tree, the mines' facts, the systems' deviations, and the order of the timeline.
/// `document` is what the scenario was read from, for the marks. Call only when all references
/// hold.
void check_rules(const Scenario& scenario, const Node& document, Problems& problems);

/// The part of check_rules about the equipment.
void check_components(const Scenario& scenario, const Node& document, Problems& problems);

/// The part of check_rules about the people.
void check_staff(const Scenario& scenario, const Node& document, Problems& problems);

/// What `study.combine` and `study.plan` name are variants. They have been read.
void check_combine(const Scenario& scenario, const Node& document, Problems& problems);
void check_plan(const Scenario& scenario, const Node& document, Problems& problems);

/// The part of check_rules about the sheet and the accounts.
void check_money(const Scenario& scenario, const Node& document, Problems& problems);

/// Positions in the timeline by instant, those of one instant as written.
std::vector<std::size_t> in_time_order(const std::vector<Incident>& timeline);

/// The part of check_rules that follows the incidents in time.
void check_timeline(const Scenario& scenario, const Node& document, Problems& problems);

}  // namespace headframe::sim::scenario
