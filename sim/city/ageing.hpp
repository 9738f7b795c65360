// The scenario's list of components at work in the city: what ages, fails and is put right by the
// one failure model (sim/equipment), and what each of that does to machines, lines and mines.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/city/adapters.hpp"
#include "sim/city/effects.hpp"
#include "sim/city/era.hpp"
#include "sim/equipment/calendar.hpp"
#include "sim/equipment/equipment.hpp"
#include "sim/equipment/logbook.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::city {

/// A run of a city is replicate 0 of its seed: failures and repairs fall at the instants at which
/// component depth has them. What is down because of them is down as the city's real code has it:
/// the platform until it answers again.
class Ageing final : private equipment::Observer {
 public:
  /// Nothing fails at or after the horizon. The scenario has components; everything outlives this.
  /// Where it has staff, what takes something along is detected when somebody calls about it.
  Ageing(World& world, Era era, const scenario::Scenario& scenario, rt::Duration horizon,
         Effects& effects, EventBook& events, MineSites& sites);

  /// Before the scenario's first instant has passed.
  void begin();
  /// Somebody called about the thing at this instant.
  void noticed(const Touched& thing);
  /// Told of a mine whose system is about to be replaced.
  void when_upgraded(std::function<void(const std::string& mine)> told) {
    upgraded_ = std::move(told);
  }
  /// The horizon: from here on the list does nothing to the city any more.
  void rest();
  /// What is still broken is followed to its end. In the order of failure.
  std::vector<ToldFault> follow_up();

 private:
  void component_changed(rt::Duration, equipment::Number, equipment::Condition, double) override;
  void group_went_down(rt::Duration, equipment::Number, equipment::Number) override;
  void group_came_back(rt::Duration, equipment::Number, equipment::Number) override;
  void job_changed(rt::Duration, equipment::Number, const repair::Job&) override;
  void upgraded(rt::Duration, equipment::Number, equipment::Number, compatibility::Effect) override;
  void maintenance_begins(rt::Duration, equipment::Number) override;
  void maintenance_ends(rt::Duration, equipment::Number) override;
  void mains_failed(rt::Duration, bool carried) override;

  void arm();
  void pass();
  void change_group(equipment::Number group, bool down);
  void change_platform(const Cause& cause, bool down);
  void change_plan(equipment::Number plan, bool down);
  void change_capacity(equipment::Number kind);
  void change_mine(const equipment::Group& group, bool down);
  void change_machine(const std::string& component, const Cause& cause, bool down);
  double capacity(equipment::Number kind) const;
  Cause cause_of_kind(equipment::Number kind) const;
  Cause cause_of_plan(equipment::Number plan) const;
  const scenario::Component& entry(equipment::Number kind) const;
  std::optional<std::string> supply() const;
  std::set<Touched> touched_by(const equipment::Component& component) const;

  World& world_;
  Era era_;
  const scenario::Scenario& scenario_;
  Effects& effects_;
  EventBook& events_;
  Adapters adapters_;
  equipment::Inventory inventory_;
  equipment::Logbook book_;
  equipment::HeapCalendar calendar_;
  equipment::Equipment equipment_;
  std::vector<double> service_;                  // by component: the share that it still gives
  std::map<std::string, int> holds_platform_;    // by root: groups of that kind that are down
  World::Ticket next_ = 0;
  bool resting_ = false;
  std::function<void(const std::string&)> upgraded_;
};

}  // namespace headframe::sim::city
