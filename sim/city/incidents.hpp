// The scenario's timeline carried out: each incident calls the verbs of the city's effects, now and
// at its end.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "sim/city/effects.hpp"
#include "sim/city/mine_site.hpp"

namespace headframe::sim::city {

/// Schedules every incident that begins before the end of production. The platform counts as down
/// from the fall of its node until it answers again.
class Incidents {
 public:
  /// Books and effects are the city's; everything outlives this.
  Incidents(World& world, Era era, const Grid& grid, const scenario::Scenario& scenario,
            MineSites& sites, FaultBook& faults, EventBook& events, Effects& effects);

  void schedule(rt::Duration horizon);
  /// Nothing begins or ends by the timeline any more, and mines that held their files back let go.
  void rest();

 private:
  using Incident = scenario::Incident;

  // One for each kind: what begins now, and what ends later.
  void start(const scenario::LinkDown& what, const Incident& incident);
  void start(const scenario::LinkFlap& what, const Incident& incident);
  void start(const scenario::LinkBrownOut& what, const Incident& incident);
  void start(const scenario::DuctCut& what, const Incident& incident);
  void start(const scenario::NodeCrash& what, const Incident& incident);
  void start(const scenario::NodeRestart& what, const Incident& incident);
  void start(const scenario::MachineSlow& what, const Incident& incident);
  void start(const scenario::MemoryLeak& what, const Incident& incident);
  void start(const scenario::DiskSlow& what, const Incident& incident);
  void start(const scenario::DiskFull& what, const Incident& incident);
  void start(const scenario::DiskLost& what, const Incident& incident);
  void start(const scenario::UpsModulesDown& what, const Incident& incident);
  void start(const scenario::MainsFailure& what, const Incident& incident);
  void start(const scenario::ClockStep& what, const Incident& incident);
  void start(const scenario::ClockDrift& what, const Incident& incident);
  void start(const scenario::EquipmentDown& what, const Incident& incident);
  void start(const scenario::GasBurst& what, const Incident& incident);
  void start(const scenario::MineUpgrade& what, const Incident& incident);
  void start(const scenario::UploadStorm& what, const Incident& incident);

  /// Runs `then` after that long, unless the timeline rests by then.
  void later(rt::Duration after, std::function<void()> then);
  /// The incident's common cause, if it has one; otherwise the thing itself.
  Cause cause_of(const Incident& incident, Cause own) const;

  void flap(const scenario::LinkFlap& what, const Cause& cause, rt::Instant until);
  void leak(const scenario::MemoryLeak& what, const Cause& cause, rt::Instant until);
  /// A mine that holds its files back is without data, though nothing is broken.
  void hold(const std::string& mine, bool held);

  World& world_;
  Era era_;
  const Grid& grid_;
  const scenario::Scenario& scenario_;
  MineSites& sites_;
  FaultBook& faults_;
  EventBook& events_;
  Effects& effects_;
  bool resting_ = false;
  std::set<std::string> held_;  // mines that hold their files back
};

}  // namespace headframe::sim::city
