#include "sim/math/ar_noise.hpp"

#include <cmath>
#include <stdexcept>

#include "sim/math/distributions.hpp"

namespace headframe::sim::math {
namespace {

std::int64_t steps_to_forget(double phi) {
  std::int64_t steps = 1;
  for (double left = phi; left > 0.005; left *= phi) ++steps;
  return steps;
}

std::int64_t floor_to(std::int64_t n, std::int64_t grid) {
  const std::int64_t rest = n % grid;
  return n - (rest < 0 ? rest + grid : rest);
}

}  // namespace

ArNoise::ArNoise(rt::RandomStream stream, double phi)
    : stream_(stream), phi_(phi), scale_(std::sqrt(1 - phi * phi)), warm_up_(steps_to_forget(phi)) {
  if (!(phi >= 0 && phi <= 0.9)) throw std::invalid_argument("ArNoise: phi outside 0 … 0.9");
}

double ArNoise::innovation(std::int64_t n) const {
  return scale_ * normal_of(stream_.at(static_cast<std::uint64_t>(n)));
}

void ArNoise::restart(std::int64_t block_start) {
  value_ = 0;
  for (std::int64_t i = block_start - warm_up_; i < block_start; ++i)
    value_ = phi_ * value_ + innovation(i);
  last_ = block_start - 1;
}

double ArNoise::at(std::int64_t n) {
  if (n == last_) return value_;
  const std::int64_t start = floor_to(n, block);
  if (last_ < start || last_ > n) restart(start);
  while (last_ < n) value_ = phi_ * value_ + innovation(++last_);
  return value_;
}

}  // namespace headframe::sim::math
