// The repairing half of Equipment: from detection to the closed ticket.
#include <utility>

#include "sim/equipment/equipment.hpp"

namespace headframe::sim::equipment {

bool Equipment::report(Number component, rt::Duration at) {
  if (states_[component].job.stage != repair::Stage::failed) return false;
  detected(component, at);
  return true;
}

bool Equipment::waits_for_report(Number component) const {
  if (detection_ != Detection::as_seen) return detection_ == Detection::by_report;
  const Number number = inventory_->components[component].group;
  if (number == none || states_[component].carried) return false;
  const Group& group = inventory_->groups[number];
  return group.subject && failed_[number] >= group.down_when;
}

void Equipment::schedule_detection(Number component, rt::Duration now) {
  const Number procedure = kind_of(component).procedure;
  if (procedure == none) return;
  const auto& law = inventory_->procedures[procedure].detection;
  schedule(now + law.of(draw(component, Purpose::detection)), component, EventKind::detected,
           states_[component].stamp);
}

void Equipment::detect_by_law(Number component, rt::Duration now) {
  if (std::exchange(states_[component].unreported, false)) schedule_detection(component, now);
}

/// The others that are down do nobody harm any more, so nobody will report them.
void Equipment::hidden_again(Number group, rt::Duration now) {
  for (Number i = 0; i < inventory_->components.size(); ++i)
    if (inventory_->components[i].group == group) detect_by_law(i, now);
}

void Equipment::leave_to_the_law(rt::Duration now) {
  detection_ = Detection::by_law;
  for (Number i = 0; i < inventory_->components.size(); ++i) detect_by_law(i, now);
}

void Equipment::reach(Number component, rt::Duration now, repair::Stage stage) {
  repair::Job& job = states_[component].job;
  job.stage = stage;
  observer_.job_changed(now, component, job);
}

void Equipment::detected(Number component, rt::Duration now) {
  const Kind& kind = kind_of(component);
  State& s = states_[component];
  s.unreported = false;
  s.job.detected = now;
  reach(component, now, repair::Stage::detected);
  const auto delay = inventory_->procedures[kind.procedure].response.of(
      draw(component, Purpose::response));
  const auto at = repair::after(inventory_->teams[kind.team].hours, inventory_->start, now, delay);
  schedule(at, component, EventKind::responded, s.stamp);
}

void Equipment::responded(Number component, rt::Duration now) {
  states_[component].job.responded = now;
  reach(component, now, repair::Stage::responded);
  wait_for_parts(component, now);
}

void Equipment::wait_for_parts(Number component, rt::Duration now) {
  const Kind& kind = kind_of(component);
  const repair::Team& team = inventory_->teams[kind.team];
  const std::uint64_t wait_draw = draw(component, Purpose::wait);
  rt::Duration wait;
  if (kind.spares != none && shelf_[kind.spares] > 0) {
    const repair::Spares& spares = inventory_->spares[kind.spares];
    --shelf_[kind.spares];
    schedule(now + spares.delivery.of(draw(component, Purpose::delivery)), component,
             EventKind::delivered, kind.spares);
    wait = spares.from_shelf.of(wait_draw);
  } else {
    const auto& procedure = inventory_->procedures[kind.procedure];
    wait = repair::wait_of(procedure, now, team.contract_until).of(wait_draw);
  }
  schedule(repair::opening(team.hours, inventory_->start, now + wait), component, EventKind::ready,
           states_[component].stamp);
}

void Equipment::ready(Number component, rt::Duration now) {
  reach(component, now, repair::Stage::ready);
  if (crews_[kind_of(component).team].join(component)) take_crew(component, now);
}

void Equipment::take_crew(Number component, rt::Duration now) {
  const auto hours = inventory_->teams[kind_of(component).team].hours;
  const auto begin = repair::opening(hours, inventory_->start, now);
  if (begin == now) return begin_work(component, now);
  schedule(begin, component, EventKind::work_begins, states_[component].stamp);
}

void Equipment::begin_work(Number component, rt::Duration now) {
  State& s = states_[component];
  s.job.repair_started = now;
  ++s.job.attempts;
  reach(component, now, repair::Stage::repair_started);
  const auto& law = inventory_->procedures[kind_of(component).procedure].work;
  schedule(now + law.of(draw(component, Purpose::work)), component, EventKind::work_done, s.stamp);
}

void Equipment::work_done(Number component, rt::Duration now) {
  const Kind& kind = kind_of(component);
  const Number next = crews_[kind.team].leave();
  if (next != repair::CrewQueue::nobody) take_crew(next, now);
  const double in_vain = inventory_->procedures[kind.procedure].first_fix_failure;
  if (in_vain > 0 && math::happens(in_vain, draw(component, Purpose::first_fix))) {
    reach(component, now, repair::Stage::responded);
    return wait_for_parts(component, now);
  }
  restored(component, now);
}

void Equipment::restored(Number component, rt::Duration now) {
  const Kind& kind = kind_of(component);
  const auto& procedure = inventory_->procedures[kind.procedure];
  State& s = states_[component];
  ++s.stamp;
  s.age = std::exchange(s.replaced, false)
              ? inventory_->components[component].age
              : device::age_after_repair(s.age, kind.age_after_repair);
  s.works_since = now;
  if (s.condition == Condition::down)
    member_up(component, now);
  else
    show(component, now, Condition::up, 1);
  s.job.restored = now;
  s.job.closed = now + procedure.closing.of(draw(component, Purpose::closing));
  reach(component, now, repair::Stage::restored);
  s.job.stage = repair::Stage::closed;
  schedule_next(component, now);
}

void Equipment::schedule_next(Number component, rt::Duration now) {
  State& s = states_[component];
  rt::Duration left = life_left(component);
  const auto& recurrence = inventory_->procedures[kind_of(component).procedure].recurrence;
  if (recurrence.probability > 0) {
    const auto again =
        fault::returns_after(recurrence, draw(component, Purpose::recurrence),
                             draw(component, Purpose::recurrence_delay));
    s.cause_remains = again && *again <= left;
    if (s.cause_remains) left = *again;
  }
  if (now + left < inventory_->horizon)
    schedule(now + left, component, EventKind::strike, s.stamp);
}

}  // namespace headframe::sim::equipment
