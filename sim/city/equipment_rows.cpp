#include "sim/city/equipment_rows.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "sim/device/life.hpp"
#include "sim/equipment/from_scenario.hpp"

namespace headframe::sim::city {
namespace {

constexpr std::uint64_t half = std::uint64_t{1} << 63;  // the draw that gives a median

/// The mine or line whose group the component belongs to; empty: it stands at the centre.
std::string place_of(const equipment::Inventory& inventory, const equipment::Component& component) {
  if (component.group == equipment::none) return {};
  const equipment::Group& group = inventory.groups[component.group];
  const bool elsewhere = group.subject == kpi::Subject::mine || group.subject == kpi::Subject::line;
  return elsewhere ? group.id : std::string();
}

/// An entry with one component of its own name is called as the entry; others say which they are.
void name(record::Equipment& row, const std::map<std::string, scenario::Component>& entries,
          const std::string& component) {
  const auto entry = entries.find(row.kind);
  const scenario::ComponentNames words =
      entry == entries.end() ? scenario::ComponentNames{} : entry->second.name;
  const auto said = [&](const std::string& text) {
    if (text.empty()) return component;
    return component == row.kind ? text : text + " " + component;
  };
  row.name_zh = said(words.zh);
  row.name_en = said(words.en);
}

std::optional<record::Moment> expected_life(const equipment::Kind& kind) {
  const bool ages = kind.wears && kind.life.shape > 1;  // a constant rate strikes old and new alike
  if (!ages || !kind.deliveries.empty() || kind.rate <= 0) return std::nullopt;
  return device::remaining_life(kind.life, {}, kind.rate, half);
}

}  // namespace

std::vector<record::Equipment> equipment_rows(const scenario::Scenario& scenario) {
  const equipment::Inventory inventory = equipment::make_inventory(scenario);
  std::vector<record::Equipment> rows;
  for (const equipment::Component& component : inventory.components) {
    if (!component.in_service) continue;
    const equipment::Kind& kind = inventory.kinds[component.kind];
    record::Equipment row;
    row.id = kind.name + "/" + component.name;
    row.kind = kind.name;
    name(row, scenario.equipment.components, component.name);
    row.place = place_of(inventory, component);
    row.installed = -component.age;
    row.expected_life = expected_life(kind);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace headframe::sim::city
