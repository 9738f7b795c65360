// Writes down everything that happens to the equipment as outages and faults, in the terms of the
// indicators. At both depths this is the truth that they are computed from.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/kpi/availability.hpp"
#include "platform/kpi/faults.hpp"
#include "sim/equipment/observer.hpp"

namespace headframe::sim::equipment {

/// "hardware", "line", "power", "software", "upgrade": the category of a fault.
std::string_view name_of(scenario::Cause cause);

class Logbook : public Observer {
 public:
  explicit Logbook(const Inventory& inventory) : inventory_(inventory) {}

  void group_went_down(rt::Duration at, Number group, Number because) override;
  void group_came_back(rt::Duration at, Number group, Number because) override;
  void job_changed(rt::Duration at, Number component, const repair::Job& job) override;
  void maintenance_begins(rt::Duration at, Number plan) override;
  void maintenance_ends(rt::Duration at, Number plan) override;

  /// In the order in which they began; what is still down has no end.
  const std::vector<kpi::Outage>& outages() const { return outages_; }
  /// In the order of failure; what is not restored lacks the instants to come.
  const std::vector<kpi::Fault>& faults() const { return faults_; }

 private:
  const Inventory& inventory_;
  std::vector<kpi::Outage> outages_;
  std::vector<kpi::Fault> faults_;
  std::map<Number, std::size_t> open_groups_, open_plans_;  // positions in outages_
  std::map<Number, std::size_t> open_jobs_;                 // positions in faults_
};

/// "circuit-dengfeng/3", "line-dengfeng/common/1": the cause's source and which of its causes.
std::string root_cause_text(const Inventory& inventory, std::uint64_t root_cause);

}  // namespace headframe::sim::equipment
