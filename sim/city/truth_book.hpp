// What really happened, as the mines' systems tell it, entered into the ledger and the digest.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/kpi/availability.hpp"
#include "sim/city/era.hpp"
#include "sim/city/observer.hpp"
#include "sim/ledger/alarms.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/mine/truth.hpp"
#include "sim/record/rows.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::city {

/// A mine as both sides of the ledger know it.
struct LedgerMine {
  std::string name;  // in the scenario
  ledger::MineId id = 0;
};
using LedgerMines = std::map<std::string, LedgerMine, std::less<>>;  // by the mine's code

/// How often each thing happened.
struct TruthCounts {
  std::int64_t files = 0, delivered = 0, abandoned = 0, failed_uploads = 0, repeated = 0;
};

class TruthBook final : public mine::TruthSink {
 public:
  TruthBook(World& world, Era era, ledger::Ledger& ledger, const LedgerMines& mines,
            const Observer& observer);

  void on(const mine::InstallationStarted&) override;
  void on(const mine::InstallationStopped&) override;
  void on(const mine::FileProduced&) override;
  void on(const mine::FileDelivered&) override;
  void on(const mine::FileAbandoned&) override;
  void on(const mine::UploadFailed&) override;
  void on(const mine::AlarmStarted&) override;
  void on(const mine::AlarmEnded&) override;

  /// Over-limits that began so far; those still open end at Moment::max().
  std::vector<ledger::OverLimit> over_limits() const;
  /// Where the point is that the mine (by its code) calls so now, by the number of its truth.
  std::optional<std::uint32_t> place_of(std::string_view mine, std::string_view point) const;
  const std::vector<record::Event>& events() const { return events_; }
  const std::vector<kpi::Outage>& outages() const { return outages_; }
  const TruthCounts& counts() const { return counts_; }

 private:
  struct Station {
    std::vector<std::string> ids;               // of the points, by truth number
    std::map<std::uint32_t, std::size_t> open;  // over-limits by truth number
  };
  void note(std::string_view mine, std::string_view kind, std::string_view payload);
  void tell(rt::Instant at, std::string_view mine, std::string kind, std::string subject,
            std::string zh, std::string en);

  World& world_;
  Era era_;
  ledger::Ledger& ledger_;
  const LedgerMines& mines_;
  const Observer& observer_;
  std::map<std::string, Station, std::less<>> stations_;  // by the mine's code
  std::vector<ledger::OverLimit> over_limits_;
  std::vector<record::Event> events_;
  std::vector<kpi::Outage> outages_;
  TruthCounts counts_;
};

}  // namespace headframe::sim::city
