// What became of what was sent, by the other side's own account. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/ledger/outcome.hpp"

namespace headframe::sim::feed {

using MineCode = std::string;

/// One file of a feed's ledger. Of one whose fate was not known when the feed was killed only its
/// samples are known.
struct SentFile {
  rt::Duration cadence{};
  std::optional<rt::WallTime> produced;
  std::optional<rt::WallTime> acknowledged;
};

/// One sample of a feed's ledger.
struct SentSample {
  std::uint32_t series = 0, file = 0;  // in SentLedger
  std::uint32_t record = 0;
  rt::WallTime time;  // as the file says it
  std::optional<double> value;
  std::uint16_t status = 0;
  int decimals = 2;
};

struct Series {
  MineCode mine;
  std::string point;  // as the mine writes it
  friend auto operator<=>(const Series&, const Series&) = default;
};

/// A mine's uploads were interrupted on purpose; absent ends lasted as long as the feed.
struct SentTrouble {
  rt::WallTime begin;
  std::optional<rt::WallTime> caught_up;
};

struct SentLedger {
  std::string scenario;
  std::int64_t pace = 1;
  std::vector<Series> series;  // that were declared or sent
  std::vector<std::string> file_names;
  std::vector<SentFile> files;
  std::vector<SentSample> samples;
  std::map<MineCode, std::vector<SentTrouble>> troubles;
};

/// One row of the other side's export.
struct StoredSample {
  Series series;
  rt::WallTime time;
  std::optional<double> value;
  std::optional<std::uint16_t> status;   // absent: not compared
  std::optional<rt::WallTime> received;  // when a user could first see it; absent: not known
};

/// How long after its production a sample became visible, on the mine's scale. What mine and line
/// took passes `pace` times as fast as the machine's clock; what the other side took after its
/// promise does not. Without `received` the promise counts. Nothing when
/// neither is known, or not when it was produced.
std::optional<rt::Duration> visible_after(const SentFile& file,
                                          std::optional<rt::WallTime> received, std::int64_t pace);

struct ScoreExample {
  ledger::Outcome outcome = ledger::Outcome::lost;
  ledger::Rule rule = ledger::Rule::none;
  Series series;
  std::string file;
  std::uint32_t record = 0;
  rt::WallTime time;
  std::optional<double> sent, stored;
  std::optional<rt::Duration> visible_after;
};

struct Score {
  ledger::Counts total;
  std::map<MineCode, ledger::Counts> mines;
  std::map<ledger::Rule, std::int64_t> misconverted_by;
  std::int64_t late_in_trouble =
      0;  // of the late ones: under way while the feed interrupted the mine
  std::int64_t lost_promised = 0;     // of the lost ones: the other side had acknowledged the file
  std::int64_t rows = 0;              // of the export
  std::int64_t without_received = 0;  // rows that do not say when they became visible
  std::int64_t not_followed = 0;      // points of which the ledger keeps no samples (counters)
  std::int64_t outside = 0;           // other mines, or before or after the feed
  std::int64_t unexplained = 0;       // nothing that was sent explains them
  /// The first few of each class and rule, without those that the feed itself delayed.
  std::vector<ScoreExample> examples;
  std::vector<StoredSample> unexplained_examples;

  /// Nothing promised is lost, nothing is misconverted, stored twice or unexplained, and nothing is
  /// late that the feed itself did not delay.
  bool balances() const;
};

/// Samples and rows belong together when mine, point and the second of their time are equal. A
/// sample that several files carry (a switch in its own file and in the round) counts as stored if
/// it was stored once. Late is what became visible more than two cadences after its production.
Score score(const SentLedger& ledger, const std::vector<StoredSample>& stored);

}  // namespace headframe::sim::feed
