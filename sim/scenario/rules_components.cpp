// What must hold between the entries of the equipment.
#include "sim/scenario/rules.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/load.hpp"
#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

constexpr std::size_t most_entries = 60;

Mark mark_of(const Node& document, std::initializer_list<std::string_view> path) {
  const Node* node = document.at(path);
  return node != nullptr ? node->mark : document.mark;
}

template <class T>
std::vector<std::string> names_of(const std::map<std::string, T>& named) {
  std::vector<std::string> names;
  for (const auto& [name, value] : named) names.push_back(name);
  return names;
}

class ComponentRules {
 public:
  ComponentRules(const Scenario& scenario, const Node& document, Problems& problems)
      : scenario_(scenario), document_(document), problems_(problems) {}

  void check() {
    const auto& components = scenario_.equipment.components;
    if (components.size() > most_entries) {
      problems_.add(mark_of(document_, {"components"}),
                    fmt::format("{} entries; expected at most {}", components.size(), most_entries));
    }
    for (const auto& [name, component] : components) {
      check_members(name, component);
      check_life(name, component);
      check_effect(name, component);
    }
    check_supply();
    for (const auto& [name, upkeep] : scenario_.equipment.maintenance) {
      if (upkeep.length >= upkeep.every) {
        problems_.add(mark_of(document_, {"maintenance", name, "for"}),
                      "lasts until the next one begins; expected less than 'every'");
      }
    }
    for (const auto& [name, repair] : scenario_.equipment.repairs) check_repair(name, repair);
  }

 private:
  void tell(const std::string& name, std::string_view key, std::string text) {
    const Node* at = document_.at({"components", name, key});
    problems_.add(at != nullptr ? at->mark : mark_of(document_, {"components", name}),
                  std::move(text));
  }

  void check_members(const std::string& name, const Component& c) {
    const bool mines = c.connected_mines.value_or(false);
    const int said = (c.count ? 1 : 0) + (c.members ? 1 : 0) + (c.connected_mines ? 1 : 0);
    if (said != 1 || (c.connected_mines && !mines)) {
      tell(name, "", fmt::format("'{}' must say how many there are; expected exactly one of "
                                 "'count', 'members' and 'connected_mines: true'", name));
    }
    if (c.members) {
      auto sorted = *c.members;
      std::ranges::sort(sorted);
      if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end())
        tell(name, "members", fmt::format("'{}' stands twice; expected once", *twice));
    }
    check_dates(name, c);
  }

  void check_dates(const std::string& name, const Component& c) {
    if (c.installed.from > c.installed.to)
      tell(name, "installed", "'from' is later than 'to'; expected it to be at most as late");
    if (c.installed.to > scenario_.start)
      tell(name, "installed", "installed after the scenario's start; expected at most it");
    const auto& each = c.installed.each;
    if (each.empty()) return;
    if (const auto members = members_of(scenario_, name).size(); each.size() != members)
      tell(name, "installed", fmt::format("'each' has {} dates for {} members; expected one for each, or "
                                          "'each: []'", each.size(), members));
    if (const auto [first, last] = std::ranges::minmax(each);
        first != c.installed.from || last != c.installed.to)
      tell(name, "installed", "'from' and 'to' are not the first and the last of 'each'; expected them to be, "
                              "or 'each: []'");
  }

  void check_life(const std::string& name, const Component& c) {
    if (c.upgrades) check_upgrades(name, c);
    if (c.effect == Effect::battery && !c.life)
      tell(name, "", fmt::format("'{}' is a battery without wear; expected 'life'", name));
    if (c.effect != Effect::battery && (c.autonomy || c.discharge_adds > rt::Duration{}))
      tell(name, "", "'autonomy' and 'discharge_adds' belong to batteries; expected neither");
    if (c.life && !c.repair && c.effect != Effect::battery)
      tell(name, "", fmt::format("'{}' fails and nobody repairs it; expected 'repair'", name));
    if (c.common_cause_beta > 0 && (members_of(scenario_, name).size() < 2 || !c.life)) {
      tell(name, "common_cause",
           "nothing to strike at once; expected a 'life' and at least two members");
    }
  }

  void check_upgrades(const std::string& name, const Component& c) {
    if (c.effect != Effect::mine)
      tell(name, "upgrades", "only mines are upgraded; expected 'effect: mine'");
    if (!c.modes.empty() || c.common_cause_beta > 0) {
      tell(name, "upgrades",
           "what an upgrade does follows from 'compatibility'; expected neither 'modes' nor "
           "'common_cause'");
    }
    if (scenario_.compatibility_file.empty()) {
      return tell(name, "upgrades",
                  "nothing says what the platform makes of these systems; expected "
                  "'compatibility', as in 'compatibility: lib/compatibility.csv'");
    }
    std::set<std::string> named;
    for (const Delivery& delivery : c.upgrades->to) {
      if (!named.insert(delivery.system).second)
        tell(name, "upgrades", fmt::format("'{}' is listed twice; expected each system once",
                                           delivery.system));
      else
        check_measured(name, delivery.system, c.upgrades->renumber_points);
    }
  }

  void check_measured(const std::string& name, const std::string& system, bool renumbered) {
    const System& to = scenario_.systems.at(system);
    std::vector<std::string> cells = deviations_after(to, renumbered);
    if (cells.empty()) cells.emplace_back();
    const auto receiver = compatibility::name(scenario_.platform.receiver);
    for (const std::string& deviation : cells) {
      if (scenario_.compatibility.find(scenario_.platform.receiver, to.dialect, deviation)) continue;
      const auto dialect = compatibility::name(to.dialect);
      tell(name, "upgrades",
           fmt::format("what the receiver {} makes of '{}' is not known; expected a line '{},{},{},…' "
                       "in {}, measured as docs/compatibility.md says",
                       receiver, system, receiver, dialect, deviation,
                       scenario_.compatibility_file));
    }
  }

  void check_effect(const std::string& name, const Component& c) {
    const auto members = members_of(scenario_, name);
    if (c.down_when && *c.down_when > members.size()) {
      tell(name, "down_when", fmt::format("there are {} of them; expected at most that",
                                          members.size()));
    }
    if (c.capacity_of && c.effect != Effect::platform)
      tell(name, "capacity_of", "only the platform is slowed down; expected 'effect: platform'");
    if (c.effect != Effect::line && c.effect != Effect::mine) return;
    const bool line = c.effect == Effect::line;
    const auto known = line ? names_of(scenario_.links) : names_of(scenario_.mines);
    for (const std::string& id : down_names(scenario_, name)) {
      if (std::ranges::binary_search(known, id)) continue;
      tell(name, c.of ? "of" : "members",
           fmt::format("no {} '{}'{}", line ? "link" : "mine", id, hint(id, known)));
    }
  }

  void check_supply() {
    int mains = 0, batteries = 0, modules = 0;
    for (const auto& [name, c] : scenario_.equipment.components) {
      const bool alone = members_of(scenario_, name).size() == 1;
      mains += c.effect == Effect::mains;
      batteries += c.effect == Effect::battery;
      modules += c.effect == Effect::ups_modules;
      if ((c.effect == Effect::mains || c.effect == Effect::battery) && !alone)
        tell(name, "effect", "there can be only one of these; expected 'count: 1'");
    }
    if (mains > 1 || batteries > 1 || modules > 1 || batteries != modules ||
        (mains == 0 && batteries > 0)) {
      problems_.add(mark_of(document_, {"components"}),
                    fmt::format("{} mains, {} batteries and {} groups of ups_modules; expected "
                                "none, mains alone, or one of each", mains, batteries, modules));
    }
  }

  void check_repair(const std::string& name, const Repair& repair) {
    const double p =
        repair.procedure.recurrence.probability * scenario_.equipment.calibration.recurrence;
    if (p > 0.95) {
      problems_.add(mark_of(document_, {"repairs", name, "recurrence"}),
                    fmt::format("with its multiplier the probability is {:.3g}; expected at most "
                                "0.95, or the fault would hardly ever go away", p));
    }
    if (repair.procedure.first_fix_failure > 0.95) {
      problems_.add(mark_of(document_, {"repairs", name, "first_fix_failure"}),
                    "almost no repair would succeed; expected at most 0.95");
    }
  }

  const Scenario& scenario_;
  const Node& document_;
  Problems& problems_;
};

}  // namespace

std::vector<std::string> members_of(const Scenario& scenario, const std::string& entry) {
  const Component& component = scenario.equipment.components.at(entry);
  std::vector<std::string> members;
  if (component.members) return *component.members;
  if (component.connected_mines.value_or(false)) {
    for (const auto& [name, mine] : scenario.mines)
      if (mine.connected) members.push_back(name);
    return members;
  }
  const std::uint32_t count = component.count.value_or(1);
  for (std::uint32_t i = 1; i <= count; ++i)
    members.push_back(count == 1 ? entry : fmt::format("{}-{}", entry, i));
  return members;
}

std::vector<std::string> down_names(const Scenario& scenario, const std::string& entry) {
  const Component& component = scenario.equipment.components.at(entry);
  if (component.of) return {*component.of};
  if (component.down_when) return {entry};
  return members_of(scenario, entry);
}

void check_components(const Scenario& scenario, const Node& document, Problems& problems) {
  ComponentRules(scenario, document, problems).check();
}

}  // namespace headframe::sim::scenario
