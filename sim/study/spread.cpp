#include "sim/study/spread.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace headframe::sim::study {
namespace {

constexpr int mantissa_bits = 52, bias = 1023, bin_bits = 10;

double lower_edge(int exponent, std::size_t bin) {
  return std::ldexp(1 + static_cast<double>(bin) / (1 << bin_bits), exponent);
}

}  // namespace

void Spread::add(double value) {
  ++count_;
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const int octave = static_cast<int>(bits >> mantissa_bits) - bias - lowest;
  if (!(value > 0) || octave < 0) {
    ++zeros_;
  } else if (octave >= octaves) {
    ++beyond_;
  } else {
    auto& counts = octave_[static_cast<std::size_t>(octave)];
    if (counts.empty()) counts.resize(bins);
    ++counts[(bits >> (mantissa_bits - bin_bits)) & (bins - 1)];
  }
}

void Spread::merge(const Spread& other) {
  count_ += other.count_;
  zeros_ += other.zeros_;
  beyond_ += other.beyond_;
  for (std::size_t i = 0; i < octave_.size(); ++i) {
    const auto& theirs = other.octave_[i];
    if (theirs.empty()) continue;
    octave_[i].resize(bins);
    for (std::size_t bin = 0; bin < bins; ++bin) octave_[i][bin] += theirs[bin];
  }
}

std::optional<double> Spread::quantile(double p) const {
  if (count_ == 0) return std::nullopt;
  const auto wanted =
      std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::ceil(p * static_cast<double>(count_))));
  std::uint64_t seen = zeros_;
  if (seen >= wanted) return 0;
  for (std::size_t i = 0; i < octave_.size(); ++i)
    for (std::size_t bin = 0; bin < octave_[i].size(); ++bin)
      if ((seen += octave_[i][bin]) >= wanted) return lower_edge(static_cast<int>(i) + lowest, bin);
  return std::ldexp(1.0, lowest + octaves);
}

double Spread::share_between(double low, double high) const {
  if (count_ == 0) return 0;
  std::uint64_t within = low <= 0 && high > 0 ? zeros_ : 0;
  for (std::size_t i = 0; i < octave_.size(); ++i)
    for (std::size_t bin = 0; bin < octave_[i].size(); ++bin) {
      const double value = lower_edge(static_cast<int>(i) + lowest, bin);
      if (value >= low && value < high) within += octave_[i][bin];
    }
  return static_cast<double>(within) / static_cast<double>(count_);
}

}  // namespace headframe::sim::study
