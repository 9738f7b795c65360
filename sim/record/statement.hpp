// Private to this room: SQLite statements whose errors are exceptions, and the conversion of a
// column's value.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "sim/record/columns.hpp"

namespace headframe::sim::record {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

inline void require(sqlite3* database, int result, int wanted) {
  if (result == wanted) return;
  throw std::runtime_error(std::string("run.db: ") + sqlite3_errmsg(database));
}

inline Statement prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  require(database, sqlite3_prepare_v2(database, sql.c_str(), -1, &raw, nullptr), SQLITE_OK);
  return Statement(raw);
}

inline void execute(sqlite3* database, const std::string& sql) {
  require(database, sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
}

/// "a, b, c" over the columns of a row.
template <class Row>
std::string column_names() {
  std::string names;
  std::apply([&](const auto&... column) {
    ((names += (names.empty() ? "" : ", ") + std::string(column.name)), ...);
  }, Table<Row>::columns);
  return names;
}

inline int bind(sqlite3_stmt* s, int i, const std::string& value) {
  return sqlite3_bind_text(s, i, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
}
inline int bind(sqlite3_stmt* s, int i, double value) { return sqlite3_bind_double(s, i, value); }
inline int bind(sqlite3_stmt* s, int i, std::int64_t value) {
  return sqlite3_bind_int64(s, i, value);
}
inline int bind(sqlite3_stmt* s, int i, bool value) { return sqlite3_bind_int(s, i, value); }
inline int bind(sqlite3_stmt* s, int i, Moment value) {
  return sqlite3_bind_int64(s, i, value.count());
}
template <class T>
int bind(sqlite3_stmt* s, int i, const std::optional<T>& value) {
  return value ? bind(s, i, *value) : sqlite3_bind_null(s, i);
}

inline void load(sqlite3_stmt* s, int i, std::string& into) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(s, i));
  into.assign(text == nullptr ? "" : text, static_cast<std::size_t>(sqlite3_column_bytes(s, i)));
}
inline void load(sqlite3_stmt* s, int i, double& into) { into = sqlite3_column_double(s, i); }
inline void load(sqlite3_stmt* s, int i, std::int64_t& into) { into = sqlite3_column_int64(s, i); }
inline void load(sqlite3_stmt* s, int i, bool& into) { into = sqlite3_column_int(s, i) != 0; }
inline void load(sqlite3_stmt* s, int i, Moment& into) {
  into = Moment(sqlite3_column_int64(s, i));
}
template <class T>
void load(sqlite3_stmt* s, int i, std::optional<T>& into) {
  into.reset();
  if (sqlite3_column_type(s, i) != SQLITE_NULL) load(s, i, into.emplace());
}

}  // namespace headframe::sim::record
