// What a mine's own system is: plain values that a scenario fills in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/rt/stream.hpp"
#include "platform/rt/time.hpp"

namespace headframe::sim::mine {

/// Generations of upload formats (domain.md §1): old Henan, upgraded 2016–2019, national.
enum class Dialect { ga, gb, gc };

enum class Encoding { of_dialect, utf8, utf8_with_mark, gb2312 };

/// How a mine's files differ from their dialect. Data, applied by the writers; the defaults deviate
/// in nothing. Each switch has a key (see set_deviation) under which scenarios and the compatibility
/// matrix know it.
struct Deviations {
  Encoding encoding = Encoding::of_dialect;
  bool trailing_semicolon = false;        // one more ';' before each record's '~'
  bool no_end_mark = false;               // GB, GC: no "||"
  bool end_mark_on_own_line = false;      // GB: "~\r\n||" for "~||"; a dialect that really occurs
  bool header_trailing_semicolon = false; // GB: "time;count;~"; a dialect that really occurs
  bool closed_alarm_fused = false;        // GB: no ';' after a closed alarm's end (a shipped defect)
  bool line_breaks = false;               // GC: CRLF after each record
  bool full_width_semicolon = false;      // '；' for ';'
  bool json_quoted = false;               // the file stands in double quotes
  bool switch_changes_by_analogy = false; // GC: KGBH files, whose layout no source gives
  bool swapped_gas_codes = false;         // CH4 and CO exchange sensor type, name and unit
  int extra_fields = 0;                   // so many empty fields more; negative: the last ones missing
  rt::Duration clock_offset{};            // the system's clock against true civil time
  std::uint32_t renumbering = 0;          // another number, other point ids
};

/// Sets the switch with this key ("trailing-semicolon", "closed-alarm-fused" …); false when there is
/// no such switch.
bool set_deviation(Deviations& deviations, std::string_view key);
/// All keys that set_deviation knows.
std::vector<std::string_view> deviation_keys();

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
  Deviations deviations;
  Cadences cadences;
  std::string system_model = "KJ90X", system_name = "煤矿安全监控系统", vendor = "模拟厂家";
  std::string licence_until = "2030-12-31";  // 安标有效期
};

/// A change of the installation: from `at` the host is down for `downtime`, then runs the next one.
struct Upgrade {
  rt::WallTime at;
  rt::Duration downtime = std::chrono::minutes(5);
  Installation next;
};

struct MineDescription {
  std::string code;  // 12 digits
  std::string name;
  Installation installation;
  std::vector<Upgrade> upgrades;  // in the order of their instants
  bool personnel = true;          // uploads the national personnel files as well
  std::uint32_t approved_people = 0;
  Account account;
  SpoolLimits spool;
  Retry retry;
};

}  // namespace headframe::sim::mine
