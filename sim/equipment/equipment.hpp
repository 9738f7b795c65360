// A city's equipment in operation: it ages, fails, is repaired and fails again.
//
// This is the one failure model. It composes the pure rules of sim/device, sim/fault and sim/repair
// over an inventory, and is itself a function of (state, event, draws): it owns no clock and waits
// for nothing. Whoever drives it takes the events from the calendar in their order and hands them
// back:
//
//     HeapCalendar calendar;
//     Equipment equipment(inventory, calendar, observer, Detection::by_law);
//     equipment.start(seed, replicate);
//     while (!calendar.empty()) equipment.handle(calendar.pop());
//
// A world with a clock of its own keeps the HeapCalendar, and one timer armed for calendar.next().at.
// Every draw is keyed (sim/math/draws.hpp), so equal seeds give equal timelines whatever drives it.
//
// Lists that come into force later (Inventory::later) hold from their instant on: jobs that are open
// go on by the new rules, what is bought new replaces what stands there, at once or, when a job is
// open, after it; whose life is the same keeps its fate.
//
// Rules of composition: a component with an open job does not fail again; nothing begins at or after
// the horizon, and what is open then is followed to its end; a component ages while it works.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/equipment/calendar.hpp"
#include "sim/equipment/inventory.hpp"
#include "sim/equipment/observer.hpp"
#include "sim/equipment/purpose.hpp"
#include "sim/math/draws.hpp"
#include "sim/repair/job.hpp"
#include "sim/repair/team.hpp"

namespace headframe::sim::equipment {

enum class Detection {
  by_law,     // a failure is detected after the procedure's delay
  by_report,  // a failure is detected when somebody reports it
  as_seen,    // by report while the group is down, which people see; by law when redundancy hides it
};

class Equipment {
 public:
  /// The inventory is sound (checked when it is made) and outlives this; so do the other two.
  Equipment(const Inventory& inventory, Calendar& calendar, Observer& observer,
            Detection detection);

  /// Everything up at the age of its first day, no job open; schedules what comes. May be called
  /// again: after the first time it allocates nothing. Replicate 0 is the run of a city.
  void start(std::uint64_t seed, std::uint64_t replicate);

  void handle(const Event& event);

  /// Somebody says at `at` that the component has failed. False when it has no job that is still
  /// undetected: a mistake, or old news.
  bool report(Number component, rt::Duration at);
  /// Nobody reports any more, as after the horizon: what has failed and was not reported is detected
  /// by its law, counted from now.
  void leave_to_the_law(rt::Duration now);

  Condition condition(Number component) const { return states_[component].condition; }
  /// The last job; its stage is `closed` while the component has had none or works again.
  const repair::Job& job(Number component) const { return states_[component].job; }
  /// Components of the group that are down.
  std::uint32_t failed_members(Number group) const { return failed_[group]; }

 private:
  struct State {
    Condition condition = Condition::up;
    bool carried = false;        // mains that are away while the UPS carries
    bool leaking = false;
    bool unreported = false;     // has failed, and no law will tell
    bool cause_remains = false;  // the next strike is of the last root cause
    std::uint32_t stamp = 0;     // changes whenever what waits in the calendar becomes void
    std::uint32_t mode = 0;
    compatibility::Effect upgrade = compatibility::Effect::fine;  // that the open job is about
    std::uint32_t causes = 0;    // root causes so far
    rt::Duration age{};          // at works_since
    rt::Duration works_since{};
    bool replaced = false;       // by a new one, as soon as the open job is done
    repair::Job job;
    std::uint32_t drawn[counted_purposes] = {};  // draws so far
  };

  // The steps are in equipment.cpp (failing) and equipment_repair.cpp (repairing).
  void schedule(rt::Duration at, Number component, EventKind kind, std::uint32_t stamp);
  std::uint64_t draw(Number number, Purpose purpose);
  std::uint64_t key_of(Number number) const;
  rt::Duration life_left(Number component);
  void schedule_life(Number component, rt::Duration now);
  bool outlives_horizon(Number component, std::uint64_t life_draw) const;
  void schedule_common(Number source, rt::Duration now);
  void schedule_waves(Number component);
  void schedule_maintenance(Number plan, rt::Duration from);

  // A later list comes into force: equipment_succession.cpp.
  void note_survival();
  void leave_empty(Number component);
  void schedule_succession();
  void succeed(rt::Duration now);
  void change(Number component, const Inventory& before, rt::Duration now);
  void enter_service(Number component, rt::Duration now);
  void change_common(Number source, const Inventory& before, rt::Duration now);
  void refill(const Inventory& before);

  void strike(Number component, rt::Duration now);
  void strike_common(Number source, rt::Duration now);
  void upgrade(Number component, rt::Duration now, Number wave);
  void deliver(Number component, rt::Duration now, std::uint64_t system_draw);
  void fail(Number component, rt::Duration now, std::uint64_t root_cause);
  void open_job(Number component, rt::Duration now);
  void exhausted(Number component, rt::Duration now);
  void flap(Number component, rt::Duration now);
  void show(Number component, rt::Duration now, Condition condition, double service);
  void member_down(Number component, rt::Duration now);
  void member_up(Number component, rt::Duration now);
  void group_loses(Number component, rt::Duration now);
  bool supply_carries(Number mains, rt::Duration now);

  void detected(Number component, rt::Duration now);
  void responded(Number component, rt::Duration now);
  void wait_for_parts(Number component, rt::Duration now);
  void ready(Number component, rt::Duration now);
  void take_crew(Number component, rt::Duration now);
  void begin_work(Number component, rt::Duration now);
  void work_done(Number component, rt::Duration now);
  void restored(Number component, rt::Duration now);
  void schedule_next(Number component, rt::Duration now);
  void reach(Number component, rt::Duration now, repair::Stage stage);
  bool has_open_job(Number component) const;
  bool waits_for_report(Number component) const;
  void schedule_detection(Number component, rt::Duration now);
  void detect_by_law(Number component, rt::Duration now);
  void hidden_again(Number group, rt::Duration now);
  fault::Symptom symptom_of(Number component) const;
  bool is_current(const Event& event) const;

  const Kind& kind_of(Number component) const {
    return inventory_->kinds[inventory_->components[component].kind];
  }

  const Inventory& first_;
  const Inventory* inventory_;  // in force now
  Calendar& calendar_;
  Observer& observer_;
  Detection detection_;
  math::Draws draws_{0, 0};
  /// To the horizon, from the day on which a list comes into force, by list and component.
  std::vector<std::vector<double>> survives_;
  std::size_t in_force_ = 0;               // how many lists have taken the first one's place
  std::vector<State> states_;              // of components, then of common causes
  std::vector<std::uint32_t> failed_;      // members down, by group
  std::vector<repair::CrewQueue> crews_;   // by team
  std::vector<std::uint32_t> shelf_;       // parts left, by spares
};

}  // namespace headframe::sim::equipment
