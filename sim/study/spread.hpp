// How a figure differs between replicates, in memory that does not grow with their number.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace headframe::sim::study {

/// Counts values >= 0 in bins a thousandth wide: a value is rounded down by at most one part in 1024,
/// integers up to 1024 not at all. Values below 2^-10 count as 0, those from 2^30 on as 2^30. Merging is
/// exact in any order.
class Spread {
 public:
  void add(double value);
  void merge(const Spread& other);

  std::uint64_t count() const { return count_; }
  /// The smallest counted value that at least the share `p` of all values does not exceed. Nothing of
  /// nothing.
  std::optional<double> quantile(double p) const;
  /// The share of values in [low, high), for drawing.
  double share_between(double low, double high) const;

 private:
  static constexpr int lowest = -10, octaves = 40;
  static constexpr std::size_t bins = 1024;  // of an octave

  std::uint64_t count_ = 0, zeros_ = 0, beyond_ = 0;
  std::array<std::vector<std::uint64_t>, octaves> octave_;  // those that occurred
};

}  // namespace headframe::sim::study
