#include "sim/plant/episodes.hpp"

#include <algorithm>
#include <tuple>

#include "sim/math/distributions.hpp"
#include "sim/math/elementary.hpp"
#include "sim/plant/shift.hpp"

namespace headframe::sim::plant {
namespace {

/// Draw numbers of one day: the count, then three for each episode.
constexpr std::uint64_t draws_per_day = 32;
constexpr std::uint64_t most_per_day = 10;

}  // namespace

void EpisodeCalendar::plan(Episode episode) {
  planned_.push_back(episode);
  loaded_until_ = {};
}

void EpisodeCalendar::draw(std::int64_t day) {
  const auto base = static_cast<std::uint64_t>(day) * draws_per_day;
  const std::uint64_t n = 
      std::min(math::poisson_of(stream_.at(base), rate_.per_day), most_per_day);
  for (std::uint64_t i = 0; i < n; ++i) {
    const std::uint64_t first = base + 1 + 3 * i;
    const auto begin = from_local(day, 86'400 * math::open_uniform(stream_.at(first)));
    const double stretch =
        math::exp(rate_.duration_sigma * math::normal_of(stream_.at(first + 1)));
    const rt::Duration drawn(
        static_cast<std::int64_t>(static_cast<double>(rate_.median_duration.count()) * stretch));
    const double u = math::open_uniform(stream_.at(first + 2));
    around_.push_back({begin, begin + std::min(drawn, rate_.longest),
                       rate_.magnitude_low + (rate_.magnitude_high - rate_.magnitude_low) * u});
  }
}

void EpisodeCalendar::load(std::int64_t day) {
  around_.clear();
  if (rate_.per_day > 0) {
    draw(day - 1);
    draw(day);
  }
  around_.insert(around_.end(), planned_.begin(), planned_.end());
  std::ranges::sort(around_, [](const Episode& a, const Episode& b) {
    return std::tie(a.begin, a.end, a.magnitude) < std::tie(b.begin, b.end, b.magnitude);
  });
  loaded_until_ = from_local(day + 1, 0);
}

const Episode* EpisodeCalendar::latest(rt::WallTime t) {
  if (t >= loaded_until_ || t < loaded_until_ - std::chrono::hours(24)) load(local(t).day);
  const Episode* found = nullptr;
  for (const Episode& e : around_)
    if (e.begin <= t) found = &e;
  return found;
}

const Episode* EpisodeCalendar::active(rt::WallTime t) {
  if (t >= loaded_until_ || t < loaded_until_ - std::chrono::hours(24)) load(local(t).day);
  const Episode* found = nullptr;
  for (const Episode& e : around_)
    if (e.begin <= t && t < e.end) found = &e;
  return found;
}

}  // namespace headframe::sim::plant
