#include "sim/study/options.hpp"

#include <algorithm>

#include "sim/equipment/from_scenario.hpp"

namespace headframe::sim::study {

std::vector<Option> options_of(const scenario::Scenario& scenario) {
  std::vector<Option> options;
  for (const scenario::Variant& variant : scenario.variants)
    options.push_back({variant.id, variant.scenario.title, variant.fragments,
                       equipment::make_inventory(variant.scenario),
                       variant.scenario.cost});
  if (options.empty())
    options.push_back(
        {scenario.name, scenario.title, {}, equipment::make_inventory(scenario), scenario.cost});
  return options;
}

bool contains(const Option& whole, const Option& part) {
  return &whole != &part && !part.fragments.empty() &&
         part.fragments.size() < whole.fragments.size() &&
         std::ranges::all_of(part.fragments, [&](const std::string& fragment) {
           return std::ranges::find(whole.fragments, fragment) != whole.fragments.end();
         });
}

}  // namespace headframe::sim::study
