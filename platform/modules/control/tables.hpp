// Control's tables: alarms and what happened to each. Nobody else names them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/modules/control/rules.hpp"
#include "platform/store/connection.hpp"

namespace headframe::control::tables {

extern const std::string_view ddl;

/// Columns that alarm_from() reads, in its order.
extern const std::string_view columns;
Alarm alarm_from(const store::Statement& row);

std::optional<Alarm> find(store::Connection& connection, std::int64_t id);
/// Alarms of this point and kind that may have to do with something at this time, newest first.
std::vector<Alarm> near(store::Connection& connection, std::string_view mine,
                        std::string_view point, Kind kind, rt::WallTime from, rt::WallTime to);
/// Inserts (id 0, which it then sets) or updates.
void keep(store::Connection& connection, Alarm& alarm);

struct Remark {
  rt::WallTime at;  // when the platform noted it
  std::string who;
  Change change = Change::raised;
  std::string reason;
};
void remark(store::Connection& connection, std::int64_t alarm, const Remark& remark);
std::vector<Remark> remarks(store::Connection& connection, std::int64_t alarm);

/// (point, kind) → id of the active alarms of every mine; what the writer keeps in memory.
using Active =
    std::map<std::string, std::map<std::pair<std::string, Kind>, std::int64_t>, std::less<>>;
Active load(store::Connection& connection);
std::vector<std::int64_t> shelves_ending(store::Connection& connection, rt::WallTime now);

}  // namespace headframe::control::tables
