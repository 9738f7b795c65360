#include "sim/city/effects.hpp"

#include <fmt/format.h>

namespace headframe::sim::city {

Effects::Effects(World& world, const Grid& grid, const scenario::Scenario& scenario,
                 FaultBook& faults, EventBook& events)
    : world_(world), grid_(grid), scenario_(scenario), faults_(faults), events_(events) {
  for (const auto& [name, supply] : scenario.power) supplies_[name].state.ups = supply.ups;
}

Effects::Thing Effects::thing_of_link(const std::string& link) const {
  if (scenario_.links.at(link).kind != scenario::LinkKind::access)
    return {kpi::Subject::line, link};
  for (const auto& [name, mine] : scenario_.mines)
    if (mine.link == link) return {kpi::Subject::mine, name};
  return {kpi::Subject::mine, link};
}

Effects::Thing Effects::thing_of_node(const std::string& node) const {
  if (node == scenario_.platform.node) return {kpi::Subject::platform, node};
  if (scenario_.nodes.contains(node)) return {kpi::Subject::equipment, node};
  return {kpi::Subject::mine, node};
}

namespace {

std::string category_of(kpi::Subject subject) {
  switch (subject) {
    case kpi::Subject::platform:
      return "platform";
    case kpi::Subject::line:
      return "line";
    case kpi::Subject::mine:
      return "mine";
    case kpi::Subject::module:
      return "module";
    case kpi::Subject::equipment:
      return "equipment";
  }
  return {};
}

}  // namespace

Cause Effects::cause_of_link(const std::string& link, const std::string& symptom) const {
  const Thing thing = thing_of_link(link);
  return own_cause(category_of(thing.subject), thing.id, symptom);
}

Cause Effects::cause_of_node(const std::string& node, const std::string& symptom) const {
  return own_cause(category_of(thing_of_node(node).subject), node, symptom);
}

void Effects::drift_clock(const std::string& owner, double ppm, const Cause& cause) {
  events_.tell(owner, "clock-drifts", fmt::format("{:+g} ppm", ppm), "时钟走时不准",
               "the clock runs wrong");
  const Thing thing = thing_of_node(owner);
  faults_.impaired(thing.subject, thing.id, cause, events_.now());
  wrong_clocks_[owner].insert_or_assign(cause.root, cause);
  grid_.node(owner).set_clock_drift(ppm);
}

void Effects::set_clock(const std::string& owner, const Cause& cause) {
  if (wrong_clocks_[owner].erase(cause.root) == 0) return;
  Node& node = grid_.node(owner);
  const rt::Duration wrong_by = node.wall_now() - world_.wall_now();
  node.set_clock_drift(0);
  node.step_clock(-wrong_by);
  events_.tell(owner, "clock-set", fmt::format("{} ns", -wrong_by.count()), "时钟校准",
               "the clock was set right");
  const Thing thing = thing_of_node(owner);
  faults_.mended(thing.subject, thing.id, cause, events_.now());
}

void Effects::heal() {
  // Copies: each verb takes away what it has undone.
  const auto undo = [](auto by_thing, auto verb) {
    for (const auto& [thing, holders] : by_thing)
      for (const auto& [root, held] : holders) verb(thing, held);
  };
  undo(cuts_, [this](const std::string& link, const Cause& cause) { restore(link, cause); });
  undo(brown_outs_, [this](const auto& link, const Weakness& w) { clear_up(link, w.cause); });
  undo(slow_machines_, [this](const auto& node, const Slowness& s) { speed_up(node, s.cause); });
  undo(slow_disks_, [this](const auto& node, const Slowness& s) { hasten_disk(node, s.cause); });
  undo(wrong_clocks_, [this](const auto& owner, const Cause& cause) { set_clock(owner, cause); });
  undo(dark_, [this](const auto& thing, const Cause& cause) {
    lighten(thing.first, thing.second, cause);
  });
  for (const auto& [node, full] : std::map(full_disks_)) free_disk(node, full.cause);
  for (const auto& [node, cause] : std::map(lost_disks_)) return_disk(node, cause);
  undo(held_, [this](const std::string& node, const Cause& cause) { let_go(node, cause); });
  for (auto& [name, supply] : supplies_) {
    for (const auto& [root, lost] : std::map(supply.modules_lost))
      replace_ups_modules(name, lost.modules, lost.cause);
    return_mains(name);
  }
  for (const auto& [name, node] : scenario_.nodes) restart(name);
  for (const auto& [name, mine] : scenario_.mines)
    if (mine.connected) restart(name);
}

void Effects::darken(kpi::Subject subject, const std::string& id, const Cause& cause) {
  if (!dark_[{subject, id}].insert_or_assign(cause.root, cause).second) return;
  events_.tell("centre", category_of(subject) + "-down", id, "停用：" + id,
               id + " is out of order");
  faults_.down(subject, id, cause, events_.now());
}

void Effects::lighten(kpi::Subject subject, const std::string& id, const Cause& cause) {
  if (dark_[{subject, id}].erase(cause.root) == 0) return;
  events_.tell("centre", category_of(subject) + "-up", id, "恢复使用：" + id, id + " works again");
  faults_.up(subject, id, cause, events_.now());
}

void Effects::lose_sight(const std::string& mine, const Cause& cause) {
  if (!dark_[{kpi::Subject::mine, mine}].insert_or_assign(cause.root, cause).second) return;
  events_.tell(mine, "mine-dark", cause.device, "平台读不懂该矿的数据",
               "the platform cannot read what the mine sends");
  faults_.down(kpi::Subject::mine, mine, cause, events_.now());
}

void Effects::regain_sight(const std::string& mine, const Cause& cause) {
  if (dark_[{kpi::Subject::mine, mine}].erase(cause.root) == 0) return;
  events_.tell(mine, "mine-read", cause.device, "平台又能读取该矿的数据",
               "the platform reads what the mine sends again");
  faults_.up(kpi::Subject::mine, mine, cause, events_.now());
}

bool Effects::is_dark(kpi::Subject subject, const std::string& id) const {
  const auto dark = dark_.find({subject, id});
  return dark != dark_.end() && !dark->second.empty();
}

}  // namespace headframe::sim::city
