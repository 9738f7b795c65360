#include "sim/scenario/rules.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/load.hpp"
#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

template <class T>
std::vector<std::string> names_of(const std::map<std::string, T>& named) {
  std::vector<std::string> names;
  for (const auto& [name, value] : named) names.push_back(name);
  return names;
}

Mark mark_of(const Node& document, std::initializer_list<std::string_view> path) {
  const Node* node = document.at(path);
  return node != nullptr ? node->mark : document.mark;
}

class LinkRules {
 public:
  LinkRules(const Scenario& scenario, const Node& document, Problems& problems)
      : scenario_(scenario), document_(document), problems_(problems) {}

  void check() {
    for (const auto& [name, link] : scenario_.links) {
      if (link.up.has_value() == (link.kind == LinkKind::lan)) {
        problems_.add(
            mark_of(document_, {"links", name}),
            link.up
                ? fmt::format("'{}' is the lan, the root; expected no 'up'", name)
                : fmt::format("'{}' leads nowhere; expected 'up' (only the lan has none)", name));
      }
      check_end(name);
    }
    const auto roots = std::ranges::count(scenario_.links, LinkKind::lan,
                                          [](const auto& entry) { return entry.second.kind; });
    if (roots != 1) {
      problems_.add(mark_of(document_, {"links"}),
                    fmt::format("{} links of kind lan; expected exactly one, the root", roots));
    }
  }

 private:
  void check_end(const std::string& name) {
    std::set<std::string> seen;
    const std::string* at = &name;
    while (at != nullptr) {
      if (!seen.insert(*at).second) {
        if (*at != name) return;  // leads to a circle, is no part of it
        problems_.add(
            mark_of(document_, {"links", name, "up"}),
            fmt::format("from '{}' the links run in a circle; expected a way to the lan", name));
        return;
      }
      const Link& link = scenario_.links.at(*at);
      at = link.up ? &*link.up : nullptr;
    }
  }

  const Scenario& scenario_;
  const Node& document_;
  Problems& problems_;
};

class MineRules {
 public:
  MineRules(const Scenario& scenario, const Node& document, Problems& problems)
      : scenario_(scenario), document_(document), problems_(problems) {}

  void check() {
    for (const auto& [name, mine] : scenario_.mines) {
      check_code(name, mine);
      check_state(name, mine);
      if (!mine.synthetic && mine.source.empty()) {
        problems_.add(
            mark_of(document_, {"mines", name}),
            fmt::format("'{}' is a real mine without 'source'; expected where its facts come from",
                        name));
      }
    }
  }

 private:
  void check_code(const std::string& name, const Mine& mine) {
    const std::string& county = scenario_.counties.at(mine.county).code;
    const Mark mark = mark_of(document_, {"mines", name, "code"});
    if (!mine.code.starts_with(county)) {
      problems_.add(mark, fmt::format("'{}' lies in {}; expected a code that begins with {}", name,
                                      mine.county, county));
    }
    const auto [first, added] = owners_.emplace(mine.code, name);
    if (!added) {
      problems_.add(mark, fmt::format("'{}' and '{}' have the same code; expected one for each",
                                      first->second, name));
    }
  }

  void check_state(const std::string& name, const Mine& mine) {
    if (mine.state != MineState::producing && mine.faces > 0) {
      problems_.add(mark_of(document_, {"mines", name, "faces"}),
                    fmt::format("'{}' does not produce; expected no coal faces at work", name));
    }
    if (mine.people_per_shift > mine.approved_people) {
      problems_.add(mark_of(document_, {"mines", name, "people_per_shift"}),
                    fmt::format("a shift of '{}' has {} people; expected at most the {} approved",
                                name, mine.people_per_shift, mine.approved_people));
    }
  }

  const Scenario& scenario_;
  const Node& document_;
  Problems& problems_;
  std::map<std::string, std::string> owners_;  // by code
};

std::vector<std::string> deviations_of(const Scenario& scenario, Dialect dialect) {
  std::vector<std::string> names;
  for (const auto& [name, deviation] : scenario.deviations) {
    if (std::ranges::find(deviation.dialects, dialect) != deviation.dialects.end())
      names.push_back(name);
  }
  return names;
}

void check_deviations(const Scenario& scenario, const Node& document, Problems& problems) {
  for (const auto& [name, deviation] : scenario.deviations) {
    if (deviation.differences == dialect::Differences{})
      problems.add(mark_of(document, {"deviations", name}),
                   fmt::format("'{}' differs in nothing; expected at least one difference", name));
  }
}

void check_systems(const Scenario& scenario, const Node& document, Problems& problems) {
  for (const auto& [name, system] : scenario.systems) {
    if (system.retry.first > system.retry.longest) {
      problems.add(mark_of(document, {"systems", name, "retry"}),
                   "the first pause is longer than the longest; expected it to be at most as long");
    }
    const Node* written = document.at({"systems", name, "deviations"});
    std::set<std::string> seen;
    for (std::size_t i = 0; i < system.deviations.size(); ++i) {
      const std::string& deviation = system.deviations[i];
      const auto fitting = deviations_of(scenario, system.dialect);
      if (std::ranges::find(fitting, deviation) == fitting.end()) {
        problems.add(written->items[i].mark, fmt::format("'{}' does not occur in this dialect{}",
                                                         deviation, hint("", fitting)));
      }
      if (!seen.insert(deviation).second) {
        problems.add(written->items[i].mark,
                     fmt::format("'{}' stands twice; expected once", deviation));
      }
    }
  }
}

void check_power(const Scenario& scenario, const Node& document, Problems& problems) {
  std::map<std::string, std::string> fed_by;  // by node
  for (const auto& [name, supply] : scenario.power) {
    if (supply.ups && supply.ups->needed > supply.ups->modules) {
      problems.add(mark_of(document, {"power", name, "ups", "needed"}),
                   fmt::format("needs {} modules of {}; expected at most all of them",
                               supply.ups->needed, supply.ups->modules));
    }
    const Node* written = document.at({"power", name, "nodes"});
    for (std::size_t i = 0; i < supply.nodes.size(); ++i) {
      const auto [first, fresh] = fed_by.emplace(supply.nodes[i], name);
      if (fresh) continue;
      problems.add(written->items[i].mark,
                   fmt::format("'{}' is fed by '{}' already; expected one supply for each node",
                               supply.nodes[i], first->second));
    }
  }
}

}  // namespace

void check_references(const Scenario& scenario, const std::vector<Reference>& references,
                      Problems& problems) {
  const std::map<std::string, std::vector<std::string>> known{
      {"link", names_of(scenario.links)},
      {"node", names_of(scenario.nodes)},
      {"mine", names_of(scenario.mines)},
      {"system", names_of(scenario.systems)},
      {"deviation", names_of(scenario.deviations)},
      {"county", names_of(scenario.counties)},
      {"supply", names_of(scenario.power)},
      {"cause", names_of(scenario.causes)},
      {"team", names_of(scenario.equipment.teams)},
      {"repair", names_of(scenario.equipment.repairs)}};
  for (const Reference& reference : references) {
    const std::vector<std::string>& names = known.at(reference.kind);
    if (std::ranges::binary_search(names, reference.name)) continue;
    if (names.empty() && !problems.empty())
      continue;  // its whole map is absent or wrong, as told already
    problems.add(reference.mark, fmt::format("no {} '{}'{}", reference.kind, reference.name,
                                             names.empty() ? "; expected a name, but there is none"
                                                           : hint(reference.name, names)));
  }
}

void check_rules(const Scenario& scenario, const Node& document, Problems& problems) {
  if (scenario.smoke > scenario.horizon) {
    problems.add(mark_of(document, {"smoke"}),
                 "the smoke horizon is longer than the horizon; expected at most it");
  }
  LinkRules(scenario, document, problems).check();
  MineRules(scenario, document, problems).check();
  check_deviations(scenario, document, problems);
  check_systems(scenario, document, problems);
  check_components(scenario, document, problems);
  check_power(scenario, document, problems);
  check_staff(scenario, document, problems);
  check_money(scenario, document, problems);
  check_timeline(scenario, document, problems);
}

}  // namespace headframe::sim::scenario
