#include "platform/modules/control/tables.hpp"

#include <fmt/format.h>

namespace headframe::control::tables {

const std::string_view ddl = R"(
CREATE TABLE control_alarms(
  id INTEGER PRIMARY KEY, mine TEXT NOT NULL, point TEXT NOT NULL, sensor TEXT NOT NULL, kind INTEGER NOT NULL,
  level INTEGER NOT NULL, active INTEGER NOT NULL, acknowledged INTEGER NOT NULL, suppressed INTEGER NOT NULL,
  began INTEGER NOT NULL, ended INTEGER, seen INTEGER NOT NULL, maximum REAL, alarm_limit REAL,
  shelved_until INTEGER, out_of_service INTEGER NOT NULL, cause TEXT NOT NULL, measures TEXT NOT NULL,
  file INTEGER NOT NULL);
CREATE INDEX control_alarms_point ON control_alarms(mine, point, kind, began);
CREATE INDEX control_alarms_began ON control_alarms(began);
CREATE INDEX control_alarms_open ON control_alarms(id) WHERE active = 1 OR acknowledged = 0;
CREATE INDEX control_alarms_shelved ON control_alarms(shelved_until) WHERE shelved_until IS NOT NULL;
CREATE TABLE control_remarks(
  id INTEGER PRIMARY KEY, alarm INTEGER NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, change INTEGER NOT NULL,
  reason TEXT NOT NULL);
CREATE INDEX control_remarks_alarm ON control_remarks(alarm, id);
)";

const std::string_view columns =
    "id, mine, point, sensor, kind, level, active, acknowledged, suppressed, began, ended, seen, "
    "maximum, "
    "alarm_limit, shelved_until, out_of_service, cause, measures, file";

Alarm alarm_from(const store::Statement& row) {
  Alarm a;
  a.id = row.integer(0);
  a.mine = row.text(1);
  a.point = row.text(2);
  a.sensor = row.text(3);
  a.kind = static_cast<Kind>(row.integer(4));
  a.level = static_cast<int>(row.integer(5));
  a.active = row.integer(6) != 0;
  a.acknowledged = row.integer(7) != 0;
  a.suppressed = row.integer(8) != 0;
  a.began = row.time(9);
  a.ended = row.time_if(10);
  a.seen = row.time(11);
  a.maximum = row.real_if(12);
  a.limit = row.real_if(13);
  a.shelved_until = row.time_if(14);
  a.out_of_service = row.integer(15) != 0;
  a.cause = row.text(16);
  a.measures = row.text(17);
  a.file = row.integer(18);
  return a;
}

std::optional<Alarm> find(store::Connection& connection, std::int64_t id) {
  auto row =
      connection.query(fmt::format("SELECT {} FROM control_alarms WHERE id = ?", columns), id);
  return row.step() ? std::optional(alarm_from(row)) : std::nullopt;
}

std::vector<Alarm> near(store::Connection& connection, std::string_view mine,
                        std::string_view point, Kind kind, rt::WallTime from, rt::WallTime to) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM control_alarms WHERE mine = ? AND point = ? AND kind = ? AND began <= ? "
      "AND (ended IS NULL OR ended >= ?) ORDER BY began DESC",
      columns);
  std::vector<Alarm> found;
  auto row = connection.query(sql, mine, point, static_cast<int>(kind), to, from);
  while (row.step()) found.push_back(alarm_from(row));
  return found;
}

void keep(store::Connection& connection, Alarm& a) {
  connection.run(
      "INSERT OR REPLACE INTO control_alarms VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?)",
      a.id == 0 ? std::nullopt : std::optional(a.id), a.mine, a.point, a.sensor,
      static_cast<int>(a.kind), a.level, a.active, a.acknowledged, a.suppressed, a.began, a.ended,
      a.seen, a.maximum, a.limit, a.shelved_until, a.out_of_service, a.cause, a.measures, a.file);
  if (a.id == 0) a.id = connection.last_id();
}

void remark(store::Connection& connection, std::int64_t alarm, const Remark& r) {
  connection.run(
      "INSERT INTO control_remarks(alarm, at, who, change, reason) VALUES(?, ?, ?, ?, ?)", alarm,
      r.at, r.who, static_cast<int>(r.change), r.reason);
}

std::vector<Remark> remarks(store::Connection& connection, std::int64_t alarm) {
  std::vector<Remark> found;
  auto row = connection.query(
      "SELECT at, who, change, reason FROM control_remarks WHERE alarm = ? ORDER BY id", alarm);
  while (row.step())
    found.push_back({row.time(0), row.text(1), static_cast<Change>(row.integer(2)), row.text(3)});
  return found;
}

Active load(store::Connection& connection) {
  Active active;
  auto row = connection.query(
      "SELECT mine, point, kind, id FROM control_alarms WHERE active = 1 ORDER BY began");
  while (row.step())
    active[row.text(0)][{row.text(1), static_cast<Kind>(row.integer(2))}] = row.integer(3);
  return active;
}

std::vector<std::int64_t> shelves_ending(store::Connection& connection, rt::WallTime now) {
  std::vector<std::int64_t> ids;
  auto row = connection.query(
      "SELECT id FROM control_alarms WHERE shelved_until IS NOT NULL AND shelved_until <= ?", now);
  while (row.step()) ids.push_back(row.integer(0));
  return ids;
}

}  // namespace headframe::control::tables
