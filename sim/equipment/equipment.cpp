#include "sim/equipment/equipment.hpp"

#include <algorithm>
#include <utility>

#include "sim/device/structure.hpp"
#include "sim/device/ups.hpp"
#include "sim/math/distributions.hpp"

namespace headframe::sim::equipment {
namespace {

constexpr rt::Duration shortest_phase = std::chrono::seconds{1};  // of a flapping component

/// Distinct for every cause: who it struck, or the common cause, and the how manieth it is.
std::uint64_t root_cause_of(Number source, std::uint32_t number) {
  return static_cast<std::uint64_t>(source) << 32 | number;
}

}  // namespace

Equipment::Equipment(const Inventory& inventory, Calendar& calendar, Observer& observer,
                     Detection detection)
    : first_(inventory),
      inventory_(&inventory),
      calendar_(calendar),
      observer_(observer),
      detection_(detection),
      states_(inventory.components.size() + inventory.common.size()),
      failed_(inventory.groups.size()),
      shelf_(inventory.spares.size()) {
  const auto everybody = static_cast<std::uint32_t>(inventory.components.size());
  for (const repair::Team& team : inventory.teams) crews_.emplace_back(team.crews, everybody);
  note_survival();
}

void Equipment::start(std::uint64_t seed, std::uint64_t replicate) {
  draws_ = math::Draws(seed, replicate);
  inventory_ = &first_;
  in_force_ = 0;
  std::ranges::fill(states_, State{});
  std::ranges::fill(failed_, 0);
  for (repair::CrewQueue& queue : crews_) queue.clear();
  for (std::size_t i = 0; i < shelf_.size(); ++i) shelf_[i] = inventory_->spares[i].stock;
  const auto components = static_cast<Number>(inventory_->components.size());
  for (Number i = 0; i < components; ++i) {
    if (!inventory_->components[i].in_service) {
      leave_empty(i);
      continue;
    }
    states_[i].age = inventory_->components[i].age;
    schedule_life(i, {});
    schedule_waves(i);
  }
  for (Number i = 0; i < inventory_->common.size(); ++i) {
    states_[components + i].age = inventory_->common[i].age;
    schedule_common(i, rt::Duration{});
  }
  for (Number i = 0; i < inventory_->maintenance.size(); ++i) schedule_maintenance(i, {});
  schedule_succession();
}

void Equipment::handle(const Event& event) {
  const Number c = event.component;
  const auto components = static_cast<Number>(inventory_->components.size());
  const auto sources = static_cast<Number>(inventory_->common.size());
  switch (event.kind) {
    case EventKind::strike:
      if (!is_current(event)) return;
      return c >= components ? strike_common(c - components, event.at) : strike(c, event.at);
    case EventKind::upgrade: return upgrade(c, event.at, event.stamp);
    case EventKind::delivered: ++shelf_[event.stamp]; return;
    case EventKind::maintenance_begins: {
      const Number plan = c - components - sources;
      schedule(event.at + inventory_->maintenance[plan].when.length, c,
               EventKind::maintenance_ends, 0);
      return observer_.maintenance_begins(event.at, plan);
    }
    case EventKind::maintenance_ends: {
      const Number plan = c - components - sources;
      schedule_maintenance(plan, event.at);
      return observer_.maintenance_ends(event.at, plan);
    }
    case EventKind::succession: return succeed(event.at);
    default: break;
  }
  if (!is_current(event)) return;
  switch (event.kind) {
    case EventKind::flap: return flap(c, event.at);
    case EventKind::exhausted: return exhausted(c, event.at);
    case EventKind::detected:
      if (states_[c].job.stage == repair::Stage::failed) detected(c, event.at);
      return;
    case EventKind::responded: return responded(c, event.at);
    case EventKind::ready: return ready(c, event.at);
    case EventKind::work_begins: return begin_work(c, event.at);
    case EventKind::work_done: return work_done(c, event.at);
    default: return;
  }
}

bool Equipment::is_current(const Event& event) const {
  return states_[event.component].stamp == event.stamp;
}

bool Equipment::has_open_job(Number component) const {
  return states_[component].job.stage != repair::Stage::closed;
}

/// What a misread mine sends arrives in full: it is only wrong.
fault::Symptom Equipment::symptom_of(Number component) const {
  const Kind& kind = kind_of(component);
  const State& s = states_[component];
  if (s.upgrade == compatibility::Effect::misconverted) return fault::Symptom::degraded;
  return kind.modes.empty() ? fault::Symptom::down : kind.modes[s.mode].symptom;
}

std::uint64_t Equipment::key_of(Number number) const {
  const auto components = inventory_->components.size();
  return number < components ? inventory_->components[number].key
                             : inventory_->common[number - components].key;
}

std::uint64_t Equipment::draw(Number number, Purpose purpose) {
  const auto p = static_cast<std::uint32_t>(purpose);
  return draws_.of(key_of(number), p, states_[number].drawn[p]++);
}

void Equipment::schedule(rt::Duration at, Number component, EventKind kind, std::uint32_t stamp) {
  calendar_.schedule({at, component, kind, stamp});
}

/// Most components outlive the horizon; that takes no logarithm to see. With wear (shape >= 1) a
/// component that is younger, or has less of the horizon before it, survives the rest more surely
/// than on the first day of its list; with infant mortality it need not.
bool Equipment::outlives_horizon(Number component, std::uint64_t life_draw) const {
  return math::open_uniform(life_draw) < survives_[in_force_][component];
}

rt::Duration Equipment::life_left(Number component) {
  const Kind& kind = kind_of(component);
  if (!kind.wears) return device::endless;
  const std::uint64_t life_draw = draw(component, Purpose::life);
  if (outlives_horizon(component, life_draw)) return device::endless;
  return device::remaining_life(kind.life, states_[component].age, kind.rate, life_draw);
}

void Equipment::schedule_life(Number component, rt::Duration now) {
  const auto left = life_left(component);
  if (now + left < inventory_->horizon)
    schedule(now + left, component, EventKind::strike, states_[component].stamp);
}

void Equipment::schedule_common(Number source, rt::Duration now) {
  const CommonSource& cause = inventory_->common[source];
  const auto number = static_cast<Number>(inventory_->components.size() + source);
  const auto age = states_[number].age + now;
  const auto left =
      device::remaining_life(cause.life, age, cause.rate, draw(number, Purpose::life));
  if (now + left < inventory_->horizon) schedule(now + left, number, EventKind::strike, states_[number].stamp);
}

void Equipment::schedule_waves(Number component) {
  if (kind_of(component).deliveries.empty()) return;
  for (Number wave = 0; wave < inventory_->waves.size(); ++wave) {
    const auto of = [&](Purpose purpose) {
      return draws_.of(key_of(component), static_cast<std::uint32_t>(purpose), wave);
    };
    const auto at = fault::upgraded_at(inventory_->waves[wave], of(Purpose::wave_member),
                                       of(Purpose::wave_instant));
    if (at && *at >= rt::Duration{} && *at < inventory_->horizon)
      schedule(*at, component, EventKind::upgrade, wave);
  }
}

void Equipment::schedule_maintenance(Number plan, rt::Duration from) {
  const auto at = fault::next_window(inventory_->maintenance[plan].when, from);
  const auto number =
      static_cast<Number>(inventory_->components.size() + inventory_->common.size() + plan);
  if (at < inventory_->horizon) schedule(at, number, EventKind::maintenance_begins, 0);
}

void Equipment::strike(Number component, rt::Duration now) {
  const Kind& kind = kind_of(component);
  State& s = states_[component];
  if (s.cause_remains) return fail(component, now, s.job.root_cause);
  if (kind.deliveries.empty()) return fail(component, now, root_cause_of(component, ++s.causes));
  deliver(component, now, draw(component, Purpose::system));
  if (has_open_job(component)) return;
  s.age += now - s.works_since;
  s.works_since = now;
  schedule_life(component, now);
}

void Equipment::strike_common(Number source, rt::Duration now) {
  const auto number = static_cast<Number>(inventory_->components.size() + source);
  const auto cause = root_cause_of(number, ++states_[number].causes);
  for (const Number member : inventory_->common[source].members)
    if (inventory_->components[member].in_service && !has_open_job(member))
      fail(member, now, cause);
  schedule_common(source, now);
}

void Equipment::upgrade(Number component, rt::Duration now, Number wave) {
  deliver(component, now,
          draws_.of(key_of(component), static_cast<std::uint32_t>(Purpose::wave_system), wave));
}

/// Whoever is at work on the adapter takes a new system in as well; until then it may be worse.
void Equipment::deliver(Number component, rt::Duration now, std::uint64_t system_draw) {
  const Kind& kind = kind_of(component);
  const auto which = math::choose(kind.deliveries, system_draw);
  const compatibility::Effect effect = kind.deliveries[which].effect;
  State& s = states_[component];
  observer_.upgraded(now, component, static_cast<Number>(which), effect);
  if (effect == compatibility::Effect::fine) return;
  if (!has_open_job(component)) {
    s.upgrade = effect;
    return fail(component, now, root_cause_of(component, ++s.causes));
  }
  if (effect <= s.upgrade) return;
  s.upgrade = effect;
  member_down(component, now);
}

void Equipment::fail(Number component, rt::Duration now, std::uint64_t root_cause) {
  const Kind& kind = kind_of(component);
  State& s = states_[component];
  ++s.stamp;
  s.cause_remains = false;
  s.leaking = false;
  s.job.root_cause = root_cause;
  s.mode = 0;
  if (kind.modes.size() > 1)
    s.mode = static_cast<std::uint32_t>(math::choose(kind.modes, draw(component, Purpose::mode)));
  if (kind.modes.empty() || kind.modes[s.mode].symptom != fault::Symptom::exhausted)
    return open_job(component, now);
  const fault::Mode& mode = kind.modes[s.mode];
  s.leaking = true;
  show(component, now, Condition::degraded, mode.service);
  schedule(now + mode.leak.of(draw(component, Purpose::leak)), component, EventKind::exhausted,
           s.stamp);
}

void Equipment::open_job(Number component, rt::Duration now) {
  const Kind& kind = kind_of(component);
  State& s = states_[component];
  s.age += now - s.works_since;
  s.job = {.root_cause = s.job.root_cause, .failed = now, .stage = repair::Stage::failed};
  const auto symptom = symptom_of(component);
  if (symptom == fault::Symptom::degraded) {
    show(component, now, Condition::degraded, kind.modes.empty() ? 1 : kind.modes[s.mode].service);
  } else {
    member_down(component, now);
  }
  reach(component, now, repair::Stage::failed);
  if (symptom == fault::Symptom::flapping)
    schedule(now + std::max(shortest_phase,
                            kind.modes[s.mode].down.of(draw(component, Purpose::flap))),
             component, EventKind::flap, s.stamp);
  s.unreported = waits_for_report(component);
  if (!s.unreported) schedule_detection(component, now);
}

void Equipment::exhausted(Number component, rt::Duration now) {
  State& s = states_[component];
  if (s.leaking) {
    s.leaking = false;
    return open_job(component, now);
  }
  if (!s.carried) return;
  s.carried = false;  // the battery is empty and the mains are still away
  group_loses(component, now);
}

void Equipment::flap(Number component, rt::Duration now) {
  State& s = states_[component];
  const fault::Mode& mode = kind_of(component).modes[s.mode];
  const bool works_again = s.condition == Condition::down;
  if (works_again)
    member_up(component, now);
  else
    member_down(component, now);
  const auto phase = (works_again ? mode.up : mode.down).of(draw(component, Purpose::flap));
  schedule(now + std::max(shortest_phase, phase), component, EventKind::flap, s.stamp);
}

void Equipment::show(Number component, rt::Duration now, Condition condition, double service) {
  states_[component].condition = condition;
  observer_.component_changed(now, component, condition, service);
}

void Equipment::member_down(Number component, rt::Duration now) {
  show(component, now, Condition::down, 0);
  if (inventory_->supply && inventory_->supply->mains == component) {
    State& s = states_[component];
    s.carried = supply_carries(component, now);
    observer_.mains_failed(now, s.carried);
    if (s.carried) return;
  }
  group_loses(component, now);
}

void Equipment::member_up(Number component, rt::Duration now) {
  show(component, now, Condition::up, 1);
  if (std::exchange(states_[component].carried, false)) return;
  const Number group = inventory_->components[component].group;
  if (group != none &&
      device::member_restored(failed_[group], inventory_->groups[group].down_when) ==
          device::GroupChange::came_back) {
    observer_.group_came_back(now, group, component);
    if (detection_ == Detection::as_seen) hidden_again(group, now);
  }
}

void Equipment::group_loses(Number component, rt::Duration now) {
  const Number group = inventory_->components[component].group;
  if (group != none && device::member_failed(failed_[group], inventory_->groups[group].down_when) ==
                           device::GroupChange::went_down)
    observer_.group_went_down(now, group, component);
}

bool Equipment::supply_carries(Number mains, rt::Duration now) {
  const Supply& supply = *inventory_->supply;
  if (supply.modules == none || supply.battery == none) return false;
  State& battery = states_[supply.battery];
  const bool modules_down =
      failed_[supply.modules] >= inventory_->groups[supply.modules].down_when;
  const device::Supply seen{modules_down, battery.age + now - battery.works_since};
  const bool carried =
      device::carries(seen, kind_of(supply.battery).life, draw(mains, Purpose::carry));
  battery.age += supply.added_age;
  if (carried && supply.autonomy < device::endless)
    schedule(now + supply.autonomy, mains, EventKind::exhausted, states_[mains].stamp);
  return carried;
}

}  // namespace headframe::sim::equipment
