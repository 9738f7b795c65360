// Mains, UPS and battery: machines fall at the instant at which nothing carries them.
#include "sim/city/effects.hpp"

#include <algorithm>
#include <utility>

namespace headframe::sim::city {
namespace {

std::string symptom_of(PowerLoss loss) {
  switch (loss) {
    case PowerLoss::no_ups:
      return "mains-failure";
    case PowerLoss::modules_short:
      return "ups-modules-short";
    case PowerLoss::battery_dead:
      return "ups-battery-dead";
  }
  return {};
}

}  // namespace

void Effects::fail_mains(const std::string& name, std::optional<Cause> common) {
  Supply& supply = supplies_.at(name);
  if (!std::exchange(supply.state.mains, false)) return;
  supply.mains_gone = world_.now();
  supply.common = std::move(common);
  events_.tell(name, "mains-failure", name, "市电中断", "the mains failed");
  supply_changed(name);
}

void Effects::return_mains(const std::string& name) {
  Supply& supply = supplies_.at(name);
  if (std::exchange(supply.state.mains, true)) return;
  events_.tell(name, "mains-back", name, "市电恢复", "the mains are back");
  supply_changed(name);
  if (mains_back_) mains_back_(name);
}

void Effects::lose_ups_modules(const std::string& name, std::uint32_t modules,
                               const Cause& cause) {
  Supply& supply = supplies_.at(name);
  LostModules& lost = supply.modules_lost.try_emplace(cause.root, LostModules{cause}).first->second;
  lost.modules += modules;
  supply.state.modules_out += modules;
  events_.tell(name, "ups-module-down", std::to_string(modules), "UPS 功率模块失效",
               "modules of the UPS failed");
  faults_.impaired(kpi::Subject::equipment, name, cause, events_.now());
  supply_changed(name);
}

void Effects::replace_ups_modules(const std::string& name, std::uint32_t modules,
                                  const Cause& cause) {
  Supply& supply = supplies_.at(name);
  const auto lost = supply.modules_lost.find(cause.root);
  if (lost == supply.modules_lost.end()) return;
  modules = std::min(modules, lost->second.modules);
  lost->second.modules -= modules;
  supply.state.modules_out -= modules;
  events_.tell(name, "ups-module-up", std::to_string(modules), "UPS 功率模块更换",
               "modules of the UPS were replaced");
  if (lost->second.modules == 0) {
    faults_.mended(kpi::Subject::equipment, name, cause, events_.now());
    supply.modules_lost.erase(lost);
  }
  supply_changed(name);
}

void Effects::age_battery(const std::string& name, rt::Duration carries) {
  Supply& supply = supplies_.at(name);
  if (!supply.state.ups) return;
  supply.state.ups->battery = carries;
  supply_changed(name);
}

void Effects::supply_changed(const std::string& name) {
  Supply& supply = supplies_.at(name);
  world_.cancel(std::exchange(supply.empty, 0));
  supply.state.on_battery = supply.state.mains ? rt::Duration{} : world_.now() - supply.mains_gone;
  const PowerVerdict verdict = judge(supply.state);
  if (verdict.battery_left)
    supply.empty = world_.schedule(world_.now() + *verdict.battery_left,
                                   [this, name] { supply_changed(name); });
  if (verdict.loss && !supply.down_by) take_power(name, *verdict.loss);
  if (!verdict.loss && supply.down_by) give_power(name);
}

void Effects::take_power(const std::string& name, PowerLoss loss) {
  Supply& supply = supplies_.at(name);
  supply.down_by = supply.common ? *supply.common : own_cause("power", name, symptom_of(loss));
  events_.tell(name, "power-lost", symptom_of(loss), "供电中断，主机断电",
               "the machines have no power");
  for (const std::string& node : scenario_.power.at(name).nodes)
    block(node, "power", Unsynced::all_lost, *supply.down_by);
}

void Effects::give_power(const std::string& name) {
  const Cause cause = *std::exchange(supplies_.at(name).down_by, {});
  events_.tell(name, "power-back", name, "恢复供电", "the machines have power again");
  for (const std::string& node : scenario_.power.at(name).nodes) unblock(node, "power", cause);
}

}  // namespace headframe::sim::city
