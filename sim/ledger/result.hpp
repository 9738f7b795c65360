// What the ledger says at the end of a run, and its translation into rows of run.db.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "platform/kpi/spans.hpp"
#include "sim/ledger/outcome.hpp"
#include "sim/ledger/truth.hpp"
#include "sim/record/rows.hpp"

namespace headframe::sim::ledger {

struct Example {
  Outcome outcome = Outcome::lost;
  Rule rule = Rule::none;
  std::string mine, point, file;
  std::uint32_t record = 0;
  Moment at{};
  double true_value = 0;               // NaN: none was produced
  std::optional<double> stored_value;
};

/// What became of each sample of a file that was watched, in the order of its records.
struct WatchedFile {
  struct Sample {
    Outcome outcome = Outcome::lost;
    Rule rule = Rule::none;
  };
  std::string mine, file;
  std::vector<Sample> samples;
};

struct MineResult {
  std::string mine;
  Counts total;
  std::vector<Counts> bins;            // by instant of production, the first begins at 0
  kpi::SpanSet lost;                   // each lost sample covers one cadence
};

struct Result {
  Duration bin{};
  Counts total;                        // sum over mines; produced() = what was told as produced
  std::vector<MineResult> mines;       // in the order in which they were added
  std::array<std::int64_t, rule_count> misconverted_by{};
  std::vector<WatchedFile> watched;
  std::vector<Example> examples;       // of each outcome and rule the first of a few files
  std::int64_t unexplained = 0;        // stored samples that no truth explains
  std::int64_t beyond_window = 0;      // stored for a file settled too long ago to be compared
  std::int64_t stored_though_withheld = 0;
};

/// Mines of which at least one sample was stored, of those that should have had one: all whose
/// samples were not all suppressed.
kpi::Tally connected_mines(const Result& result);

std::vector<record::LedgerBin> ledger_rows(const Result& result);
std::vector<record::LostInterval> lost_rows(const Result& result);
std::vector<record::Example> example_rows(const Result& result);

/// Misconversions by rule, and what was stored without a produced sample to compare it with; one
/// note of kind "ledger" for each that occurred.
std::vector<record::Note> ledger_notes(const Result& result);

}  // namespace headframe::sim::ledger
