#include "sim/city/things.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/scenario/load.hpp"

namespace headframe::sim::city {
namespace {

using kpi::Subject;
using staff::Party;
using staff::Thing;

class Maker {
 public:
  explicit Maker(const scenario::Scenario& scenario) : scenario_(scenario) {}

  Things make() && {
    made_.book.platform = add(scenario_.platform.node, {"platform", "平台", {}, Party::maintenance},
                              Touched{Subject::platform, scenario_.platform.node});
    add_lines();
    add_mines();
    add_machines();
    add_supplies();
    add_equipment();
    return std::move(made_);
  }

 private:
  std::string add(std::string name, Thing thing, std::optional<Touched> touched) {
    if (made_.book.things.contains(name)) name = thing.kind + "/" + name;
    if (touched) made_.touched.emplace(name, *std::move(touched));
    made_.book.things.emplace(name, std::move(thing));
    return name;
  }

  std::string title_of_link(const std::string& name) const {
    const auto& known_as = scenario_.links.at(name).name;
    return known_as ? known_as->zh : name;
  }

  void add_lines() {
    for (const auto& [name, link] : scenario_.links)
      if (link.kind == scenario::LinkKind::county || link.kind == scenario::LinkKind::internet)
        lines_[name] = add(name, {"line", title_of_link(name), {}, Party::carrier},
                           Touched{Subject::line, name});
    std::map<std::string, std::map<std::string, int>> carried;  // mines by county, then line
    for (const auto& [name, mine] : scenario_.mines)
      if (const auto line = scenario::rented_line(scenario_, mine); line && mine.connected)
        ++carried[mine.county][*line];
    for (const auto& [county, lines] : carried) {
      const auto most = std::ranges::max_element(lines, {}, [](const auto& e) { return e.second; });
      made_.book.line_of_county[scenario_.counties.at(county).name.zh] = lines_.at(most->first);
    }
  }

  void add_mines() {
    const bool are_faults =
        std::ranges::any_of(scenario_.equipment.components, [](const auto& entry) {
          return entry.second.effect == scenario::Effect::mine && entry.second.system_fault;
        });
    for (const auto& [name, mine] : scenario_.mines) {
      if (!mine.connected) continue;
      const Touched touched{Subject::mine, name};
      made_.book.adapter_of_mine[mine.code] =
          add(name, {"mine", mine.name.zh, mine.code, Party::vendor, are_faults}, touched);
      if (scenario_.links.at(mine.link).kind != scenario::LinkKind::access) continue;
      made_.book.access_of_mine[mine.code] = add(
          mine.link, {"line", title_of_link(mine.link), mine.code, Party::carrier, are_faults},
          touched);
    }
  }

  void add_machines() {
    for (const auto& [name, node] : scenario_.nodes) {
      if (name == scenario_.platform.node) continue;
      const bool screen = scenario::is_workstation(scenario_, name);
      add(name,
          {screen ? "workstation" : "server", (screen ? "工作站 " : "主机 ") + name, {},
           Party::maintenance, !screen},
          Touched{Subject::equipment, name});
    }
  }

  void add_supplies() {
    for (const auto& [name, supply] : scenario_.power) {
      add(name + "-mains", {"mains", "市电", {}, Party::grid, false}, std::nullopt);
      if (supply.ups)
        add(name + "-ups", {"ups", "UPS", {}, Party::maintenance, false},
            Touched{Subject::equipment, name});
    }
  }

  void add_dark(Subject subject, const std::string& name, const char* kind, const char* title) {
    const Touched touched{subject, name};
    if (!made_.names(touched).empty()) return;
    const Party party = subject == Subject::module ? Party::vendor : Party::maintenance;
    add(name, {kind, std::string(title) + " " + name, {}, party}, touched);
  }

  /// What the timeline or the component list can put out of order.
  void add_equipment() {
    for (const scenario::Incident& incident : scenario_.timeline) {
      const auto* down = std::get_if<scenario::EquipmentDown>(&incident.what);
      if (down == nullptr) continue;
      if (down->kind == scenario::EquipmentKind::module)
        add_dark(Subject::module, down->equipment, "module", "模块");
      else if (down->kind == scenario::EquipmentKind::wall)
        add_dark(Subject::equipment, down->equipment, "wall", "大屏");
      else
        add_dark(Subject::equipment, down->equipment, "workstation", "工作站");
    }
    for (const auto& [name, component] : scenario_.equipment.components)
      for (const std::string& down : scenario::down_names(scenario_, name)) {
        if (component.effect == scenario::Effect::module)
          add_dark(Subject::module, down, "module", "模块");
        if (component.effect == scenario::Effect::equipment)
          add_dark(Subject::equipment, down, "equipment", "设备");
      }
  }

  const scenario::Scenario& scenario_;
  Things made_;
  std::map<std::string, std::string> lines_;  // things by link
};

}  // namespace

std::set<std::string> Things::names(const Touched& what) const {
  std::set<std::string> found;
  for (const auto& [name, where] : touched)
    if (where == what) found.insert(name);
  return found;
}

Things things_of(const scenario::Scenario& scenario) {
  return Maker(scenario).make();
}

}  // namespace headframe::sim::city
