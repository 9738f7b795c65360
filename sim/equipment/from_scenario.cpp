#include "sim/equipment/from_scenario.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/fault/common_cause.hpp"
#include "sim/math/draws.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::equipment {
namespace {

using scenario::Effect;

std::optional<kpi::Subject> subject_of(Effect effect) {
  switch (effect) {
    case Effect::platform:
    case Effect::mains: return kpi::Subject::platform;
    case Effect::line: return kpi::Subject::line;
    case Effect::mine: return kpi::Subject::mine;
    case Effect::module: return kpi::Subject::module;
    case Effect::equipment: return kpi::Subject::equipment;
    case Effect::none:
    case Effect::ups_modules:
    case Effect::battery: break;
  }
  return std::nullopt;
}

class Builder {
 public:
  Builder(const scenario::Scenario& scenario, const scenario::Calibration& calibration)
      : scenario_(scenario), list_(scenario.equipment), calibration_(calibration) {
    made_.start = scenario.start;
    made_.horizon = scenario.horizon;
  }

  Inventory build() {
    for (const auto& [name, team] : list_.teams) add_team(name, team);
    for (const auto& [name, repair] : list_.repairs) add_repair(name, repair);
    for (const auto& [name, entry] : list_.components) add_entry(name, entry);
    for (const auto& [name, upkeep] : list_.maintenance) {
      made_.maintenance.push_back({name, *subject_of(upkeep.takes_down), name,
                                   {upkeep.first - scenario_.start, upkeep.every, upkeep.length}});
    }
    for (const scenario::UpgradeWave& wave : list_.upgrade_waves)
      made_.waves.push_back({wave.from - scenario_.start, wave.length, wave.share});
    if (supply_.mains != none) made_.supply = supply_;
    add_routes();
    return std::move(made_);
  }

 private:
  void add_team(const std::string& name, const scenario::Team& team) {
    repair::Team made{.crews = team.crews.value_or(repair::any_number), .hours = team.hours};
    if (team.contract_until) made.contract_until = *team.contract_until - scenario_.start;
    teams_.emplace(name, static_cast<Number>(made_.teams.size()));
    made_.teams.push_back(made);
  }

  void add_repair(const std::string& name, const scenario::Repair& repair) {
    repair::Procedure made = repair.procedure;
    made.wait_without_contract = repair.wait_without_contract.value_or(made.wait);
    if (!repair.measured) calibrate(made);
    repairs_.emplace(name, static_cast<Number>(made_.procedures.size()));
    made_.procedures.push_back(std::move(made));
  }

  void calibrate(repair::Procedure& procedure) const {
    procedure.wait_without_contract = procedure.wait_without_contract.scaled(calibration_.wait);
    procedure.wait = procedure.wait.scaled(calibration_.wait);
    procedure.recurrence.probability =
        std::min(0.95, procedure.recurrence.probability * calibration_.recurrence);
  }

  double rate_of(const scenario::Component& entry) const {
    return entry.measured ? 1 : calibration_.rate;
  }

  void add_entry(const std::string& name, const scenario::Component& entry) {
    const auto number = static_cast<Number>(made_.kinds.size());
    made_.kinds.push_back(make_kind(name, entry));
    const auto members = scenario::members_of(scenario_, name);
    const auto first = static_cast<Number>(made_.components.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
      Component made{.name = members[i], .key = math::key_of(name + "/" + members[i]),
                     .kind = number, .age = age_of(entry, i, members.size())};
      if (entry.effect != Effect::none && entry.effect != Effect::battery)
        made.group = group_of(name, entry, number, i);
      made_.components.push_back(std::move(made));
    }
    if (entry.common_cause_beta > 0) add_common(name, entry, first);
    add_supply(entry, first);
  }

  Kind make_kind(const std::string& name, const scenario::Component& entry) {
    Kind kind;
    kind.name = name;
    kind.wears = entry.life.has_value() && entry.effect != Effect::battery;
    if (entry.life) kind.life = *entry.life;
    kind.rate = fault::own_rate({entry.common_cause_beta}, rate_of(entry));
    kind.age_after_repair = entry.age_after_repair;
    if (entry.upgrades) add_deliveries(kind, *entry.upgrades);
    kind.modes = entry.modes;
    kind.counted = entry.system_fault;
    kind.cause = entry.cause;
    if (entry.repair) {
      kind.procedure = repairs_.at(*entry.repair);
      kind.team = teams_.at(list_.repairs.at(*entry.repair).team);
    }
    if (entry.spares) {
      kind.spares = static_cast<Number>(made_.spares.size());
      made_.spares.push_back(*entry.spares);
    }
    return kind;
  }

  void add_deliveries(Kind& kind, const scenario::Upgrades& upgrades) const {
    kind.switch_over = upgrades.switch_over;
    kind.renumbers = upgrades.renumber_points;
    for (const scenario::Delivery& one : upgrades.to)
      kind.deliveries.push_back(
          {one.system, one.weight,
           scenario::effect_of(scenario_, one.system, upgrades.renumber_points)});
  }

  rt::Duration age_of(const scenario::Component& entry, std::size_t i, std::size_t count) const {
    if (!entry.installed.each.empty()) return scenario_.start - entry.installed.each[i];
    const auto span = entry.installed.to - entry.installed.from;
    const auto steps = static_cast<std::int64_t>(std::max<std::size_t>(count, 2) - 1);
    return scenario_.start - (entry.installed.from + span / steps * static_cast<std::int64_t>(i));
  }

  /// Members share one group when the entry says how many make it, or what is down.
  Number group_of(const std::string& name, const scenario::Component& entry, Number kind,
                  std::size_t member) {
    const bool shared = entry.down_when || entry.of || entry.effect == Effect::ups_modules;
    if (shared && member > 0) return static_cast<Number>(made_.groups.size() - 1);
    const auto names = scenario::down_names(scenario_, name);
    made_.groups.push_back({names[shared ? 0 : member], subject_of(entry.effect),
                            entry.down_when.value_or(1), kind});
    return static_cast<Number>(made_.groups.size() - 1);
  }

  void add_common(const std::string& name, const scenario::Component& entry, Number first) {
    CommonSource source{.name = name + "/common", .key = math::key_of(name + "/common"),
                        .life = *entry.life,
                        .rate = fault::common_rate({entry.common_cause_beta}, rate_of(entry)),
                        .age = made_.components[first].age, .members = {}};
    for (Number i = first; i < made_.components.size(); ++i) source.members.push_back(i);
    made_.common.push_back(std::move(source));
  }

  void add_supply(const scenario::Component& entry, Number first) {
    if (entry.effect == Effect::mains) supply_.mains = first;
    if (entry.effect == Effect::ups_modules) supply_.modules = made_.components[first].group;
    if (entry.effect != Effect::battery) return;
    supply_.battery = first;
    supply_.added_age = entry.discharge_adds;
    supply_.autonomy = entry.autonomy.value_or(rt::Duration::max());
  }

  void add_routes() {
    for (const auto& [name, mine] : scenario_.mines) {
      if (!mine.connected) continue;
      const auto line = scenario::rented_line(scenario_, mine);
      made_.routes.push_back({name, line ? std::vector{*line} : std::vector<std::string>{}});
    }
  }

  const scenario::Scenario& scenario_;
  const scenario::Equipment& list_;
  const scenario::Calibration& calibration_;
  Inventory made_;
  Supply supply_;
  std::map<std::string, Number> teams_, repairs_;
};

}  // namespace

Inventory make_inventory(const scenario::Scenario& scenario,
                         const scenario::Calibration& calibration) {
  return Builder(scenario, calibration).build();
}

Inventory make_inventory(const scenario::Scenario& scenario) {
  return make_inventory(scenario, scenario.equipment.calibration);
}

}  // namespace headframe::sim::equipment
