#include "sim/city/incidents.hpp"

#include <fmt/format.h>

namespace headframe::sim::city {
namespace {

constexpr auto held_back = "files-held-back";

}  // namespace

Incidents::Incidents(World& world, Era era, const Grid& grid, const scenario::Scenario& scenario,
                     MineSites& sites, FaultBook& faults, EventBook& events, Effects& effects)
    : world_(world),
      era_(era),
      grid_(grid),
      scenario_(scenario),
      sites_(sites),
      faults_(faults),
      events_(events),
      effects_(effects) {}

void Incidents::schedule(rt::Duration horizon) {
  for (const Incident& incident : scenario_.timeline)
    if (incident.at < horizon)
      world_.schedule(era_.instant(incident.at), [this, &incident] {
        std::visit([&](const auto& what) { start(what, incident); }, incident.what);
      });
}

void Incidents::later(rt::Duration after, std::function<void()> then) {
  world_.schedule(world_.now() + after, [this, then = std::move(then)] {
    if (!resting_) then();
  });
}

Cause Incidents::cause_of(const Incident& incident, Cause own) const {
  if (!incident.cause) return own;
  const bool beyond_control = scenario_.causes.at(*incident.cause).force_majeure;
  return common_cause(*incident.cause,
                      beyond_control ? kpi::Exclusion::force_majeure : kpi::Exclusion::none);
}

void Incidents::start(const scenario::MineUpgrade& what, const Incident&) {
  // The mine's own system carries it out at this instant; see describe_mine().
  events_.tell(what.mine, "mine-upgrade", what.to, "监控系统升级开始",
               "the monitoring system is being replaced");
}

void Incidents::start(const scenario::GasBurst& what, const Incident&) {
  // The plant has had it from the beginning; see plan_bursts().
  events_.tell(what.mine, "gas-burst", fmt::format("working {}", what.working), "瓦斯异常涌出",
               "gas breaks out");
}

void Incidents::start(const scenario::UploadStorm& what, const Incident&) {
  events_.tell("city", "upload-storm", fmt::format("{} mines", what.mines.size()),
               "煤矿暂停上传，文件积压", "the mines hold their files back");
  for (const std::string& mine : what.mines) hold(mine, true);
  later(what.duration, [this, mines = what.mines] {
    events_.tell("city", "upload-storm-breaks", fmt::format("{} mines", mines.size()),
                 "积压文件同时上传", "the mines deliver all at once");
    for (const std::string& mine : mines) hold(mine, false);
  });
}

void Incidents::hold(const std::string& mine, bool held) {
  sites_.at(mine)->hold(held);
  if (held && held_.insert(mine).second) faults_.withheld(mine, held_back, events_.now());
  if (!held && held_.erase(mine) > 0) faults_.released(mine, held_back, events_.now());
}

void Incidents::start(const scenario::ClockStep& what, const Incident&) {
  const std::string& name = what.mine ? *what.mine : *what.node;
  events_.tell(name, "clock-step", fmt::format("{} ns", what.by.count()), "时钟跳变",
               "the clock was stepped");
  grid_.node(name).step_clock(what.by);
}

void Incidents::start(const scenario::ClockDrift& what, const Incident& incident) {
  const std::string& owner = what.mine ? *what.mine : *what.node;
  const Cause cause = cause_of(incident, effects_.cause_of_node(owner, "clock-drift"));
  effects_.drift_clock(owner, what.ppm, cause);
  later(what.duration, [=, this] { effects_.set_clock(owner, cause); });
}

void Incidents::start(const scenario::EquipmentDown& what, const Incident& incident) {
  // Somebody's screen is a machine, and falls like one.
  if (what.kind == scenario::EquipmentKind::workstation && scenario_.nodes.contains(what.equipment))
    return start(scenario::NodeCrash{what.equipment, scenario::Unsynced::kept, what.duration, {}, {}},
                 incident);
  const bool module = what.kind == scenario::EquipmentKind::module;
  const auto subject = module ? kpi::Subject::module : kpi::Subject::equipment;
  const char* category = module                                       ? "module"
                         : what.kind == scenario::EquipmentKind::wall ? "wall"
                                                                      : "workstation";
  const Cause cause = cause_of(incident, own_cause(category, what.equipment, "dark"));
  effects_.darken(subject, what.equipment, cause);
  later(what.duration, [=, this, id = what.equipment] { effects_.lighten(subject, id, cause); });
}

void Incidents::start(const scenario::UpsModulesDown& what, const Incident&) {
  const Cause cause = own_cause("power", what.supply, "ups-module");
  effects_.lose_ups_modules(what.supply, what.modules, cause);
  later(what.duration,
        [=, this] { effects_.replace_ups_modules(what.supply, what.modules, cause); });
}

void Incidents::start(const scenario::MainsFailure& what, const Incident& incident) {
  std::optional<Cause> common;
  if (incident.cause) common = cause_of(incident, {});
  effects_.fail_mains(what.supply, std::move(common));
  later(what.duration, [this, supply = what.supply] { effects_.return_mains(supply); });
}

void Incidents::rest() {
  resting_ = true;
  for (const auto& [name, site] : sites_) hold(name, false);
}

}  // namespace headframe::sim::city
