// What a mine's own system is: plain values that a scenario fills in.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/rt/stream.hpp"
#include "platform/rt/time.hpp"
#include "sim/dialect/differences.hpp"

namespace headframe::sim::mine {

/// Generations of upload formats (domain.md §1): old Henan, upgraded 2016–2019, national.
enum class Dialect { ga, gb, gc };

using dialect::Differences;
using dialect::Encoding;

/// Periods; zero switches the kind off. Switch changes and exceptions are written when they happen.
struct Cadences {
  rt::Duration realtime = std::chrono::seconds(30);
  rt::Duration statistics = std::chrono::minutes(5);
  rt::Duration cumulative = std::chrono::minutes(10);
  rt::Duration open_exceptions = std::chrono::minutes(10);  // repeats alarms that are still open
  rt::Duration substations = std::chrono::minutes(5);       // GC only: FZSS
  rt::Duration definitions = std::chrono::hours(24);
  rt::Duration positions = std::chrono::minutes(1);         // personnel: RYSS and what it reveals
  rt::Duration reader_states = std::chrono::minutes(5);     // personnel: JZSS
};

/// Store and forward. A full spool gives up the oldest file that is not being sent.
struct SpoolLimits {
  std::uint64_t bytes = 256ULL << 20;
  std::uint32_t files = 50'000;
  enum class Order { oldest_first, newest_first } order = Order::oldest_first;
};

struct Retry {
  rt::Duration first = std::chrono::seconds(5);
  rt::Duration longest = std::chrono::minutes(2);
  std::uint32_t refusals = 5;  // a file refused for good (5yz) so often is given up
};

struct Account {
  rt::Endpoint server;
  std::string user, password;
  std::string directory;  // CWD after log-in; empty: stay
  rt::Duration reply_limit = std::chrono::seconds(30);
};

/// One installation of the monitoring system.
struct Installation {
  Dialect dialect = Dialect::gc;
  Differences differences;  // from the dialect
  Cadences cadences;
  std::string system_model = "KJ90X", system_name = "煤矿安全监控系统", vendor = "模拟厂家";
  std::string licence_until = "2030-12-31";  // 安标有效期
};

/// A change of the installation: from `at` the host is down for `downtime`, then runs the next one.
/// One that begins while another is going on takes its place, and the host comes back when both
/// are over.
struct Upgrade {
  rt::WallTime at;  // true time
  rt::Duration downtime = std::chrono::minutes(5);
  Installation next;
};

struct MineDescription {
  std::string code;  // 12 digits
  std::string name;
  Installation installation;
  std::vector<Upgrade> upgrades;  // in the order of their instants; see add_upgrade
  bool personnel = true;          // uploads the national personnel files as well
  std::uint32_t approved_people = 0;
  Account account;
  SpoolLimits spool;
  Retry retry;
};

/// Puts the upgrade in its place; of one instant, after those that are there.
inline void add_upgrade(MineDescription& mine, Upgrade upgrade) {
  const auto after = std::ranges::upper_bound(mine.upgrades, upgrade.at, {}, &Upgrade::at);
  mine.upgrades.insert(after, std::move(upgrade));
}

}  // namespace headframe::sim::mine
