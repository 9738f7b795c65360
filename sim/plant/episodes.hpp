// Rare intervals in which something is out of the ordinary, drawn day by day.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/rt/random.hpp"
#include "platform/rt/time.hpp"

namespace headframe::sim::plant {

struct Episode {
  rt::WallTime begin, end;
  double magnitude = 0;  // meaning and unit belong to whoever draws the episode
};

struct EpisodeRate {
  double per_day = 0;                 // expected starts a day
  rt::Duration median_duration{};     // lognormal
  double duration_sigma = 0.5;
  rt::Duration longest = std::chrono::hours(12);  // clips the tail; at most a day
  double magnitude_low = 0, magnitude_high = 1;   // uniform
};

/// The calendar of one kind of episode at one place. What happens on a day depends on the stream
/// and the day only, so any instant may be asked in any order.
class EpisodeCalendar {
 public:
  EpisodeCalendar(rt::RandomStream stream, EpisodeRate rate) : stream_(stream), rate_(rate) {}

  /// A planned episode, in addition to the drawn ones.
  void plan(Episode episode);

  /// The episode that covers t and began last; null when there is none. Valid until the next call.
  const Episode* active(rt::WallTime t);
  /// The episode that began last before or at t, on the same or the previous day, covering t or
  /// not; null when there is none.
  const Episode* latest(rt::WallTime t);

 private:
  void load(std::int64_t day);
  void draw(std::int64_t day);

  rt::RandomStream stream_;
  EpisodeRate rate_;
  std::vector<Episode> planned_;
  std::vector<Episode> around_;  // of the loaded day and the one before, plus the planned ones
  rt::WallTime loaded_until_;
};

}  // namespace headframe::sim::plant
