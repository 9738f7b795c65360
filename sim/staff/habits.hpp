// How people work: shifts, delays, and the ways in which what they write differs from what
// happened. None of the figures has a source that fits Zhengzhou (domain.md §5.2 gives neighbours),
// so all of them are parameters and none has a default that counts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/math/law.hpp"

namespace headframe::sim::staff {

/// One person's chance. A draw is found by what it is for, never by when it is asked, so that one
/// alarm more shifts nobody's reaction to the next.
class Dice {
 public:
  Dice(std::uint64_t seed, std::string person) : seed_(seed), person_(std::move(person)) {}

  rt::Duration of(const math::Law& law, std::string_view purpose) const;
  bool happens(double probability, std::string_view purpose) const;
  /// In [0, n), n > 0.
  std::size_t below(std::size_t n, std::string_view purpose) const;

 private:
  std::uint64_t seed_;
  std::string person_;
};

/// A shift lasts until the next one begins, the last of a day until the first of the next.
struct Shift {
  std::string officer;  // the name of an account
  rt::Duration from{};  // since midnight (UTC+8); rising along the list
};
const Shift& shift_at(const std::vector<Shift>& shifts, rt::WallTime now);
/// The first change of shifts after `now`.
rt::WallTime next_change(const std::vector<Shift>& shifts, rt::WallTime now);

struct OfficerHabits {
  std::vector<Shift> shifts;    // at least one
  rt::Duration patrol_every{};  // 网巡; due at multiples of it since midnight
  rt::Duration patrol_takes{};  // the pages and the round through the machine room
  rt::Duration patrol_grace{};  // finished later than this after it was due, it is not on time
  rt::Duration glance_every{};  // at the list of alarms, the screens and the wall
  rt::Duration report_at{};  // since midnight: 网巡日报表 and 煤矿报警信息数据表 of the day before
  rt::Duration report_grace{};
  math::Law gas_reaction;    // to a statutory gas alarm: from seeing it to lifting the telephone
  rt::Duration gas_limit{};  // … and no later than this, if hands are free
  math::Law reaction;        // to all other alarms
  rt::Duration call_takes{}, form_takes{};  // hands are not free meanwhile
  rt::Duration patience{};                  // with a page that does not come
  std::uint32_t failures = 1;  // pages in a row that did not come until the platform counts as down
  std::uint32_t line_mines =
      2;                  // so many mines of a county silent at once, and at least this share
  double line_share = 1;  // of its mines that are due: the line is suspected, not the mines
};

/// How somebody who repairs keeps the work order.
struct PaperHabits {
  math::Law writing;        // from a step to its entry
  double forgets = 0;       // that a step is not entered before the ticket is closed
  rt::Duration rounding{};  // of the times that are entered; zero: to the minute
  math::Law closing;        // from the restoration to the closing of the ticket, at the earliest
  std::uint32_t closing_days = 1;  // tickets are closed on every n-th day only; 7: on Mondays
  rt::Duration closing_hour{};     // since midnight
  double wrong_cause = 0;  // that one of the usual causes is entered in place of the right one
  std::vector<std::string> usual_causes;
};

struct DispatcherHabits {
  math::Law answers;  // the telephone
  math::Law checks;   // the mine's own system, or the place underground
  double announces_upgrades = 0;
};

/// To the nearest multiple of `step` since midnight; `step` zero leaves the time as it is.
rt::WallTime rounded(rt::WallTime time, rt::Duration step);
/// When a ticket that was restored at `restored` is closed: the first closing hour on a closing day
/// at which `wait` is over. Day numbers count from Monday, 1969-12-29.
rt::WallTime closing_time(const PaperHabits& habits, rt::WallTime restored, rt::Duration wait);

}  // namespace headframe::sim::staff
