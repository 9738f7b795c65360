// What others may ask control. Reads tables only, so it works on any connection and lane.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/modules/control/rules.hpp"
#include "platform/store/connection.hpp"

namespace headframe::control {

struct AlarmFilter {
  enum class State {
    open,
    active,
    hidden,
    closed,
    all
  } state = State::open;  // hidden: shelved, out of service or suppressed
  std::string mine;       // empty: all
  std::optional<Kind> kind;
  std::optional<int> level;
  std::optional<rt::WallTime> from, to;  // of the beginning
  std::int64_t before = 0;               // only alarms with a lower number; 0: from the newest
};

class Reader {
 public:
  /// At most `limit` alarms, newest number first.
  std::vector<Alarm> list(store::Connection& connection, const AlarmFilter& filter,
                          std::size_t limit) const;
  /// How many alarms began in each ten minutes from `from` on; suppressed ones and calibrations
  /// not.
  std::vector<std::size_t> bins(store::Connection& connection, rt::WallTime from, rt::WallTime to,
                                const std::string& mine) const;
};

constexpr rt::Duration bin_width = std::chrono::minutes(10);

}  // namespace headframe::control
