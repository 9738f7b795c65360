// The one table of what a scenario may say.
#pragma once

#include "sim/scenario/shape.hpp"

namespace headframe::sim::scenario {

/// Everything but `base` and `use`, which composing has taken away.
const Shape<Scenario>& scenario_keys();

// Its parts.
Type<Link> link_type();
Type<Machine> machine_type();
Type<Platform> platform_type();
Type<Supply> supply_type();
Type<CommonCause> cause_type();
Type<County> county_type();
Type<System> system_type();
Type<Mine> mine_type();
Type<Incident> incident_type();
Type<Bilingual> bilingual();

/// Every key as "mines.capacity", `base` and `use` included, in the order of the reference.
std::vector<KeyInfo> all_keys();

/// The JSON Schema (draft 7) of one scenario file or fragment. Maps may be partial, because files
/// complete each other; elements of lists are whole.
Json json_schema();

}  // namespace headframe::sim::scenario
