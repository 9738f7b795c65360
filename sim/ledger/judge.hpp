// Compares one stored sample with the truth, in the precision that its dialect carries. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "sim/ledger/outcome.hpp"
#include "sim/ledger/truth.hpp"

namespace headframe::sim::ledger {

/// What a file's dialect can say.
struct Precision {
  int decimals = 2;  // 0 … 9
  std::uint16_t status_mask = 0xffff;
  Duration time_step = std::chrono::seconds{1};
};

/// What a sensor underground is, what the platform takes the series for, and whether the series
/// belongs to this very sensor.
struct Identity {
  const PointTruth* truth = nullptr;    // null: nothing was declared, types and units not compared
  const Belief* belief = nullptr;       // null: the platform has said nothing about the series
  bool same_point = true;
};

/// Rule::none when the stored sample is the produced one.
Rule misconversion(const ProducedSample& produced, const StoredSample& stored,
                   const Precision& precision, const Identity& identity);

/// How many `to` are one `from`: ("%", "ppm") is 10 000. Case and "CH4" after "%" do not matter.
/// Nothing when the two do not measure the same, or are not known.
std::optional<double> unit_factor(std::string_view from, std::string_view to);

}  // namespace headframe::sim::ledger
