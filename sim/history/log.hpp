// A log of failures and repairs, as somebody kept it.
//
// One row for each failure of each unit, and one row without a failure for a unit that had none, so
// that its years without failure count. Columns, in any order, by these names or in Chinese:
//
//   kind            类别      what the unit is: the name of an entry of a scenario's components
//   unit            设备      its own name, or its place where parts are swapped
//   installed       安装日期  when it was put into use
//   observed_until  观察截止  until when its failures were written down (right censoring)
//   failed          故障时间  when it failed; empty: the unit had no failure
//   restored        恢复时间  when it worked again; empty: it was still down at observed_until
//   observed_from   观察开始  optional: since when failures were written down, if later than
//                             installed (left truncation); empty: since installed
//   note            备注      optional: not read
//
// Dates as sim/table/dates.hpp has them.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/scenario/problem.hpp"

namespace headframe::sim::history {

struct Outage {
  rt::WallTime failed;
  std::optional<rt::WallTime> restored;  // absent: not until the end of observation
  scenario::Mark mark;
};

struct Unit {
  rt::WallTime installed, observed_from, observed_until;
  std::vector<Outage> outages;  // in the order of time; they do not overlap
  scenario::Mark mark;          // of its first row
};

/// Units by their names, by kind.
using Log = std::map<std::string, std::map<std::string, Unit>>;

/// What a kind may be called, and the name of the entry that is meant.
using KindNames = std::map<std::string, std::string>;

/// The log, or everything that is wrong with it: what is no UTF-8, no date or no name, times that
/// contradict each other, rows of one unit that do. Without names a kind is taken as it is written.
std::expected<Log, std::vector<scenario::Problem>> read_log(const std::string& file,
                                                            const std::string& text,
                                                            const KindNames& names = {});

}  // namespace headframe::sim::history
