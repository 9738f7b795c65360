// One connection to the store: statements by text, prepared once and kept. Everything here blocks
// and belongs to one lane; nothing here names the database behind it.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/rt/storage.hpp"
#include "platform/store/error.hpp"

namespace headframe::store {

using Blob = std::span<const std::byte>;
using Hook = std::move_only_function<void()>;

/// A prepared statement on loan from its connection; destroying it gives it back. Bound texts and
/// blobs are copied, so temporaries are fine. Columns count from 0 and are valid until the next
/// step.
class Statement {
 public:
  struct Slot;
  Statement(Slot* slot, bool copy) : slot_(slot), copy_(copy) {}
  Statement(Statement&& other) noexcept
      : slot_(std::exchange(other.slot_, nullptr)), copy_(other.copy_), next_(other.next_) {}
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  /// Binds the next parameter.
  Statement& bind(std::nullptr_t);
  Statement& bind(std::string_view text);
  Statement& bind(Blob blob);
  Statement& bind(double value);
  Statement& bind_integer(std::int64_t value);
  Statement& bind(rt::WallTime time) { return bind_integer(time.since_epoch.count()); }
  template <std::integral I>
  Statement& bind(I value) {
    return bind_integer(static_cast<std::int64_t>(value));
  }
  Statement& bind(const std::string& text) { return bind(std::string_view(text)); }
  Statement& bind(const char* text) { return bind(std::string_view(text)); }
  template <class T>
  Statement& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind(nullptr);
  }

  /// True when there is a row to look at.
  bool step();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text_view(int column) const;
  std::string text(int column) const { return std::string(text_view(column)); }
  Blob blob(int column) const;
  rt::WallTime time(int column) const { return {rt::Duration(integer(column))}; }
  std::optional<rt::WallTime> time_if(int column) const;
  std::optional<double> real_if(int column) const;
  std::optional<std::int64_t> integer_if(int column) const;

 private:
  Slot* slot_;
  bool copy_;
  int next_ = 1;
};

enum class Access { read_write, read_only };

class Connection {
 public:
  /// Opens or (read_write) creates the database at `path` of the node's disk.
  Connection(rt::Storage& storage, std::string_view path, Access access);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  /// A statement with its parameters bound, not yet stepped.
  template <class... Values>
  Statement query(std::string_view sql, const Values&... values) {
    Statement statement = borrow(sql, true);
    (statement.bind(values), ...);
    return statement;
  }
  /// Runs a statement that yields no rows; returns how many rows it changed.
  template <class... Values>
  std::int64_t run(std::string_view sql, const Values&... values) {
    Statement statement = borrow(sql, false);
    (statement.bind(values), ...);
    statement.step();
    return changes();
  }
  /// Runs several statements without parameters, for example a module's tables.
  void script(std::string_view sql);

  std::int64_t last_id() const;
  std::int64_t changes() const;

  /// Runs `hook` on the node's executor once the enclosing transaction is safe on disk; forgotten
  /// when the transaction, or the savepoint around the call, is undone.
  void after_commit(Hook hook) { hooks_.push_back(std::move(hook)); }
  std::vector<Hook> take_hooks() { return std::exchange(hooks_, {}); }

  /// Grows whenever changes of tables were undone: what memory knows about the tables is in doubt
  /// then (see Mirror). A part that changed nothing, such as a refused request, does not count.
  std::uint64_t undone() const { return undone_; }
  bool in_transaction() const;

 private:
  friend class Transaction;
  friend class Savepoint;
  struct Engine;
  Statement borrow(std::string_view sql, bool copy);
  std::int64_t all_changes() const;
  void undo_since(std::size_t hooks, std::int64_t changes);

  std::unique_ptr<Engine> engine_;
  std::vector<Hook> hooks_;
  std::uint64_t undone_ = 0;
};

/// Undone when it is destroyed without commit().
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Connection& connection_;
  std::int64_t changes_;
  bool open_ = true;
};

/// A part of a transaction that can be undone alone; undone when destroyed without release().
class Savepoint {
 public:
  explicit Savepoint(Connection& connection);
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  ~Savepoint();
  void release();

 private:
  Connection& connection_;
  std::size_t hooks_;
  std::int64_t changes_;
  bool open_ = true;
};

}  // namespace headframe::store
