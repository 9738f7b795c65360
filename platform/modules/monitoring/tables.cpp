#include "platform/modules/monitoring/tables.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "platform/core/civil.hpp"
#include "platform/modules/monitoring/definition.hpp"

namespace headframe::monitoring::tables {
namespace {

constexpr rt::Duration one_day = std::chrono::hours(24);

std::vector<Value> chunk(store::Connection& connection, std::int64_t point, std::int64_t day) {
  auto row = connection.query("SELECT packed FROM monitoring_chunks WHERE point = ? AND day = ?",
                              point, day);
  return row.step() ? unpack(row.blob(0)) : std::vector<Value>();
}

void write_chunk(store::Connection& connection, std::int64_t point, std::int64_t day,
                 std::span<const Value> values) {
  if (values.empty())
    connection.run("DELETE FROM monitoring_chunks WHERE point = ? AND day = ?", point, day);
  else
    connection.run("INSERT OR REPLACE INTO monitoring_chunks VALUES(?, ?, ?, ?)", point, day,
                   values.size(), store::Blob(pack(values)));
}

bool earlier(const Value& a, const Value& b) {
  return std::tie(a.time, a.file, a.record) < std::tie(b.time, b.file, b.record);
}

void add_to_chunks(store::Connection& connection, std::vector<Value> values) {
  std::map<std::pair<std::int64_t, std::int64_t>, std::vector<Value>> parts;
  for (Value& value : values)
    parts[{value.point, core::day_of(value.time)}].push_back(std::move(value));
  for (auto& [key, part] : parts) {
    std::vector<Value> whole = chunk(connection, key.first, key.second);
    whole.insert(whole.end(), part.begin(), part.end());
    std::sort(whole.begin(), whole.end(), earlier);
    whole.erase(std::unique(whole.begin(), whole.end()), whole.end());
    write_chunk(connection, key.first, key.second, whole);
  }
}

}  // namespace

const std::string_view ddl = R"(
CREATE TABLE monitoring_points(
  id INTEGER PRIMARY KEY, mine TEXT NOT NULL, point TEXT NOT NULL, first_seen INTEGER NOT NULL,
  version INTEGER NOT NULL, kind INTEGER, substation TEXT NOT NULL,
  sensor TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, alarm_high REAL, UNIQUE(mine, point));
CREATE TABLE monitoring_definitions(
  point INTEGER, version INTEGER, since INTEGER NOT NULL, file INTEGER NOT NULL, definition TEXT NOT NULL,
  PRIMARY KEY(point, version)) WITHOUT ROWID;
CREATE TABLE monitoring_batches(
  file INTEGER PRIMARY KEY, mine TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX monitoring_batches_time ON monitoring_batches(mine, first);
CREATE TABLE monitoring_chunks(
  point INTEGER, day INTEGER, count INTEGER NOT NULL, packed BLOB NOT NULL, PRIMARY KEY(point, day)) WITHOUT ROWID;
CREATE INDEX monitoring_chunks_day ON monitoring_chunks(day);
CREATE TABLE monitoring_current(mine TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE monitoring_statistics(
  file INTEGER PRIMARY KEY, mine TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX monitoring_statistics_time ON monitoring_statistics(mine, first);
CREATE TABLE monitoring_exceptional(
  file INTEGER PRIMARY KEY, mine TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX monitoring_exceptional_time ON monitoring_exceptional(mine, first);
)";

const std::string_view ddl_2 = "ALTER TABLE monitoring_points ADD COLUMN alarm_low REAL";

std::optional<std::size_t> MineState::slot_of(const std::string& point, std::size_t likely) const {
  if (likely < points.size() && points[likely] == point) return likely;
  const auto found = slots.find(point);
  return found == slots.end() ? std::nullopt : std::optional(found->second);
}

State load(store::Connection& connection) {
  State state;
  std::map<std::int64_t, Value*> by_number;
  auto row = connection.query(
      "SELECT mine, point, id, alarm_high, alarm_low FROM monitoring_points ORDER BY mine, id");
  while (row.step()) {
    MineState& mine = state[row.text(0)];
    mine.slots[row.text(1)] = mine.points.size();
    mine.points.push_back(row.text(1));
    mine.current.push_back(
        {.point = row.integer(2), .time = {}, .value = {}, .status = 0, .file = 0, .record = 0});
    mine.limits.push_back({row.real_if(3), row.real_if(4)});
  }
  for (auto& [name, mine] : state)
    for (Value& value : mine.current) by_number[value.point] = &value;
  auto current = connection.query("SELECT packed FROM monitoring_current");
  while (current.step())
    unpack(current.blob(0), [&](const Value& value) {
      if (const auto found = by_number.find(value.point); found != by_number.end())
        *found->second = value;
    });
  return state;
}

std::int64_t add_point(store::Connection& connection, std::string_view mine, std::string_view point,
                       rt::WallTime now) {
  connection.run(
      "INSERT INTO monitoring_points VALUES(NULL, ?, ?, ?, 0, NULL, '', '', '', '', NULL, NULL)",
      mine, point, now);
  return connection.last_id();
}

bool define(store::Connection& connection, std::int64_t id, const wire::PointDefinition& d,
            std::int64_t file, rt::WallTime since) {
  const std::string text = json_of(d).dump();
  std::int64_t version = 1;
  {
    auto last = connection.query(
        "SELECT version, definition FROM monitoring_definitions WHERE point = ? ORDER BY version "
        "DESC LIMIT 1",
        id);
    if (last.step()) {
      if (last.text_view(1) == text) return false;
      version = last.integer(0) + 1;
    }
  }
  connection.run("INSERT INTO monitoring_definitions VALUES(?, ?, ?, ?, ?)", id, version, since,
                 file, text);
  connection.run(
      "UPDATE monitoring_points SET version = ?, kind = ?, substation = ?, sensor = ?, name = ?, "
      "unit = ?, alarm_high = ?, alarm_low = ? WHERE id = ?",
      version, static_cast<int>(d.kind), d.substation, d.sensor, d.name, d.unit, d.alarm_high,
      d.alarm_low, id);
  return true;
}

// A batch that spans more than a day would have to be looked for in every range of time; such
// files are rare, and their values go to the chunks at once.
void add_batch(store::Connection& connection, std::int64_t file, std::string_view mine,
               std::vector<Value> values) {
  if (values.empty()) return;
  const auto [first, last] = std::minmax_element(
      values.begin(), values.end(), [](const Value& a, const Value& b) { return a.time < b.time; });
  if (last->time - first->time > one_day) return add_to_chunks(connection, std::move(values));
  connection.run("INSERT INTO monitoring_batches VALUES(?, ?, ?, ?, ?)", file, mine, first->time,
                 last->time, store::Blob(pack(values)));
}

void add_exceptional(store::Connection& connection, std::int64_t file, std::string_view mine,
                     std::vector<Value> kept) {
  if (kept.empty()) return;
  std::sort(kept.begin(), kept.end(), earlier);
  connection.run("INSERT INTO monitoring_exceptional VALUES(?, ?, ?, ?, ?)", file, mine,
                 kept.front().time, kept.back().time, store::Blob(pack(kept)));
}

void add_statistics(store::Connection& connection, std::int64_t file, std::string_view mine,
                    std::span<const Interval> intervals) {
  if (intervals.empty()) return;
  rt::WallTime first = intervals.front().begin, last = intervals.front().end;
  for (const Interval& i : intervals) {
    first = std::min(first, i.begin);
    last = std::max(last, i.end);
  }
  connection.run("INSERT INTO monitoring_statistics VALUES(?, ?, ?, ?, ?)", file, mine, first, last,
                 store::Blob(pack_intervals(intervals)));
}

void keep_current(store::Connection& connection, std::string_view mine, const MineState& state) {
  connection.run(
      "INSERT INTO monitoring_current VALUES(?, ?) ON CONFLICT DO UPDATE SET packed = "
      "excluded.packed",
      mine, store::Blob(pack(state.current)));
}

void forget_file(store::Connection& connection, std::int64_t file, std::string_view mine,
                 std::span<const std::int64_t> days) {
  connection.run("DELETE FROM monitoring_exceptional WHERE file = ?", file);
  connection.run("DELETE FROM monitoring_statistics WHERE file = ?", file);
  if (connection.run("DELETE FROM monitoring_batches WHERE file = ?", file) > 0) return;
  std::vector<std::int64_t> points;
  {
    auto row = connection.query("SELECT id FROM monitoring_points WHERE mine = ?", mine);
    while (row.step()) points.push_back(row.integer(0));
  }
  for (const std::int64_t day : days)
    for (const std::int64_t point : points) {
      std::vector<Value> values = chunk(connection, point, day);
      if (std::erase_if(values, [&](const Value& v) { return v.file == file; }) > 0)
        write_chunk(connection, point, day, values);
    }
}

std::size_t compact(store::Connection& connection, rt::WallTime before, std::size_t most) {
  std::vector<std::int64_t> files;
  std::vector<Value> values;
  {
    auto row = connection.query(
        "SELECT file, packed FROM monitoring_batches WHERE mine = (SELECT mine FROM "
        "monitoring_batches "
        "WHERE last < ? ORDER BY file LIMIT 1) AND last < ? ORDER BY first LIMIT ?",
        before, before, most);
    while (row.step()) {
      files.push_back(row.integer(0));
      unpack(row.blob(1), [&](const Value& value) { values.push_back(value); });
    }
  }
  add_to_chunks(connection, std::move(values));
  for (const std::int64_t file : files)
    connection.run("DELETE FROM monitoring_batches WHERE file = ?", file);
  return files.size();
}

void expire(store::Connection& connection, rt::WallTime now, const Retention& retention) {
  connection.run("DELETE FROM monitoring_chunks WHERE day < ?",
                 core::day_of(now - retention.values));
  connection.run("DELETE FROM monitoring_statistics WHERE last < ?", now - retention.statistics);
  connection.run("DELETE FROM monitoring_exceptional WHERE last < ?", now - retention.exceptional);
}

std::vector<Value> history(store::Connection& connection, std::string_view mine, std::int64_t point,
                           rt::WallTime from, rt::WallTime to) {
  std::vector<Value> found;
  const auto take = [&](const Value& value) {
    if (value.point == point && value.time >= from && value.time < to) found.push_back(value);
  };
  auto chunks = connection.query(
      "SELECT packed FROM monitoring_chunks WHERE point = ? AND day BETWEEN ? AND ? ORDER BY day",
      point, core::day_of(from), core::day_of(to));
  while (chunks.step()) unpack(chunks.blob(0), take);
  auto batches = connection.query(
      "SELECT packed FROM monitoring_batches WHERE mine = ? AND first BETWEEN ? AND ? AND last >= "
      "? ORDER BY first",
      mine, from - one_day, to, from);
  while (batches.step()) unpack(batches.blob(0), take);
  std::sort(found.begin(), found.end(), earlier);
  return found;
}

std::vector<Value> of_mine(store::Connection& connection, std::string_view mine, rt::WallTime from,
                           rt::WallTime to) {
  std::vector<Value> found;
  const auto take = [&](const Value& value) {
    if (value.time >= from && value.time < to) found.push_back(value);
  };
  auto chunks = connection.query(
      "SELECT packed FROM monitoring_chunks WHERE day BETWEEN ? AND ? AND point IN (SELECT id FROM "
      "monitoring_points WHERE mine = ?)",
      core::day_of(from), core::day_of(to), mine);
  while (chunks.step()) unpack(chunks.blob(0), take);
  auto batches = connection.query(
      "SELECT packed FROM monitoring_batches WHERE mine = ? AND first BETWEEN ? AND ? AND last >= ?",
      mine, from - one_day, to, from);
  while (batches.step()) unpack(batches.blob(0), take);
  std::ranges::sort(found, {}, [](const Value& v) { return std::tuple(v.time, v.point, v.file, v.record); });
  return found;
}

}  // namespace headframe::monitoring::tables
