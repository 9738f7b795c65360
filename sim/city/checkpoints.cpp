#include "sim/city/checkpoints.hpp"

namespace headframe::sim::city {

kpi::Duration checkpoint_interval(kpi::Duration horizon) {
  constexpr kpi::Duration week = 7 * kpi::day;
  if (horizon <= 2 * week) return std::chrono::minutes(1);
  if (horizon <= 20 * week) return std::chrono::minutes(10);
  return std::chrono::hours(1);
}

void Checkpoints::before(kpi::Moment at, const Digest& digest) {
  if (at < next_) return;
  const auto events = static_cast<std::int64_t>(digest.events());
  const std::string hash = digest.hex();
  for (; next_ <= at; next_ += interval_) rows_.push_back({next_, events, hash});
}

}  // namespace headframe::sim::city
