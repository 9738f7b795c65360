// A city at work: mines, lines, the platform at the centre, and both sides of the ledger.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "sim/city/ageing.hpp"
#include "sim/city/belief_book.hpp"
#include "sim/city/centre.hpp"
#include "sim/city/checkpoints.hpp"
#include "sim/city/grid.hpp"
#include "sim/city/incidents.hpp"
#include "sim/city/mine_site.hpp"
#include "sim/city/observer.hpp"
#include "sim/city/people.hpp"
#include "sim/city/truth_book.hpp"

namespace headframe::sim::city {

/// What people did, and what the platform's work orders say because of it.
struct Paperwork {
  kpi::Tally patrols, reports;
  std::vector<kpi::Fault> orders;              // as administration::Reader counts them
  std::vector<std::set<std::string>> touched;  // things, by each of the true faults
};

/// What a run found out.
struct Findings {
  ledger::Result ledger;
  ledger::AlarmResult alarms;
  kpi::Downtime downtime;
  std::vector<kpi::Fault> faults;
  std::vector<kpi::Outage> believed_outages;  // of mines, as the platform's registry has them
  std::optional<Paperwork> paperwork;         // of a city with people
  std::vector<record::Event> events;
  TruthCounts truth;
  BeliefCounts belief;
  std::map<std::int64_t, std::int64_t> values_per_ten_minutes;  // stored, by number of the interval
  std::vector<std::string> defects;                             // that the platform itself reported
  std::string digest;
  std::vector<record::Checkpoint> checkpoints;  // of the digest
  rt::Duration simulated{};  // with the drain
};

/// Runs once, then is used up.
class City {
 public:
  /// The observer outlives the city.
  City(const scenario::Scenario& scenario, std::uint64_t seed, const PhysicsFactory& physics,
       Observer& observer);
  City(const City&) = delete;
  City& operator=(const City&) = delete;

  /// Told how much of the horizon and the drain has passed; may take its time, for a run at a pace.
  using Passed = std::function<void(rt::Duration)>;

  /// Commissions the platform, lets `horizon` pass with all incidents, then stops production, heals
  /// what is broken and gives the buffers `drain` to empty. What is left then is lost.
  Findings run(rt::Duration horizon, rt::Duration drain, const Passed& passed);
  /// A connected mine, before the run.
  MineSite& site(const std::string& mine) { return *sites_.at(mine); }
  /// How much passes at most between two calls of Passed; the longest makes the fastest run.
  void set_step(rt::Duration step) { step_ = std::min(step, longest_step); }

 private:
  /// How often the observer looks into the platform's store. Batches stay whole for a day.
  static constexpr rt::Duration longest_step = std::chrono::minutes(10);

  void commission();
  void begin_ageing(rt::Duration horizon);
  kpi::Downtime downtime(rt::Duration horizon) const;
  std::vector<ToldFault> faults();
  void pass(rt::Instant until, const Passed& passed);
  bool is_drained() const;
  Findings findings(rt::Duration horizon);
  Paperwork paperwork(const std::vector<ToldFault>& faults) const;

  const scenario::Scenario& scenario_;
  Observer& observer_;
  Era era_;
  World world_;
  Grid grid_;
  plant::Weather weather_;
  ledger::Ledger ledger_;
  LedgerMines ledger_mines_;
  TruthBook truth_;
  Hearing hearing_;  // of truth_ and the observer
  std::optional<Checkpoints> checkpoints_;
  MineSites sites_;
  FaultBook faults_;
  EventBook events_;
  Effects effects_;
  Incidents incidents_;
  std::optional<Ageing> ageing_;  // of a scenario that lists components
  std::vector<std::string> defects_;
  Centre centre_;
  BeliefBook belief_;
  std::unique_ptr<People> people_;  // null: the scenario has none
  rt::Duration step_ = longest_step;
};

}  // namespace headframe::sim::city
