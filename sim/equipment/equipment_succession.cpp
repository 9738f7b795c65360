// The succeeding part of Equipment: what was bought for a later day comes into force.
#include <algorithm>

#include "sim/device/structure.hpp"
#include "sim/equipment/equipment.hpp"

namespace headframe::sim::equipment {
namespace {

bool is_down(const Group& group, std::uint32_t failed) { return failed >= group.down_when; }

bool is_younger(const Inventory& after, const Inventory& before, Number component) {
  return after.components[component].age < before.components[component].age;
}

bool same_life(const Kind& a, const Kind& b) {
  return a.life == b.life && a.rate == b.rate && a.wears == b.wears;
}

}  // namespace

/// Of a component that was never replaced the age is known; one that was repaired is younger.
void Equipment::note_survival() {
  std::vector<rt::Duration> oldest;
  for (const Component& component : first_.components) oldest.push_back(component.age);
  const Inventory* before = &first_;
  rt::Duration since{};
  for (std::size_t i = 0; i <= first_.later.size(); ++i) {
    const Inventory& list = i == 0 ? first_ : first_.later[i - 1].inventory;
    const rt::Duration at = i == 0 ? rt::Duration{} : first_.later[i - 1].at;
    std::vector<double> survives;
    for (Number c = 0; c < list.components.size(); ++c) {
      const bool fresh = is_younger(list, *before, c) ||
                         list.components[c].in_service != before->components[c].in_service;
      oldest[c] = fresh ? list.components[c].age : oldest[c] + (at - since);
      const Kind& kind = list.kinds[list.components[c].kind];
      const bool known = kind.life.shape >= 1 && kind.age_after_repair <= 1;
      survives.push_back(
          known ? device::survival(kind.life, oldest[c], list.horizon - at, kind.rate) : 0);
    }
    survives_.push_back(std::move(survives));
    before = &list;
    since = at;
  }
}

/// An empty place counts among the members of its group that are down, and nobody hears of it.
void Equipment::leave_empty(Number component) {
  states_[component].condition = Condition::down;
  const Number group = inventory_->components[component].group;
  if (group != none) ++failed_[group];
}

void Equipment::schedule_succession() {
  if (in_force_ == first_.later.size()) return;
  const auto number = static_cast<Number>(first_.components.size() + first_.common.size() +
                                          first_.maintenance.size());
  schedule(first_.later[in_force_].at, number, EventKind::succession, 0);
}

void Equipment::succeed(rt::Duration now) {
  const Inventory& before = *inventory_;
  std::vector<std::uint32_t> had_failed = failed_;
  inventory_ = &first_.later[in_force_++].inventory;
  refill(before);
  for (Number i = 0; i < inventory_->components.size(); ++i) change(i, before, now);
  for (Number i = 0; i < inventory_->common.size(); ++i) change_common(i, before, now);
  for (Number g = 0; g < inventory_->groups.size(); ++g) {
    const bool was = is_down(before.groups[g], had_failed[g]);
    if (was == is_down(inventory_->groups[g], failed_[g])) continue;
    const auto member = std::ranges::find(inventory_->components, g, &Component::group);
    const auto number = static_cast<Number>(member - inventory_->components.begin());
    if (was)
      observer_.group_came_back(now, g, number);
    else
      observer_.group_went_down(now, g, number);
  }
  schedule_succession();
}

/// What is new is put in where nothing is broken, and otherwise when the repair is over.
void Equipment::change(Number component, const Inventory& before, rt::Duration now) {
  State& s = states_[component];
  if (!inventory_->components[component].in_service) return;
  if (!before.components[component].in_service) return enter_service(component, now);
  const bool younger = is_younger(*inventory_, before, component);
  if (has_open_job(component)) {
    s.replaced = s.replaced || younger;
    return;
  }
  const bool same = same_life(kind_of(component), before.kinds[before.components[component].kind]);
  if (!younger && (same || s.cause_remains || s.leaking)) return;
  s.age = younger ? inventory_->components[component].age : s.age + (now - s.works_since);
  s.works_since = now;
  s.cause_remains = false;
  if (s.leaking) show(component, now, Condition::up, 1);
  s.leaking = false;
  ++s.stamp;
  schedule_life(component, now);
}

void Equipment::enter_service(Number component, rt::Duration now) {
  State& s = states_[component];
  s.age = inventory_->components[component].age;
  s.works_since = now;
  show(component, now, Condition::up, 1);
  const Number group = inventory_->components[component].group;
  if (group != none) --failed_[group];
  schedule_life(component, now);
}

void Equipment::change_common(Number source, const Inventory& before, rt::Duration now) {
  const CommonSource& cause = inventory_->common[source];
  const CommonSource& was = before.common[source];
  if (cause.life == was.life && cause.rate == was.rate && cause.age == was.age) return;
  State& s = states_[inventory_->components.size() + source];
  s.age = cause.age == was.age ? s.age : cause.age - now;  // counted from the first day
  ++s.stamp;
  schedule_common(source, now);
}

/// More parts go onto the shelf; those that are ordered come as they would have.
void Equipment::refill(const Inventory& before) {
  for (std::size_t i = 0; i < shelf_.size(); ++i)
    if (inventory_->spares[i].stock > before.spares[i].stock)
      shelf_[i] += inventory_->spares[i].stock - before.spares[i].stock;
}

}  // namespace headframe::sim::equipment
