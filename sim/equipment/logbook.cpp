#include "sim/equipment/logbook.hpp"

#include <fmt/format.h>

namespace headframe::sim::equipment {

std::string_view name_of(scenario::Cause cause) {
  switch (cause) {
    case scenario::Cause::hardware: return "hardware";
    case scenario::Cause::line: return "line";
    case scenario::Cause::power: return "power";
    case scenario::Cause::software: return "software";
    case scenario::Cause::upgrade: return "upgrade";
  }
  return {};
}

std::string root_cause_text(const Inventory& inventory, std::uint64_t root_cause) {
  const auto source = static_cast<Number>(root_cause >> 32);
  const auto number = static_cast<std::uint32_t>(root_cause);
  const auto components = inventory.components.size();
  if (source >= components)
    return fmt::format("{}/{}", inventory.common[source - components].name, number);
  const Component& component = inventory.components[source];
  return fmt::format("{}/{}/{}", inventory.kinds[component.kind].name, component.name, number);
}

void Logbook::group_went_down(rt::Duration at, Number group, Number) {
  const Group& g = inventory_.groups[group];
  if (!g.subject) return;
  open_groups_[group] = outages_.size();
  outages_.push_back(
      {*g.subject, g.id, inventory_.kinds[g.kind].name, false, {at, kpi::Moment::max()}});
}

void Logbook::group_came_back(rt::Duration at, Number group, Number) {
  const auto open = open_groups_.find(group);
  if (open == open_groups_.end()) return;
  outages_[open->second].span.end = at;
  open_groups_.erase(open);
}

void Logbook::maintenance_begins(rt::Duration at, Number plan) {
  const MaintenancePlan& p = inventory_.maintenance[plan];
  open_plans_[plan] = outages_.size();
  outages_.push_back({p.subject, p.id, p.name, true, {at, kpi::Moment::max()}});
}

void Logbook::maintenance_ends(rt::Duration at, Number plan) {
  outages_[open_plans_.at(plan)].span.end = at;
  open_plans_.erase(plan);
}

void Logbook::job_changed(rt::Duration at, Number component, const repair::Job& job) {
  if (job.stage == repair::Stage::failed) {
    const Component& c = inventory_.components[component];
    const Kind& kind = inventory_.kinds[c.kind];
    open_jobs_[component] = faults_.size();
    kpi::Fault fault;
    fault.id = fmt::format("F{:05}", faults_.size() + 1);
    fault.device = kind.name + "/" + c.name;
    fault.category = name_of(kind.cause);
    fault.symptom = kind.name;
    fault.root_cause = root_cause_text(inventory_, job.root_cause);
    fault.system_level = kind.counted;
    fault.failed = at;
    faults_.push_back(std::move(fault));
    return;
  }
  kpi::Fault& fault = faults_[open_jobs_.at(component)];
  switch (job.stage) {
    case repair::Stage::detected: fault.detected = at; break;
    case repair::Stage::responded: fault.responded = job.responded; break;
    case repair::Stage::repair_started: fault.repair_started = at; break;
    case repair::Stage::restored:
      fault.restored = at;
      fault.ticket_closed = job.closed;
      break;
    default: break;
  }
}

}  // namespace headframe::sim::equipment
