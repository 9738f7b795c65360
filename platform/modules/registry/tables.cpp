#include "platform/modules/registry/tables.hpp"

namespace headframe::registry::tables {
namespace {

constexpr std::string_view select =
    "SELECT code, name, county, state, gas_class, hydrology, capacity, run_by_city, longitude, "
    "latitude, "
    "silence_limit, online, lawful, since FROM registry_mines";

Registered registered_from(const store::Statement& row) {
  Registered r;
  r.mine.code = row.text(0);
  r.mine.name = row.text(1);
  r.mine.county = row.text(2);
  r.mine.state = static_cast<MineState>(row.integer(3));
  r.mine.gas_class = row.text(4);
  r.mine.hydrology = row.text(5);
  r.mine.capacity_10kt = row.real(6);
  r.mine.run_by_city = row.integer(7) != 0;
  r.mine.longitude = row.real_if(8);
  r.mine.latitude = row.real_if(9);
  r.mine.silence_limit = rt::Duration(row.integer(10));
  r.link = {row.integer(11) != 0, row.integer(12) != 0, row.time(13)};
  return r;
}

}  // namespace

const std::string_view ddl = R"(
CREATE TABLE registry_mines(
  code TEXT PRIMARY KEY, name TEXT NOT NULL, county TEXT NOT NULL, state INTEGER NOT NULL,
  gas_class TEXT NOT NULL, hydrology TEXT NOT NULL, capacity REAL NOT NULL, run_by_city INTEGER NOT NULL,
  longitude REAL, latitude REAL, silence_limit INTEGER NOT NULL, online INTEGER NOT NULL,
  lawful INTEGER NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE registry_states(
  id INTEGER PRIMARY KEY, mine TEXT NOT NULL, at INTEGER NOT NULL, state INTEGER NOT NULL, who TEXT NOT NULL,
  reason TEXT NOT NULL);
CREATE TABLE registry_outages(
  mine TEXT, began INTEGER, ended INTEGER, lawful INTEGER NOT NULL, PRIMARY KEY(mine, began)) WITHOUT ROWID;
)";

Mines load(store::Connection& connection) {
  Mines mines;
  auto row = connection.query(select);
  while (row.step()) mines[row.text(0)] = registered_from(row);
  return mines;
}

std::optional<Registered> find(store::Connection& connection, std::string_view code) {
  auto row = connection.query(std::string(select) + " WHERE code = ?", code);
  return row.step() ? std::optional(registered_from(row)) : std::nullopt;
}

void keep(store::Connection& connection, const Mine& m, std::string_view who,
          std::string_view reason, rt::WallTime at) {
  const auto before = find(connection, m.code);
  const Link link = before ? before->link : Link{false, may_be_silent(m.state), at};
  connection.run(
      "INSERT OR REPLACE INTO registry_mines VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      m.code, m.name, m.county, static_cast<int>(m.state), m.gas_class, m.hydrology,
      m.capacity_10kt, m.run_by_city, m.longitude, m.latitude, m.silence_limit.count(), link.online,
      link.lawful, link.since);
  if (!before)
    connection.run("INSERT INTO registry_outages VALUES(?, ?, NULL, ?)", m.code, at, link.lawful);
  if (!before || before->mine.state != m.state)
    connection.run(
        "INSERT INTO registry_states(mine, at, state, who, reason) VALUES(?, ?, ?, ?, ?)", m.code,
        at, static_cast<int>(m.state), who, reason);
}

void keep_link(store::Connection& connection, std::string_view mine, const Link& link) {
  connection.run("UPDATE registry_mines SET online = ?, lawful = ?, since = ? WHERE code = ?",
                 link.online, link.lawful, link.since, mine);
  if (link.online) {
    connection.run("UPDATE registry_outages SET ended = ? WHERE mine = ? AND ended IS NULL",
                   link.since, mine);
  } else if (connection.run(
                 "UPDATE registry_outages SET lawful = ? WHERE mine = ? AND ended IS NULL",
                 link.lawful, mine) == 0) {
    connection.run("INSERT OR REPLACE INTO registry_outages VALUES(?, ?, NULL, ?)", mine,
                   link.since, link.lawful);
  }
}

std::vector<Outage> outages(store::Connection& connection, std::string_view mine, rt::WallTime from,
                            rt::WallTime to) {
  std::vector<Outage> found;
  auto row = connection.query(
      "SELECT began, ended, lawful FROM registry_outages WHERE mine = ? AND began < ? AND "
      "(ended IS NULL OR ended > ?) ORDER BY began",
      mine, to, from);
  while (row.step()) found.push_back({row.time(0), row.time_if(1), row.integer(2) != 0});
  return found;
}

}  // namespace headframe::registry::tables
