// Reading and writing the module's tables; called inside the transactions of handlers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/core/api.hpp"
#include "platform/modules/administration/work_order.hpp"
#include "platform/store/connection.hpp"
#include "platform/store/migration.hpp"

namespace headframe::administration {

std::vector<store::Migration> administration_tables();

struct User {
  std::int64_t id = 0;
  std::string name, display;
  std::string password;      // as password.hpp keeps it
  bool must_change = false;  // a one-time password: nothing else is allowed until it is changed
  bool disabled = false;
  std::vector<std::string> roles, mines;
};

/// `rights` are names, "*" (every right) or "*.read" (every right that ends so).
struct Role {
  std::string name, zh, en;
  std::vector<std::string> rights;
};

struct SessionRow {
  std::int64_t id = 0, user = 0;
  std::string token_hash, from;
  rt::WallTime since, expires;
};

std::vector<User> users(store::Connection& connection);
std::optional<User> user(store::Connection& connection, std::int64_t id);
/// Inserts when the id is 0; returns the id.
std::int64_t save(store::Connection& connection, const User& user);

std::vector<Role> roles(store::Connection& connection);
void save(store::Connection& connection, const Role& role);

std::vector<SessionRow> sessions(store::Connection& connection);
std::int64_t insert(store::Connection& connection, const SessionRow& session);

/// Inserts when the id is 0; returns the id.
std::int64_t save(store::Connection& connection, const WorkOrder& order);
std::optional<WorkOrder> work_order(store::Connection& connection, std::int64_t id);
/// Faults of one device that were closed with one cause.
std::vector<WorkOrder> closed_faults(store::Connection& connection, std::int64_t device,
                                     std::string_view cause);
/// The row of `SELECT` + work_order_columns.
WorkOrder work_order_of(const store::Statement& row);
extern const std::string work_order_columns;

/// Builds "WHERE a = ? AND b >= ?" from the filters that a request gives.
class Filter {
 public:
  using Value = std::variant<std::int64_t, std::string>;

  void where(std::string condition, Value value);
  void where(std::string condition) { conditions_.push_back(std::move(condition)); }
  /// Rows of mines that `who` may see.
  void visible_to(const core::Principal& who, const std::string& column);
  store::Statement query(store::Connection& connection, const std::string& select,
                         const std::string& tail) const;

 private:
  std::vector<std::string> conditions_;
  std::vector<Value> values_;
};

}  // namespace headframe::administration
