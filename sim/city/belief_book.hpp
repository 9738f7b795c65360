// What the platform believes, read from its own store: an observer beside the node that costs it
// nothing and changes nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/core/ingest/books.hpp"
#include "platform/kpi/availability.hpp"
#include "platform/modules/administration/reader.hpp"
#include "platform/modules/control/reader.hpp"
#include "platform/modules/monitoring/reader.hpp"
#include "platform/modules/registry/reader.hpp"
#include "platform/store/connection.hpp"
#include "sim/city/era.hpp"
#include "sim/city/observer.hpp"
#include "sim/city/truth_book.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/record/rows.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::city {

/// How the files of a run ended.
struct BeliefCounts {
  std::int64_t files = 0, accepted = 0, partial = 0, refused = 0, duplicates = 0, conflicts = 0,
               rejected_records = 0;
  std::map<std::string, std::int64_t> refused_by;  // rule
  /// Files of a mine of which nothing was read: refused by a rule, or "nothing-read" for real-time
  /// files that were taken and held no value. By mine, then rule.
  std::map<std::string, std::map<std::string, std::int64_t>> unread;
};

class BeliefBook {
 public:
  BeliefBook(World& world, Node& node, Era era, ledger::Ledger& ledger, const LedgerMines& mines,
             std::string database, Observer& observer);

  /// Enters everything that was committed since the last call. Between two events of the world; a
  /// node that is down is looked at when it is back.
  void look();

  /// Every over-limit alarm that the platform holds now.
  std::vector<ledger::PlatformAlarm> over_limits() const;
  /// When the platform's registry held a mine for silent by fault, and when the platform knows that
  /// it was not running itself, until `end`.
  std::vector<kpi::Outage> outages(rt::Duration end) const;
  /// Its work orders, as faults.
  std::vector<kpi::Fault> orders() const;
  /// What the platform's guard noticed, by instant.
  std::vector<record::Event> findings() const;
  const BeliefCounts& counts() const { return counts_; }
  /// When data of a mine became visible: for each stored file its newest instant and the instant of
  /// its commit, in the order of commits.
  struct Arrival {
    kpi::Moment newest{}, visible{};
  };
  const std::map<std::string, std::vector<Arrival>>& arrivals() const { return arrivals_; }
  /// Values stored in each ten minutes, for the report's trend.
  const std::map<std::int64_t, std::int64_t>& values_per_bin() const { return values_per_bin_; }

 private:
  void look_at_points(store::Connection& connection);
  void enter(store::Connection& connection, const core::ingest::FileEntry& file);
  void count(const core::ingest::FileEntry& file);
  /// The platform's wall clock shows its own error too.
  kpi::Moment moment_of(rt::WallTime shown) const;

  World& world_;
  Node& node_;
  Era era_;
  ledger::Ledger& ledger_;
  const LedgerMines& mines_;
  std::string database_;
  Observer& observer_;
  monitoring::Reader reader_;
  std::set<std::int64_t> seen_;  // numbers of files above all_below_
  std::int64_t all_below_ = 0;   // every file up to this number was entered
  BeliefCounts counts_;
  std::map<std::string, std::vector<Arrival>> arrivals_;
  std::map<std::int64_t, std::int64_t> values_per_bin_;
};

}  // namespace headframe::sim::city
