// A connection to SQLite on some storage, as short as tests want it.
#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>

#include "platform/rt/storage.hpp"

namespace headframe::conformance {

class Database {
 public:
  Database(rt::Storage& storage, std::string_view path) {
    const int code = sqlite3_open_v2(storage.sqlite_name(path).c_str(), &handle_,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                     storage.sqlite_vfs().c_str());
    if (code != SQLITE_OK) {
      sqlite3_close(handle_);
      throw std::runtime_error(sqlite3_errstr(code));
    }
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close(handle_); }

  int try_run(const char* sql) { return sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); }
  void run(const char* sql) {
    if (try_run(sql) != SQLITE_OK)
      throw std::runtime_error(std::string(sql) + ": " + sqlite3_errmsg(handle_));
  }
  std::string text(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr) != SQLITE_OK)
      throw std::runtime_error(std::string(sql) + ": " + sqlite3_errmsg(handle_));
    std::string value;
    if (sqlite3_step(statement) == SQLITE_ROW)
      if (const auto* found = sqlite3_column_text(statement, 0))
        value = reinterpret_cast<const char*>(found);
    if (sqlite3_finalize(statement) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
    return value;
  }
  long number(const char* sql) { return std::stol(text(sql)); }

 private:
  sqlite3* handle_ = nullptr;
};

}  // namespace headframe::conformance
