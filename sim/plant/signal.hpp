// Autocorrelated noise in two time scales, as instruments underground show it.
#pragma once

#include "platform/rt/random.hpp"
#include "platform/rt/time.hpp"
#include "sim/math/ar_noise.hpp"

namespace headframe::sim::plant {

/// A slow wander: AR(1) on knots, with straight lines between them; about unit variance at knots.
class Wander {
 public:
  Wander(rt::RandomStream stream, double phi, rt::Duration knot);

  double at(rt::WallTime t);
  /// Change for each hour.
  double slope_per_hour(rt::WallTime t);

 private:
  void load(std::int64_t index);

  math::ArNoise knots_;
  rt::Duration knot_;
  std::int64_t loaded_ = INT64_MIN;
  double from_ = 0, to_ = 0;
};

/// `slow` wanders over about an hour (knots of 10 min), `fast` over about two minutes (30 s grid,
/// held within a cell). Both have about unit variance and depend on the instant only.
class Signal {
 public:
  explicit Signal(std::uint64_t seed, std::string_view name);

  double slow(rt::WallTime t) { return slow_.at(t); }
  double fast(rt::WallTime t);

 private:
  Wander slow_;
  math::ArNoise fast_;
};

}  // namespace headframe::sim::plant
