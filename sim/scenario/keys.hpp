// The one table of what a scenario may say.
#pragma once

#include "sim/scenario/shape.hpp"

namespace headframe::sim::scenario {

/// Everything but `base` and `use`, which composing has taken away, and `variants`, which are
/// scenarios themselves.
const Shape<Scenario>& scenario_keys();

// Its parts.
Type<Link> link_type();
Type<Machine> machine_type();
Type<Platform> platform_type();
Type<Supply> supply_type();
Type<CommonCause> cause_type();
Type<County> county_type();
Type<Dialect> dialect_type();
Type<Deviation> deviation_type();
Type<System> system_type();
Type<Mine> mine_type();
Type<Incident> incident_type();
Type<math::Law> law();  // its schema is a reference to law_definitions()
Type<Component> component_type();
Type<Team> team_type();
Type<Repair> repair_type();
Type<Upkeep> upkeep_type();
Type<UpgradeWave> upgrade_wave_type();
Type<Calibration> calibration_type();
Type<kpi::Rules> measures_type();
Type<staff::Roster> staff_type();
Type<StudyPlan> study_type();
Type<score::Sheet> sheet_type();
Type<money::Books> money_type();
Type<money::Item> cost_type();

/// A text in both languages; T has members zh and en.
template <class T = Bilingual>
Type<T> bilingual() {
  Shape<T> keys;
  keys.required("zh", &T::zh, text(), "In Chinese.");
  keys.required("en", &T::en, text(), "In English.");
  Type<T> type = object(std::move(keys));
  type.expected = "{zh: …, en: …}";
  // The two languages are explained once, not under every text.
  type.keys = [](const std::string&, std::vector<KeyInfo>&) {};
  return type;
}

/// Every key as "mines.capacity", `base`, `use` and `variants` included, in the order of the reference.
std::vector<KeyInfo> all_keys();

/// The keys of a scenario that a variant may say: what the city is, not how it is counted.
const std::vector<std::string>& variant_keys();

/// What the schemas of laws refer to, by name: they are long, and many keys take one.
Json law_definitions();

/// The JSON Schema (draft 7) of one scenario file or fragment. Maps may be partial, because files
/// complete each other; elements of lists are whole.
Json json_schema();

}  // namespace headframe::sim::scenario
