#include "platform/store/connection.hpp"

#include <deque>
#include <unordered_map>

#include <fmt/format.h>
#include <sqlite3.h>

namespace headframe::store {
namespace {

Failure failure_of(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Failure::busy;
    case SQLITE_CONSTRAINT:
      return Failure::constraint;
    case SQLITE_FULL:
      return Failure::no_space;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:
      return Failure::io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Failure::corrupt;
    case SQLITE_SCHEMA:
      return Failure::schema;
    default:
      return Failure::misuse;
  }
}

[[noreturn]] void fail(sqlite3* db, int code, std::string_view doing) {
  throw Error(failure_of(code),
              fmt::format("{} ({}) in: {}", db ? sqlite3_errmsg(db) : "open failed",
                          sqlite3_errstr(code), doing));
}

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

}  // namespace

struct Statement::Slot {
  sqlite3* db = nullptr;
  sqlite3_stmt* statement = nullptr;
  bool lent = false;
};

struct Connection::Engine {
  sqlite3* db = nullptr;
  /// Several slots of one text exist only while a query of it runs inside another.
  std::unordered_map<std::string, std::deque<Statement::Slot>, TextHash, std::equal_to<>> slots;

  ~Engine() {
    for (auto& [sql, list] : slots)
      for (const Statement::Slot& slot : list) sqlite3_finalize(slot.statement);
    sqlite3_close(db);
  }
};

Statement::~Statement() {
  if (!slot_) return;
  sqlite3_reset(slot_->statement);
  sqlite3_clear_bindings(slot_->statement);
  slot_->lent = false;
}

Statement& Statement::bind(std::nullptr_t) {
  sqlite3_bind_null(slot_->statement, next_++);
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  sqlite3_bind_text64(slot_->statement, next_++, text.data() ? text.data() : "", text.size(),
                      copy_ ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(Blob blob) {
  sqlite3_bind_blob64(slot_->statement, next_++,
                      blob.data() ? static_cast<const void*>(blob.data()) : "", blob.size(),
                      copy_ ? SQLITE_TRANSIENT : SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind(double value) {
  sqlite3_bind_double(slot_->statement, next_++, value);
  return *this;
}

Statement& Statement::bind_integer(std::int64_t value) {
  sqlite3_bind_int64(slot_->statement, next_++, value);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(slot_->statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(slot_->db, code, sqlite3_sql(slot_->statement));
  return false;
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(slot_->statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(slot_->statement, column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(slot_->statement, column);
}

std::string_view Statement::text_view(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(slot_->statement, column));
  return {text ? text : "",
          static_cast<std::size_t>(sqlite3_column_bytes(slot_->statement, column))};
}

Blob Statement::blob(int column) const {
  const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(slot_->statement, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(slot_->statement, column))};
}

std::optional<rt::WallTime> Statement::time_if(int column) const {
  return is_null(column) ? std::nullopt : std::optional(time(column));
}

std::optional<double> Statement::real_if(int column) const {
  return is_null(column) ? std::nullopt : std::optional(real(column));
}

std::optional<std::int64_t> Statement::integer_if(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

Connection::Connection(rt::Storage& storage, std::string_view path, Access access)
    : engine_(std::make_unique<Engine>()) {
  const std::string name = storage.sqlite_name(path);
  const std::string vfs = storage.sqlite_vfs();
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                    (access == Access::read_write ? SQLITE_OPEN_CREATE : 0);
  const int code =
      sqlite3_open_v2(name.c_str(), &engine_->db, flags, vfs.empty() ? nullptr : vfs.c_str());
  if (code != SQLITE_OK) fail(engine_->db, code, name);
  sqlite3_extended_result_codes(engine_->db, 1);
  constexpr int busy_milliseconds = 5000;  // a checkpoint may hold a starting reader that long
  sqlite3_busy_timeout(engine_->db, busy_milliseconds);
  script("PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;");
  if (access == Access::read_only) {
    script("PRAGMA query_only = 1;");
  } else {
    script(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "PRAGMA wal_autocheckpoint = 2000;");
  }
}

Connection::~Connection() = default;

Statement Connection::borrow(std::string_view sql, bool copy) {
  auto found = engine_->slots.find(sql);
  if (found == engine_->slots.end()) found = engine_->slots.try_emplace(std::string(sql)).first;
  for (Statement::Slot& slot : found->second) {
    if (slot.lent) continue;
    slot.lent = true;
    return {&slot, copy};
  }
  Statement::Slot slot{engine_->db, nullptr, true};
  const int code = sqlite3_prepare_v3(engine_->db, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &slot.statement, nullptr);
  if (code != SQLITE_OK) fail(engine_->db, code, sql);
  return {&found->second.emplace_back(slot), copy};
}

void Connection::script(std::string_view sql) {
  const std::string text(sql);
  const int code = sqlite3_exec(engine_->db, text.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(engine_->db, code, sql.substr(0, 200));
}

std::int64_t Connection::last_id() const {
  return sqlite3_last_insert_rowid(engine_->db);
}
std::int64_t Connection::changes() const {
  return sqlite3_changes64(engine_->db);
}
bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(engine_->db) == 0;
}

std::int64_t Connection::all_changes() const {
  return sqlite3_total_changes64(engine_->db);
}

void Connection::undo_since(std::size_t hooks, std::int64_t changes) {
  hooks_.erase(hooks_.begin() + static_cast<std::ptrdiff_t>(hooks), hooks_.end());
  if (all_changes() != changes) ++undone_;
}

Transaction::Transaction(Connection& connection)
    : connection_(connection), changes_(connection.all_changes()) {
  connection_.run("BEGIN");
}

// A failed disk ends a transaction by itself; undoing must then not fail a second time.
Transaction::~Transaction() {
  if (!open_) return;
  connection_.undo_since(0, changes_);
  if (!connection_.in_transaction()) return;
  try {
    connection_.run("ROLLBACK");
  } catch (const Error&) {
  }
}

void Transaction::commit() {
  connection_.run("COMMIT");
  open_ = false;
}

Savepoint::Savepoint(Connection& connection)
    : connection_(connection),
      hooks_(connection.hooks_.size()),
      changes_(connection.all_changes()) {
  connection_.run("SAVEPOINT part");
}

Savepoint::~Savepoint() {
  if (!open_) return;
  connection_.undo_since(hooks_, changes_);
  if (!connection_.in_transaction()) return;
  try {
    connection_.run("ROLLBACK TO part");
    connection_.run("RELEASE part");
  } catch (const Error&) {
  }
}

void Savepoint::release() {
  connection_.run("RELEASE part");
  open_ = false;
}

}  // namespace headframe::store
