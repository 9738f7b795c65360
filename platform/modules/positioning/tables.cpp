#include "platform/modules/positioning/tables.hpp"

#include "platform/core/civil.hpp"

namespace headframe::positioning::tables {
namespace {

using nlohmann::json;

json time_or_null(const std::optional<rt::WallTime>& time) {
  return time ? json(core::to_text(*time)) : json();
}
json number_or_null(const std::optional<double>& value) {
  return value ? json(*value) : json();
}

/// Snapshots are full; the newest one that counted is marked in positioning_current.
constexpr std::string_view select_current =
    "SELECT c.mine, s.file, s.time, s.packed, c.entered, c.left FROM positioning_current c "
    "JOIN positioning_snapshots s ON s.file = c.file";

Snapshot snapshot_from(const store::Statement& row) {
  return {row.integer(1), row.time(2), unpack(row.blob(3)), {row.integer(4), row.integer(5)}};
}

}  // namespace

const std::string_view ddl = R"(
CREATE TABLE positioning_cards(
  mine TEXT, card TEXT, name TEXT NOT NULL, trade TEXT NOT NULL, post TEXT NOT NULL, team TEXT NOT NULL,
  leader INTEGER NOT NULL, special INTEGER NOT NULL, PRIMARY KEY(mine, card)) WITHOUT ROWID;
CREATE TABLE positioning_areas(
  mine TEXT, area TEXT, name TEXT NOT NULL, type INTEGER NOT NULL, capacity INTEGER,
  PRIMARY KEY(mine, area)) WITHOUT ROWID;
CREATE TABLE positioning_readers(
  mine TEXT, reader TEXT, name TEXT NOT NULL, note TEXT NOT NULL, x REAL, y REAL, z REAL,
  PRIMARY KEY(mine, reader)) WITHOUT ROWID;
CREATE TABLE positioning_snapshots(
  file INTEGER PRIMARY KEY, mine TEXT NOT NULL, time INTEGER NOT NULL, below INTEGER NOT NULL,
  entered INTEGER NOT NULL, left INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX positioning_snapshots_time ON positioning_snapshots(mine, time);
CREATE TABLE positioning_current(
  mine TEXT PRIMARY KEY, file INTEGER NOT NULL, entered INTEGER NOT NULL, left INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE positioning_events(
  mine TEXT, kind INTEGER, subject TEXT, began INTEGER, ended INTEGER, detail TEXT NOT NULL, file INTEGER NOT NULL,
  PRIMARY KEY(mine, began, kind, subject)) WITHOUT ROWID;
)";

void keep_cards(store::Connection& connection, std::string_view mine,
                std::span<const wire::Card> cards) {
  connection.run("DELETE FROM positioning_cards WHERE mine = ?", mine);
  for (const wire::Card& c : cards)
    connection.run("INSERT OR REPLACE INTO positioning_cards VALUES(?, ?, ?, ?, ?, ?, ?, ?)", mine,
                   c.card, c.name, c.trade, c.post, c.team, c.mine_leader, c.special_trade);
}

void keep_areas(store::Connection& connection, std::string_view mine,
                std::span<const wire::Area> areas) {
  connection.run("DELETE FROM positioning_areas WHERE mine = ?", mine);
  for (const wire::Area& a : areas)
    connection.run("INSERT OR REPLACE INTO positioning_areas VALUES(?, ?, ?, ?, ?)", mine, a.area,
                   a.name, static_cast<int>(a.type), a.capacity);
}

void keep_readers(store::Connection& connection, std::string_view mine,
                  std::span<const wire::Reader> readers) {
  connection.run("DELETE FROM positioning_readers WHERE mine = ?", mine);
  for (const wire::Reader& r : readers)
    connection.run("INSERT OR REPLACE INTO positioning_readers VALUES(?, ?, ?, ?, ?, ?, ?)", mine,
                   r.reader, r.name, r.note, r.x, r.y, r.z);
}

Snapshot newest(store::Connection& connection, std::string_view mine) {
  auto row = connection.query(std::string(select_current) + " WHERE c.mine = ?", mine);
  return row.step() ? snapshot_from(row) : Snapshot{};
}

std::map<std::string, Snapshot, std::less<>> load(store::Connection& connection) {
  std::map<std::string, Snapshot, std::less<>> found;
  auto row = connection.query(select_current);
  while (row.step()) found[row.text(0)] = snapshot_from(row);
  return found;
}

void keep_snapshot(store::Connection& connection, std::string_view mine, const Snapshot& s,
                   std::size_t entered, std::size_t left, bool current) {
  connection.run("INSERT INTO positioning_snapshots VALUES(?, ?, ?, ?, ?, ?, ?)", s.file, mine,
                 s.time, s.people.size(), entered, left, store::Blob(pack(s.people)));
  if (current)
    connection.run("INSERT OR REPLACE INTO positioning_current VALUES(?, ?, ?, ?)", mine, s.file,
                   s.balance.in, s.balance.out);
}

void forget_snapshot(store::Connection& connection, std::int64_t file) {
  connection.run("DELETE FROM positioning_snapshots WHERE file = ?", file);
}

std::vector<Count> counts(store::Connection& connection, std::string_view mine, rt::WallTime from,
                          rt::WallTime to) {
  std::vector<Count> found;
  auto row = connection.query(
      "SELECT time, below, entered, left FROM positioning_snapshots WHERE mine = ? AND "
      "time >= ? AND time < ? ORDER BY time",
      mine, from, to);
  while (row.step()) found.push_back({row.time(0), row.integer(1), row.integer(2), row.integer(3)});
  return found;
}

bool keep_event(store::Connection& connection, std::string_view mine, const Event& e) {
  const int kind = static_cast<int>(e.kind);
  const bool known =
      connection.run(
          "UPDATE positioning_events SET ended = ?, detail = ? WHERE mine = ? AND began = ? "
          "AND kind = ? AND subject = ?",
          e.ended, e.detail.dump(), mine, e.began, kind, e.subject) > 0;
  if (!known)
    connection.run("INSERT INTO positioning_events VALUES(?, ?, ?, ?, ?, ?, ?)", mine, kind,
                   e.subject, e.began, e.ended, e.detail.dump(), e.file);
  return !known;
}

json cards(store::Connection& connection, std::string_view mine) {
  json items = json::array();
  auto row = connection.query(
      "SELECT card, name, trade, post, team, leader, special FROM positioning_cards WHERE mine = ?",
      mine);
  while (row.step())
    items.push_back({{"card", row.text(0)},
                     {"name", row.text(1)},
                     {"trade", row.text(2)},
                     {"post", row.text(3)},
                     {"team", row.text(4)},
                     {"leader", row.integer(5) != 0},
                     {"special", row.integer(6) != 0}});
  return items;
}

json areas(store::Connection& connection, std::string_view mine) {
  constexpr std::array types{"portal", "key", "restricted", "other"};
  json items = json::array();
  auto row = connection.query(
      "SELECT area, name, type, capacity FROM positioning_areas WHERE mine = ?", mine);
  while (row.step())
    items.push_back({{"area", row.text(0)},
                     {"name", row.text(1)},
                     {"type", types.at(static_cast<std::size_t>(row.integer(2)))},
                     {"capacity", row.is_null(3) ? json() : json(row.integer(3))}});
  return items;
}

json readers(store::Connection& connection, std::string_view mine) {
  json items = json::array();
  auto row = connection.query(
      "SELECT reader, name, note, x, y, z FROM positioning_readers WHERE mine = ?", mine);
  while (row.step())
    items.push_back({{"reader", row.text(0)},
                     {"name", row.text(1)},
                     {"note", row.text(2)},
                     {"x", number_or_null(row.real_if(3))},
                     {"y", number_or_null(row.real_if(4))},
                     {"z", number_or_null(row.real_if(5))}});
  return items;
}

json events(store::Connection& connection, std::string_view mine, rt::WallTime from,
            rt::WallTime to) {
  json items = json::array();
  auto row = connection.query(
      "SELECT kind, subject, began, ended, detail, file FROM positioning_events WHERE mine = ? "
      "AND began >= ? AND began < ? ORDER BY began",
      mine, from, to);
  while (row.step())
    items.push_back({{"kind", text_of(static_cast<Abnormal>(row.integer(0)))},
                     {"subject", row.text(1)},
                     {"began", core::to_text(row.time(2))},
                     {"ended", time_or_null(row.time_if(3))},
                     {"detail", json::parse(row.text_view(4))},
                     {"file", row.integer(5)}});
  return items;
}

// The newest snapshot stays, however old: it is what is known of who is below.
void expire(store::Connection& connection, rt::WallTime before) {
  connection.run(
      "DELETE FROM positioning_snapshots WHERE time < ? AND file NOT IN (SELECT file FROM "
      "positioning_current)",
      before);
  connection.run("DELETE FROM positioning_events WHERE began < ?", before);
}

}  // namespace headframe::positioning::tables
