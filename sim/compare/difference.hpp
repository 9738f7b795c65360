// What differs between two runs. Pure: two sides in, differences out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/compare/divergence.hpp"
#include "sim/compare/side.hpp"

namespace headframe::sim::compare {

/// A value that differs; absent: that side has no such key.
struct KeyChange {
  std::string key;
  std::optional<std::string> a, b;
};

enum class Trend { better, worse, neither };  // from a to b

struct KpiChange {
  std::string key, unit, name_zh, name_en;
  std::optional<double> a, b;  // absent: not measured
  Trend trend = Trend::neither;
};

/// An expectation or target whose verdict differs, or that only one side has.
struct VerdictChange {
  std::string kind, text;
  std::optional<bool> a, b;
  std::string actual_a, actual_b;
};

/// The same mine's samples over the whole run.
struct MineChange {
  std::string mine;
  record::LedgerBin a, b;
};

struct Difference {
  bool equal = false;                  // the digests are
  std::vector<KeyChange> heads;        // scenario, seed, commit, horizon, schema
  bool keys_known = false;             // both sides keep their scenario
  std::vector<KeyChange> keys;         // of the scenarios, by path
  std::vector<KpiChange> kpis;         // in the order of the table of indicators
  std::vector<VerdictChange> verdicts;
  bool recorded = false;               // both sides have a run.db; the rest is empty otherwise
  std::vector<record::Outage> outages_a, outages_b;  // that only one side has
  std::vector<record::Fault> faults_a, faults_b;     // by device, cause and instants; not by number
  std::vector<MineChange> mines;       // with the largest change in lost and late samples first
  std::optional<Divergence> divergence;  // of two runs with a run.db that differ
};

Difference difference_of(const Side& a, const Side& b);

}  // namespace headframe::sim::compare
