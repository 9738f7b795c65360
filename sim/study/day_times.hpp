// How much time of each day of the horizon something was so.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "platform/kpi/spans.hpp"

namespace headframe::sim::study {

/// Days are those of a calendar whose horizon begins at 0 and whose first midnight is the last one at
/// or before that. Only the days that were touched are remembered as
/// such, so that clearing and counting cost what happened and not the length of the horizon.
class DayTimes {
 public:
  explicit DayTimes(const kpi::Calendar& calendar)
      : calendar_(calendar), time_(calendar.days()) {
    touched_.reserve(time_.size());
  }

  /// Adds [from, to), clipped at the horizon's end; `from` >= 0.
  void add(kpi::Moment from, kpi::Moment to) {
    to = std::min(to, calendar_.horizon.end);
    auto day = (from - calendar_.first_midnight) / kpi::day;
    for (; from < to; ++day) {
      const auto end = std::min(to, calendar_.first_midnight + (day + 1) * kpi::day);
      std::int64_t& time = time_[static_cast<std::size_t>(day)];
      if (time == 0) touched_.push_back(static_cast<std::uint32_t>(day));
      time += (end - from).count();
      from = end;
    }
  }

  /// Makes a day one that was touched.
  void mark(std::uint32_t day) {
    if (time_[day] == 0) touched_.push_back(day);
    time_[day] += 1;
  }

  std::size_t days() const { return time_.size(); }
  /// Those on which it was so for longer than `threshold` >= 0.
  std::size_t days_over(kpi::Duration threshold) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        touched_, [&](std::uint32_t day) { return time_[day] > threshold.count(); }));
  }
  kpi::Duration on(std::uint32_t day) const { return kpi::Duration{time_[day]}; }
  const std::vector<std::uint32_t>& touched() const { return touched_; }

  void clear() {
    for (const std::uint32_t day : touched_) time_[day] = 0;
    touched_.clear();
  }

 private:
  kpi::Calendar calendar_;
  std::vector<std::int64_t> time_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace headframe::sim::study
