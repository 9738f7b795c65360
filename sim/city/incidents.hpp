// The scenario's timeline carried out, and what it left behind: outages, faults and events.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "platform/kpi/availability.hpp"
#include "platform/kpi/faults.hpp"
#include "sim/city/centre.hpp"
#include "sim/city/grid.hpp"
#include "sim/city/mine_site.hpp"
#include "sim/ledger/downtime.hpp"
#include "sim/record/rows.hpp"

namespace headframe::sim::city {

using MineSites = std::map<std::string, std::unique_ptr<MineSite>>;  // by name in the scenario

/// Schedules every incident that begins before the end of production, and keeps the books of what
/// was down. The platform counts as down from the crash of its node until it answers again.
class Incidents {
 public:
  Incidents(World& world, Era era, const Grid& grid, const scenario::Scenario& scenario,
            MineSites& sites);

  void schedule(rt::Duration horizon);
  /// Ends what still lasts: lines come back, machines that are down are started.
  void heal();

  // Told by those to whom it happens.
  void platform_serves();
  void node_went_down(const std::string& node);

  kpi::Downtime downtime(kpi::Calendar calendar) const;
  const std::vector<kpi::Fault>& faults() const { return faults_; }
  const std::vector<record::Event>& events() const { return events_; }

 private:
  void carry_out(const scenario::Incident& incident);
  void start(const scenario::LinkDown& incident);
  void start(const scenario::NodeCrash& incident);
  void start(const scenario::NodeRestart& incident);
  void start(const scenario::MineUpgrade& incident);
  void start(const scenario::UploadStorm& incident);
  void start(const scenario::ClockStep& incident);

  void line_is_back(const std::string& link);
  void restart(const std::string& node);
  /// A mine that holds its files back is without data, though nothing is broken.
  void hold(const std::string& mine, bool held);
  void went_down(kpi::Subject subject, const std::string& id, const std::string& cause);
  void came_back(kpi::Subject subject, const std::string& id);
  void tell(const std::string& node, std::string kind, std::string subject, std::string zh,
            std::string en);

  World& world_;
  Era era_;
  const Grid& grid_;
  const scenario::Scenario& scenario_;
  MineSites& sites_;
  std::map<std::string, rt::Duration> restart_after_;  // nodes that a crash has been ordered for
  std::map<std::string, int> links_down_;              // how many incidents hold a link down
  std::set<std::string> held_;                         // mines that hold their files back
  ledger::DowntimeLog log_;
  std::map<std::pair<kpi::Subject, std::string>, std::size_t> open_;  // indices into faults_
  std::vector<kpi::Fault> faults_;
  std::vector<record::Event> events_;
};

}  // namespace headframe::sim::city
