#include "platform/modules/administration/tables.hpp"

#include <nlohmann/json.hpp>

namespace headframe::administration {
namespace {

std::string list_text(const std::vector<std::string>& list) { return nlohmann::json(list).dump(); }

std::vector<std::string> list_of(std::string_view text) {
  return nlohmann::json::parse(text).get<std::vector<std::string>>();
}

constexpr const char* user_columns =
    "SELECT id, name, display, password, must_change, disabled, roles, mines FROM administration_users ";

User user_of(const store::Statement& row) {
  return {row.integer(0),      row.text(1),         row.text(2),
          row.text(3),         row.integer(4) != 0, row.integer(5) != 0,
          list_of(row.text(6)), list_of(row.text(7))};
}

}  // namespace

std::vector<store::Migration> administration_tables() {
  return {{"administration", 1, R"(
CREATE TABLE administration_users(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, display TEXT NOT NULL, password TEXT NOT NULL,
  must_change INTEGER NOT NULL, disabled INTEGER NOT NULL, roles TEXT NOT NULL, mines TEXT NOT NULL);
CREATE TABLE administration_roles(
  name TEXT PRIMARY KEY, zh TEXT NOT NULL, en TEXT NOT NULL, rights TEXT NOT NULL);
CREATE TABLE administration_sessions(
  id INTEGER PRIMARY KEY, user INTEGER NOT NULL REFERENCES administration_users,
  token_hash TEXT NOT NULL UNIQUE, peer TEXT NOT NULL, since INTEGER NOT NULL, expires INTEGER NOT NULL);
CREATE TABLE administration_devices(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, mine TEXT NOT NULL,
  location TEXT NOT NULL, model TEXT NOT NULL, serial TEXT NOT NULL, state TEXT NOT NULL,
  installed INTEGER, note TEXT NOT NULL);
CREATE INDEX administration_devices_mine ON administration_devices(mine);
CREATE TABLE administration_work_orders(
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, device INTEGER NOT NULL, mine TEXT NOT NULL,
  title TEXT NOT NULL, symptom TEXT NOT NULL, cause TEXT NOT NULL, failed INTEGER, detected INTEGER,
  responded INTEGER, repair_started INTEGER, restored INTEGER, closed INTEGER,
  repeat_of INTEGER NOT NULL);
CREATE INDEX administration_work_orders_device ON administration_work_orders(device, cause);
)"},
          {"administration", 2, R"(
CREATE TABLE administration_presence(
  id INTEGER PRIMARY KEY, began INTEGER NOT NULL UNIQUE, seen INTEGER NOT NULL, orderly INTEGER NOT NULL);
)"}};
}

std::vector<User> users(store::Connection& connection) {
  std::vector<User> out;
  auto row = connection.query(std::string(user_columns) + "ORDER BY id");
  while (row.step()) out.push_back(user_of(row));
  return out;
}

std::optional<User> user(store::Connection& connection, std::int64_t id) {
  auto row = connection.query(std::string(user_columns) + "WHERE id = ?", id);
  if (!row.step()) return std::nullopt;
  return user_of(row);
}

std::int64_t save(store::Connection& connection, const User& user) {
  const std::string roles = list_text(user.roles), mines = list_text(user.mines);
  if (user.id == 0) {
    connection.run("INSERT INTO administration_users VALUES(NULL, ?, ?, ?, ?, ?, ?, ?)", user.name,
                   user.display, user.password, user.must_change, user.disabled, roles, mines);
    return connection.last_id();
  }
  connection.run(
      "UPDATE administration_users SET name = ?, display = ?, password = ?, must_change = ?, "
      "disabled = ?, roles = ?, mines = ? WHERE id = ?",
      user.name, user.display, user.password, user.must_change, user.disabled, roles, mines, user.id);
  return user.id;
}

std::vector<Role> roles(store::Connection& connection) {
  std::vector<Role> out;
  auto row = connection.query("SELECT name, zh, en, rights FROM administration_roles ORDER BY name");
  while (row.step()) out.push_back({row.text(0), row.text(1), row.text(2), list_of(row.text(3))});
  return out;
}

void save(store::Connection& connection, const Role& role) {
  connection.run("INSERT OR REPLACE INTO administration_roles VALUES(?, ?, ?, ?)", role.name, role.zh,
                 role.en, list_text(role.rights));
}

std::vector<SessionRow> sessions(store::Connection& connection) {
  std::vector<SessionRow> out;
  auto row = connection.query(
      "SELECT id, user, token_hash, peer, since, expires FROM administration_sessions ORDER BY id");
  while (row.step())
    out.push_back({row.integer(0), row.integer(1), row.text(2), row.text(3), row.time(4), row.time(5)});
  return out;
}

std::int64_t insert(store::Connection& connection, const SessionRow& session) {
  connection.run("INSERT INTO administration_sessions VALUES(NULL, ?, ?, ?, ?, ?)", session.user,
                 session.token_hash, session.from, session.since, session.expires);
  return connection.last_id();
}

const std::string work_order_columns =
    "SELECT id, kind, device, mine, title, symptom, cause, failed, detected, responded, "
    "repair_started, restored, closed, repeat_of FROM administration_work_orders";

WorkOrder work_order_of(const store::Statement& row) {
  WorkOrder order;
  order.id = row.integer(0);
  order.kind = kind_from(row.text_view(1)).value();
  order.device = row.integer(2);
  order.mine = row.text(3);
  order.title = row.text(4);
  order.symptom = row.text(5);
  order.cause = row.text(6);
  for (std::size_t i = 0; i < steps; ++i) order.at[i] = row.time_if(7 + static_cast<int>(i));
  order.repeat_of = row.integer(13);
  return order;
}

std::int64_t save(store::Connection& connection, const WorkOrder& order) {
  const std::optional<std::int64_t> id =
      order.id == 0 ? std::nullopt : std::optional<std::int64_t>(order.id);
  connection.run(
      "INSERT OR REPLACE INTO administration_work_orders VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id, name_of(order.kind), order.device, order.mine, order.title, order.symptom, order.cause,
      order.at[0], order.at[1], order.at[2], order.at[3], order.at[4], order.at[5], order.repeat_of);
  return id.value_or(connection.last_id());
}

std::optional<WorkOrder> work_order(store::Connection& connection, std::int64_t id) {
  auto row = connection.query(work_order_columns + " WHERE id = ?", id);
  if (!row.step()) return std::nullopt;
  return work_order_of(row);
}

std::vector<WorkOrder> closed_faults(store::Connection& connection, std::int64_t device,
                                     std::string_view cause) {
  std::vector<WorkOrder> out;
  auto row = connection.query(
      work_order_columns + " WHERE device = ? AND cause = ? AND kind = 'fault' AND closed IS NOT NULL",
      device, cause);
  while (row.step()) out.push_back(work_order_of(row));
  return out;
}

void Filter::where(std::string condition, Value value) {
  conditions_.push_back(std::move(condition));
  values_.push_back(std::move(value));
}

void Filter::visible_to(const core::Principal& who, const std::string& column) {
  if (who.mines.empty()) return;
  std::string marks;
  for (const auto& mine : who.mines) {
    marks += marks.empty() ? "?" : ", ?";
    values_.emplace_back(mine);
  }
  conditions_.push_back(column + " IN (" + marks + ")");
}

store::Statement Filter::query(store::Connection& connection, const std::string& select,
                               const std::string& tail) const {
  std::string sql = select;
  for (std::size_t i = 0; i < conditions_.size(); ++i)
    sql += (i == 0 ? " WHERE " : " AND ") + conditions_[i];
  auto statement = connection.query(sql + " " + tail);
  for (const Value& value : values_)
    std::visit([&](const auto& v) { statement.bind(v); }, value);
  return statement;
}

}  // namespace headframe::administration
