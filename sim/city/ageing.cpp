#include "sim/city/ageing.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/equipment/from_scenario.hpp"

namespace headframe::sim::city {
namespace {

using equipment::Number;
using scenario::Capacity;
using scenario::Effect;

equipment::Inventory inventory_until(const scenario::Scenario& scenario, rt::Duration horizon) {
  equipment::Inventory inventory = equipment::make_inventory(scenario);
  inventory.horizon = horizon;
  return inventory;
}

constexpr auto failed = "failed";

struct StageWords {
  std::string_view kind, zh, en;
};

/// Stages that the report's timeline tells; the others are paper or mean nothing to the city.
std::optional<StageWords> words_of(repair::Stage stage) {
  switch (stage) {
    case repair::Stage::failed: return {{"component-failed", "失效", "failed"}};
    case repair::Stage::detected: return {{"fault-detected", "故障被发现", "is known to have failed"}};
    case repair::Stage::responded: return {{"fault-responded", "已响应", "is being seen to"}};
    case repair::Stage::repair_started: return {{"repair-started", "开始修复", "is being repaired"}};
    case repair::Stage::restored: return {{"component-restored", "恢复", "works again"}};
    case repair::Stage::ready:
    case repair::Stage::closed: break;
  }
  return std::nullopt;
}

}  // namespace

Ageing::Ageing(World& world, Era era, const scenario::Scenario& scenario, rt::Duration horizon,
               Effects& effects, EventBook& events, MineSites& sites)
    : world_(world),
      era_(era),
      scenario_(scenario),
      effects_(effects),
      events_(events),
      adapters_(scenario, sites),
      inventory_(inventory_until(scenario, horizon)),
      book_(inventory_),
      equipment_(inventory_, calendar_, *this,
                 scenario.staff ? equipment::Detection::as_seen : equipment::Detection::by_law),
      service_(inventory_.components.size(), 1.0) {}

void Ageing::begin() {
  equipment_.start(world_.seed(), 0);
  arm();
}

void Ageing::rest() {
  resting_ = true;
  equipment_.leave_to_the_law(era_.moment(world_.now()));
  world_.cancel(std::exchange(next_, 0));
}

/// The call comes from a node; what follows from it happens outside of all.
void Ageing::noticed(const Touched& thing) {
  world_.schedule(world_.now(), [this, thing] {
    if (resting_) return;
    for (Number i = 0; i < inventory_.components.size(); ++i) {
      const Number group = inventory_.components[i].group;
      if (group == equipment::none || !touched_by(inventory_.components[i]).contains(thing)) continue;
      if (equipment_.failed_members(group) >= inventory_.groups[group].down_when)
        equipment_.report(i, era_.moment(world_.now()));
    }
    arm();
  });
}

std::vector<ToldFault> Ageing::follow_up() {
  while (!calendar_.empty()) equipment_.handle(calendar_.pop());
  std::map<std::string, const equipment::Component*> by_device;
  for (const equipment::Component& c : inventory_.components)
    by_device[inventory_.kinds[c.kind].name + "/" + c.name] = &c;
  std::vector<ToldFault> told;
  for (kpi::Fault fault : book_.faults()) {
    fault.symptom = failed;  // all that whoever repairs it can write down; the list counts causes
    told.push_back({fault, touched_by(*by_device.at(fault.device))});
  }
  return told;
}

/// As far as anybody can see it: what is down when too many of its kind are.
std::set<Touched> Ageing::touched_by(const equipment::Component& c) const {
  if (c.group == equipment::none || !inventory_.groups[c.group].subject) return {};
  const equipment::Group& group = inventory_.groups[c.group];
  if (*group.subject == kpi::Subject::platform)
    return {{kpi::Subject::platform, scenario_.platform.node}};
  return {{*group.subject, group.id}};
}

void Ageing::arm() {
  world_.cancel(std::exchange(next_, 0));
  if (calendar_.empty() || resting_) return;
  next_ = world_.schedule(era_.instant(calendar_.next().at), [this] { pass(); });
}

void Ageing::pass() {
  next_ = 0;
  while (!calendar_.empty() && era_.instant(calendar_.next().at) <= world_.now())
    equipment_.handle(calendar_.pop());
  arm();
}

const scenario::Component& Ageing::entry(Number kind) const {
  return scenario_.equipment.components.at(inventory_.kinds[kind].name);
}

/// All members of an entry are one cause, so that the report divides the down time by entries.
Cause Ageing::cause_of_kind(Number kind) const {
  const equipment::Kind& k = inventory_.kinds[kind];
  Cause cause = own_cause(std::string(equipment::name_of(k.cause)), k.name, failed);
  cause.kept = Kept::outages;
  return cause;
}

Cause Ageing::cause_of_plan(Number plan) const {
  Cause cause = own_cause("maintenance", inventory_.maintenance[plan].name, "planned");
  cause.exclusion = kpi::Exclusion::planned;
  cause.kept = Kept::outages;
  return cause;
}

std::optional<std::string> Ageing::supply() const {
  for (const auto& [name, supply] : scenario_.power)
    if (std::ranges::find(supply.nodes, scenario_.platform.node) != supply.nodes.end()) return name;
  return std::nullopt;
}

void Ageing::component_changed(rt::Duration, Number component, equipment::Condition condition,
                               double service) {
  if (resting_) return;
  const double before = std::exchange(service_[component], service);
  const equipment::Component& c = inventory_.components[component];
  const bool down = condition == equipment::Condition::down;
  if (entry(c.kind).effect == Effect::ups_modules && (before > 0) == down) {
    if (const auto name = supply()) {
      if (down)
        effects_.lose_ups_modules(*name, 1, cause_of_kind(c.kind));
      else
        effects_.replace_ups_modules(*name, 1, cause_of_kind(c.kind));
    }
  }
  if (!inventory_.kinds[c.kind].deliveries.empty()) {
    if (condition == equipment::Condition::up)
      adapters_.adapt(c.name);
    else
      adapters_.fail(c.name);
  }
  if (scenario_.nodes.contains(c.name) && c.name != scenario_.platform.node)
    change_machine(c.name, cause_of_kind(c.kind), down);
  change_capacity(c.kind);
}

/// A component that is a machine of its own takes that machine along, and nobody else.
void Ageing::change_machine(const std::string& machine, const Cause& cause, bool down) {
  Cause quiet = cause;
  quiet.kept = Kept::nothing;
  if (down)
    effects_.hold_down(machine, Unsynced::by_chance, quiet);
  else
    effects_.let_go(machine, quiet);
}

/// The share of its work that an entry still does: all members together carry it, or the worst of
/// those that work at all decides.
double Ageing::capacity(Number kind) const {
  double sum = 0, worst = 1;
  std::size_t members = 0;
  for (std::size_t i = 0; i < inventory_.components.size(); ++i) {
    if (inventory_.components[i].kind != kind) continue;
    sum += service_[i];
    if (service_[i] > 0) worst = std::min(worst, service_[i]);
    ++members;
  }
  return entry(kind).capacity_of ? sum / static_cast<double>(members) : worst;
}

/// Nothing is left to be slow when all members are gone: that is an outage.
void Ageing::change_capacity(Number kind) {
  const scenario::Component& e = entry(kind);
  const double share = capacity(kind);
  if (share <= 0) return;
  const Cause cause = cause_of_kind(kind);
  const std::string& node = scenario_.platform.node;
  if (e.capacity_of == Capacity::disks) {
    if (share < 1)
      effects_.slow_disk(node, 1 / share, cause);
    else
      effects_.hasten_disk(node, cause);
  } else if (e.effect == Effect::platform) {
    if (share < 1)
      effects_.slow_machine(node, 1 / share, cause);
    else
      effects_.speed_up(node, cause);
  } else if (e.effect == Effect::line) {
    for (const std::string& link : scenario::down_names(scenario_, inventory_.kinds[kind].name)) {
      if (share < 1)
        effects_.brown_out(link, share, {}, cause);
      else
        effects_.clear_up(link, cause);
    }
  }
}

void Ageing::group_went_down(rt::Duration at, Number group, Number because) {
  book_.group_went_down(at, group, because);
  if (!resting_) change_group(group, true);
}

void Ageing::group_came_back(rt::Duration at, Number group, Number because) {
  book_.group_came_back(at, group, because);
  if (!resting_) change_group(group, false);
}

void Ageing::change_group(Number group, bool down) {
  const equipment::Group& g = inventory_.groups[group];
  const Cause cause = cause_of_kind(g.kind);
  switch (entry(g.kind).effect) {
    case Effect::platform:
    case Effect::mains: return change_platform(cause, down);
    case Effect::line: return down ? effects_.cut(g.id, cause) : effects_.restore(g.id, cause);
    case Effect::module:
    case Effect::equipment:
      return down ? effects_.darken(*g.subject, g.id, cause)
                  : effects_.lighten(*g.subject, g.id, cause);
    case Effect::mine: return change_mine(g, down);
    case Effect::ups_modules:
    case Effect::battery:
    case Effect::none: return;
  }
}

/// A mine whose new system the platform does not read, or whose machine is down.
void Ageing::change_mine(const equipment::Group& group, bool down) {
  const Cause cause = cause_of_kind(group.kind);
  if (inventory_.kinds[group.kind].deliveries.empty()) {
    if (down)
      effects_.hold_down(group.id, Unsynced::by_chance, cause);
    else
      effects_.let_go(group.id, cause);
  } else if (down) {
    effects_.lose_sight(group.id, cause);
  } else {
    effects_.regain_sight(group.id, cause);
  }
}

/// Two of one kind may each hold the platform down: it is held once.
void Ageing::change_platform(const Cause& cause, bool down) {
  int& holders = holds_platform_[cause.root];
  const std::string& node = scenario_.platform.node;
  const bool orderly = cause.exclusion == kpi::Exclusion::planned || cause.category == "software";
  if (down && holders++ == 0)
    effects_.hold_down(node, orderly ? Unsynced::all_kept : Unsynced::by_chance, cause);
  if (!down && --holders == 0) effects_.let_go(node, cause);
}

void Ageing::job_changed(rt::Duration at, Number component, const repair::Job& job) {
  book_.job_changed(at, component, job);
  const auto words = words_of(job.stage);
  if (resting_ || !words) return;
  const equipment::Component& c = inventory_.components[component];
  const scenario::ComponentNames& name = entry(c.kind).name;
  events_.tell(c.name, std::string(words->kind), inventory_.kinds[c.kind].name,
               fmt::format("{}（{}）{}", name.zh, c.name, words->zh),
               fmt::format("{} ({}) {}", name.en, c.name, words->en));
}

void Ageing::upgraded(rt::Duration, Number component, Number delivery, compatibility::Effect) {
  if (resting_) return;
  const equipment::Component& mine = inventory_.components[component];
  const equipment::Kind& kind = inventory_.kinds[mine.kind];
  const equipment::Delivery& delivered = kind.deliveries[delivery];
  events_.tell(mine.name, "mine-upgrade", delivered.system, "监控系统升级开始",
               "the monitoring system is being replaced");
  if (upgraded_) upgraded_(mine.name);
  adapters_.deliver(mine.name, delivered, kind);
}

void Ageing::maintenance_begins(rt::Duration at, Number plan) {
  book_.maintenance_begins(at, plan);
  if (resting_) return;
  events_.tell("centre", "maintenance-begins", inventory_.maintenance[plan].name, "计划检修开始",
               "planned maintenance begins");
  change_plan(plan, true);
}

void Ageing::maintenance_ends(rt::Duration at, Number plan) {
  book_.maintenance_ends(at, plan);
  if (resting_) return;
  events_.tell("centre", "maintenance-ends", inventory_.maintenance[plan].name, "计划检修结束",
               "planned maintenance ends");
  change_plan(plan, false);
}

void Ageing::change_plan(Number plan, bool down) {
  const equipment::MaintenancePlan& p = inventory_.maintenance[plan];
  const Cause cause = cause_of_plan(plan);
  if (p.subject == kpi::Subject::platform) return change_platform(cause, down);
  if (down)
    effects_.darken(p.subject, p.id, cause);
  else
    effects_.lighten(p.subject, p.id, cause);
}

void Ageing::mains_failed(rt::Duration, bool carried) {
  if (resting_) return;
  events_.tell("centre", "mains-failure", carried ? "carried" : "not carried",
               carried ? "市电中断，UPS 承载" : "市电中断，UPS 未能承载",
               carried ? "the mains failed and the UPS carries the load"
                       : "the mains failed and the UPS does not carry the load");
}

}  // namespace headframe::sim::city
