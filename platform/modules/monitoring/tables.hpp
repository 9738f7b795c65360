// Monitoring's tables: points and their definitions, batches, chunks, statistics, exceptional
// values. Nobody else names them. Never a row for a single value.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/modules/monitoring/rules.hpp"
#include "platform/store/connection.hpp"

namespace headframe::monitoring::tables {

extern const std::string_view ddl, ddl_2;

/// Points of one mine and their newest values, as the writer keeps them in memory.
struct MineState {
  std::vector<std::string> points;  // by slot
  std::vector<Value> current;       // by slot; .point is the number, file 0: never seen
  std::vector<AlarmLimits> limits;  // by slot
  std::unordered_map<std::string, std::size_t> slots;  // looked up, never walked
  /// Tries `likely` first: files list their points in the same order every time.
  std::optional<std::size_t> slot_of(const std::string& point, std::size_t likely) const;
};
using State = std::map<std::string, MineState, std::less<>>;
State load(store::Connection& connection);

std::int64_t add_point(store::Connection& connection, std::string_view mine, std::string_view point,
                       rt::WallTime now);
/// Whether the definition differs from the one in force; if so it becomes the next version.
bool define(store::Connection& connection, std::int64_t id, const wire::PointDefinition& definition,
            std::int64_t file, rt::WallTime since);

/// Everything that was kept of one file; `values` may span any times.
void add_batch(store::Connection& connection, std::int64_t file, std::string_view mine,
               std::vector<Value> values);
void add_exceptional(store::Connection& connection, std::int64_t file, std::string_view mine,
                     std::vector<Value> values);
void add_statistics(store::Connection& connection, std::int64_t file, std::string_view mine,
                    std::span<const Interval> intervals);
void keep_current(store::Connection& connection, std::string_view mine, const MineState& state);
/// Forgets what came from the file, wherever it is by now; `days` are the days its values fell on.
void forget_file(store::Connection& connection, std::int64_t file, std::string_view mine,
                 std::span<const std::int64_t> days);

/// Moves batches whose values are all older than `before` into chunks of (point, day); at most
/// `most` batches of one mine, so that nobody waits long behind it. Returns how many were moved.
std::size_t compact(store::Connection& connection, rt::WallTime before, std::size_t most);

struct Retention {
  rt::Duration values = std::chrono::hours(24) * 90;       // domain.md §2.3: at least 3 months
  rt::Duration statistics = std::chrono::hours(24) * 730;  // at least 2 years
  rt::Duration exceptional = std::chrono::hours(24) * 730;
};
void expire(store::Connection& connection, rt::WallTime now, const Retention& retention);

/// Values of one point with from <= time < to, ordered by time.
std::vector<Value> history(store::Connection& connection, std::string_view mine, std::int64_t point,
                           rt::WallTime from, rt::WallTime to);

/// Values of all points of a mine with from <= time < to, ordered by time, point, file and record.
std::vector<Value> of_mine(store::Connection& connection, std::string_view mine, rt::WallTime from,
                           rt::WallTime to);

}  // namespace headframe::monitoring::tables
