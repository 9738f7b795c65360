#include "sim/study/importance.hpp"

#include <algorithm>
#include <utility>

namespace headframe::sim::study {

equipment::Inventory without_failures(equipment::Inventory inventory, equipment::Number kind) {
  equipment::Kind& of = inventory.kinds[kind];
  of.wears = false;
  for (equipment::Delivery& delivery : of.deliveries)
    delivery.effect = compatibility::Effect::fine;
  of.life = {1, device::endless};  // of a battery: as good as new at any age
  for (equipment::CommonSource& source : inventory.common)
    if (inventory.components[source.members.front()].kind == kind) source.rate = 0;
  return inventory;
}

std::vector<Importance> importance_of_kinds(const equipment::Inventory& inventory,
                                            const kpi::Rules& rules, const Plan& plan) {
  std::vector<Option> options{{"as-it-is", {}, {}, inventory}};
  for (equipment::Number kind = 0; kind < inventory.kinds.size(); ++kind)
    options.push_back({inventory.kinds[kind].name, {}, {}, without_failures(inventory, kind)});
  Plan fixed = plan;
  fixed.precision.reset();
  const auto found = compare(options, rules, {}, fixed, [](const Comparison&) { return true; });
  std::vector<Importance> list;
  for (equipment::Number kind = 0; kind < inventory.kinds.size(); ++kind)
    list.push_back({kind, *found.options[kind + 1][Figure::normal_day_rate].difference()});
  std::ranges::sort(list, [](const Importance& a, const Importance& b) {
    return std::pair(b.gain.value, a.kind) < std::pair(a.gain.value, b.kind);
  });
  return list;
}

}  // namespace headframe::sim::study
