// What was sent, as the mines' systems tell it, entered into a feed's ledger.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/rt/clock.hpp"
#include "sim/feed/ledger_files.hpp"
#include "sim/feed/timeline.hpp"
#include "sim/mine/truth.hpp"

namespace headframe::sim::feed {

struct SentCounts {
  std::int64_t files = 0, acknowledged = 0, abandoned = 0, repeated = 0, failures = 0;
  std::int64_t samples = 0, samples_acknowledged = 0;
  friend bool operator==(const SentCounts&, const SentCounts&) = default;
};

/// Samples are entered when their file is written, files when their fate is decided, incidents when
/// the mine has caught up with them; so the ledger is complete but for what is still under way.
/// Times are the machine's, except those that stand in the files.
class SentBook final : public mine::TruthSink {
 public:
  /// Told what a person at the terminal wants to know at once.
  using Tell = std::function<void(const std::string&)>;

  /// `clock` is the machine's.
  SentBook(const rt::Clock& clock, LedgerFiles& ledger, Tell tell);

  /// A mine's uploads are interrupted on purpose from now on, and again possible from now on.
  void began(const Interruption& interruption, const std::string& mine_code);
  void ended(const Interruption& interruption, const std::string& mine_code);
  void left_out(const NotCarriedOut& incident);
  /// Enters what is still under way as what it is: not delivered. The feed is over.
  void close();

  std::size_t files_waiting() const;
  const SentCounts& counts() const { return counts_; }

  void on(const mine::InstallationStarted&) override;
  void on(const mine::FileProduced&) override;
  void on(const mine::FileDelivered&) override;
  void on(const mine::FileAbandoned&) override;
  void on(const mine::UploadFailed&) override;

 private:
  struct File {
    std::string sha256, last_failure;
    std::uint32_t installation = 0, attempts = 0;
    std::size_t bytes = 0, samples = 0;
    rt::Duration cadence{};
    rt::WallTime produced;
  };
  struct Trouble {
    const Interruption* what = nullptr;
    rt::WallTime begin;
    std::optional<rt::WallTime> end;
  };
  struct Mine {
    mine::Dialect dialect = mine::Dialect::gc;
    std::uint32_t installation = 0;
    std::vector<std::string> ids, units;       // by truth number
    std::multimap<std::string, File> waiting;  // a clock that was set back gives names twice
    std::vector<Trouble> troubles;
    bool failing = false;  // the last upload failed, and somebody was told
  };
  struct Fate {
    std::string_view outcome;  // "acknowledged", "abandoned", "waiting"
    std::string reply;
    std::optional<rt::WallTime> acknowledged;
  };
  static File& oldest(Mine& station, std::string_view name);
  void decide(const std::string& mine, Mine& station, const std::string& name, const Fate& fate);
  void enter(const std::string& mine, const std::string& name, const File& file, const Fate& fate);
  void enter(const std::string& mine, const Trouble& trouble,
             std::optional<rt::WallTime> caught_up);
  void catch_up(const std::string& mine, Mine& station);

  const rt::Clock& clock_;
  LedgerFiles& ledger_;
  Tell tell_;
  std::map<std::string, Mine, std::less<>> mines_;  // by code
  SentCounts counts_;
};

}  // namespace headframe::sim::feed
