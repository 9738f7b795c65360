// Collects what really was down, and says which mines that left without data.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "platform/kpi/availability.hpp"
#include "platform/kpi/faults.hpp"
#include "sim/record/rows.hpp"

namespace headframe::sim::ledger {

/// Told at the instants at which something goes down and comes back, for one cause at a time; the
/// platform's `id` is empty when there is only one.
class DowntimeLog {
 public:
  /// Throws std::logic_error when the thing is already down for this cause.
  void down(kpi::Subject subject, const std::string& id, const std::string& cause, bool planned,
            kpi::Moment at);
  /// Throws std::logic_error when the thing is not down for this cause.
  void up(kpi::Subject subject, const std::string& id, const std::string& cause, kpi::Moment at);

  /// By begin; what is still down has no end (Moment::max()).
  std::vector<kpi::Outage> outages() const;

 private:
  using Key = std::tuple<kpi::Subject, std::string, std::string>;

  std::vector<kpi::Outage> outages_;
  std::map<Key, std::size_t> open_;
};

/// How long a mine's data could not arrive within the horizon, and through what. The parts may
/// overlap; `dark` is their union.
struct MineDowntime {
  std::string mine;
  kpi::SpanSet own, lines, platform, dark;
};
std::vector<MineDowntime> mine_downtime(const kpi::Downtime& downtime);

std::vector<record::CauseOfDowntime> downtime_rows(const kpi::Downtime& downtime,
                                                   const kpi::DayRateRule& rule);
/// The abnormal time of the horizon, a row for each cause at work in a stretch.
std::vector<record::AbnormalCause> abnormal_rows(const kpi::Downtime& downtime,
                                                 const kpi::DayRateRule& rule);
std::vector<record::Outage> outage_rows(const std::vector<kpi::Outage>& outages);
/// Counted faults of the horizon, marked where they repeat an earlier one.
std::vector<record::Fault> fault_rows(const std::vector<kpi::Fault>& faults, kpi::Span horizon,
                                      const kpi::RepeatRule& rule);

}  // namespace headframe::sim::ledger
