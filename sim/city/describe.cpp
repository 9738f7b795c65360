#include "sim/city/describe.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/mine/conventions.hpp"
#include "sim/mine/points.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::city {
namespace {

mine::Dialect dialect_of(scenario::Dialect dialect) {
  switch (dialect) {
    case scenario::Dialect::ga:
      return mine::Dialect::ga;
    case scenario::Dialect::gb:
      return mine::Dialect::gb;
    case scenario::Dialect::gc:
      return mine::Dialect::gc;
  }
  throw std::logic_error("a dialect without a writer");
}

plant::GasClass gas_of(scenario::GasClass gas) {
  switch (gas) {
    case scenario::GasClass::low:
      return plant::GasClass::low;
    case scenario::GasClass::high:
      return plant::GasClass::high;
    case scenario::GasClass::outburst:
      return plant::GasClass::outburst;
  }
  throw std::logic_error("a gas class without a plant");
}

mine::SpoolLimits spool_of(const scenario::Spool& spool) {
  using Order = mine::SpoolLimits::Order;
  const bool oldest = spool.order == scenario::SpoolOrder::oldest_first;
  return {spool.bytes, spool.files, oldest ? Order::oldest_first : Order::newest_first};
}

void add_upgrades(mine::MineDescription& result, const scenario::Scenario& scenario,
                  const std::string& name) {
  for (const scenario::Incident& incident : scenario.timeline) {
    const auto* upgrade = std::get_if<scenario::MineUpgrade>(&incident.what);
    if (upgrade == nullptr || upgrade->mine != name) continue;
    const auto number = static_cast<std::uint32_t>(result.upgrades.size() + 1);
    mine::add_upgrade(
        result, {scenario.start + incident.at, upgrade->switch_over,
                 installation_of(scenario, upgrade->to, upgrade->renumber_points ? number : 0)});
  }
}

std::string_view state_word(scenario::MineState state) {
  switch (state) {
    case scenario::MineState::producing:
      return "producing";
    case scenario::MineState::under_construction:
      return "constructing";
    case scenario::MineState::rectifying:
      return "rectifying";
    case scenario::MineState::stopped:
      return "stopped";
  }
  return {};
}

std::string_view gas_word(scenario::GasClass gas) {
  switch (gas) {
    case scenario::GasClass::low:
      return "low";
    case scenario::GasClass::high:
      return "high";
    case scenario::GasClass::outburst:
      return "outburst";
  }
  return {};
}

}  // namespace

plant::Layout layout_of(const scenario::Mine& mine) {
  return plant::make_layout({.gas = gas_of(mine.gas),
                             .faces = mine.faces,
                             .headings = mine.headings,
                             .points = mine.points,
                             .people_per_shift = mine.people_per_shift,
                             .producing = mine.state == scenario::MineState::producing});
}

void plan_bursts(plant::Mine& plant, const scenario::Scenario& scenario, const std::string& mine) {
  for (const scenario::Incident& incident : scenario.timeline) {
    const auto* burst = std::get_if<scenario::GasBurst>(&incident.what);
    if (burst == nullptr || burst->mine != mine) continue;
    const rt::WallTime begin = scenario.start + incident.at;
    plant.plan(plant::EpisodeKind::burst, burst->working - 1,
               {begin, begin + burst->duration, burst->rise});
  }
}

mine::Installation installation_of(const scenario::Scenario& scenario, const std::string& name,
                                   std::uint32_t renumbering) {
  const scenario::System& system = scenario.systems.at(name);
  mine::Installation result;
  result.dialect = dialect_of(system.dialect);
  result.differences = scenario::differences_of(scenario, system);
  if (renumbering > 0) result.differences.renumbering = renumbering;
  const scenario::Cadence& c = system.cadence;
  result.cadences = {c.realtime,    c.statistics,  c.cumulative, c.open_exceptions,
                     c.substations, c.definitions, c.positions,  c.reader_states};
  return result;
}

mine::MineDescription describe_mine(const scenario::Scenario& scenario, const std::string& name) {
  const scenario::Mine& mine = scenario.mines.at(name);
  const scenario::System& system = scenario.systems.at(mine.system);
  mine::MineDescription result;
  result.code = mine.code;
  result.name = mine.name.zh;
  result.installation = installation_of(scenario, mine.system, 0);
  result.approved_people = mine.approved_people;
  result.personnel = mine.people_per_shift > 0;
  result.spool = spool_of(system.spool);
  result.retry = {system.retry.first, system.retry.longest, system.retry.refusals};
  add_upgrades(result, scenario, name);
  return result;
}

std::vector<std::string> point_names(const scenario::Scenario& scenario, const std::string& mine) {
  const mine::MineDescription description = describe_mine(scenario, mine);
  const plant::Layout layout = layout_of(scenario.mines.at(mine));
  std::vector<std::string> names;
  const auto add = [&](const mine::Installation& installation) {
    for (const mine::PointRow& row :
         mine::make_points(description.code, description.name, installation, layout).rows)
      if (std::ranges::find(names, row.id) == names.end()) names.push_back(row.id);
  };
  add(description.installation);
  for (const mine::Upgrade& upgrade : description.upgrades) add(upgrade.next);
  return names;
}

nlohmann::json register_of(const scenario::Scenario& scenario) {
  auto result = nlohmann::json::array();
  for (const auto& [name, mine] : scenario.mines)
    result.push_back(
        {{"code", mine.code},
         {"name", mine.name.zh},
         {"county", scenario.counties.at(mine.county).name.zh},
         {"state", state_word(mine.state)},
         {"gas_class", gas_word(mine.gas)},
         {"capacity_10kt", mine.capacity_wan_t_per_year},
         {"longitude", mine.position.lon},
         {"latitude", mine.position.lat},
         {"silence_limit_s", scenario.platform.silent_after / std::chrono::seconds(1)}});
  return result;
}

nlohmann::json mapping_of(const mine::MineDescription& mine) {
  const mine::Conventions conventions = mine::conventions_of(mine.installation);
  nlohmann::json rules;
  if (conventions.mine_code == dialect::MineCode::twenty)
    rules["mine_codes"] = {mine::old_mine_code(mine.code)};
  if (!mine.installation.differences.encoding) return rules;
  rules["encoding"] = conventions.encoding == mine::Encoding::gb2312 ? "gb2312" : "utf8";
  return rules;
}

}  // namespace headframe::sim::city
