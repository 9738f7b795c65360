// First-order autoregressive noise whose n-th value is a function of n alone.
#pragma once

#include <cstdint>

#include "platform/rt/random.hpp"

namespace headframe::sim::math {

/// x(n) = phi x(n-1) + e(n), scaled to unit variance, with e(n) the stream's n-th draw. Each block
/// of 64 steps starts its recursion from 0 a fixed number of steps earlier, long enough that what
/// is forgotten is below 0.5 % of the deviation. So the value depends on n only: asking each step, each
/// hundredth or out of order gives the same bits, and a jump costs at most two blocks. One value
/// costs one normal draw when asked in order.
class ArNoise {
 public:
  /// 0 <= phi <= 0.9: beyond, use a coarser grid instead of a longer memory.
  ArNoise(rt::RandomStream stream, double phi);

  double at(std::int64_t n);

 private:
  static constexpr std::int64_t block = 64;

  double innovation(std::int64_t n) const;
  void restart(std::int64_t block_start);

  rt::RandomStream stream_;
  double phi_;
  double scale_;
  std::int64_t warm_up_;
  std::int64_t last_ = INT64_MIN;
  double value_ = 0;
};

}  // namespace headframe::sim::math
