// What is kept: one writer that commits in groups, and readers that see snapshots beside it.
#pragma once

#include <atomic>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "platform/store/connection.hpp"
#include "platform/store/migration.hpp"

namespace headframe::store {

/// The only way to change anything. Jobs that wait when a round starts share one transaction, each
/// in a savepoint of its own (a job alone needs none), and are answered after the one commit: a
/// job's failure undoes that job alone, a failed commit fails them all. Must be idle when it is
/// destroyed, or its node dead.
class Writer {
 public:
  struct Figures {
    std::uint64_t rounds = 0, jobs = 0, undone = 0, failed_rounds = 0;
    bool last_round_failed = false;
  };

  Writer(rt::Runtime& runtime, std::string path);
  ~Writer();

  /// Runs f(Connection&) inside the transaction and resumes with its result once that is safe on
  /// disk, or with its exception once it is undone. Jobs run in the order of the calls.
  template <class F>
  rt::Task<std::invoke_result_t<F&, Connection&>> run(rt::Work work, F f) {
    using Result = std::invoke_result_t<F&, Connection&>;
    auto result =
        std::make_shared<std::conditional_t<std::is_void_v<Result>, char, std::optional<Result>>>();
    co_await perform(work, [f = std::move(f), result](Connection& connection) mutable {
      if constexpr (std::is_void_v<Result>)
        f(connection);
      else
        result->emplace(f(connection));
    });
    if constexpr (!std::is_void_v<Result>) co_return std::move(**result);
  }

  /// Jobs not yet answered.
  std::size_t waiting() const { return waiting_.size() + in_round_; }
  const Figures& figures() const { return figures_; }

 private:
  struct Job;
  struct Round;
  using Act = std::move_only_function<void(Connection&)>;
  rt::Task<> perform(rt::Work work, Act act);
  void start_round();
  void execute(Round& round, std::size_t index);
  void commit(Round& round);
  void finish(std::shared_ptr<Round> round);

  rt::Runtime& runtime_;
  std::string path_;
  std::optional<Connection> connection_;  // touched by the lane only
  std::deque<std::shared_ptr<Job>> waiting_;
  std::size_t in_round_ = 0;
  Figures figures_;
  std::unique_ptr<rt::Lane> lane_;
};

/// A small pool of read connections, each on a lane of its own. Must be idle when it is destroyed,
/// or its node dead.
class Readers {
 public:
  Readers(rt::Runtime& runtime, std::string path, std::size_t count);
  ~Readers();

  /// Runs f(Connection&) on a snapshot of what was committed when it starts.
  template <class F>
  rt::Task<std::invoke_result_t<F&, Connection&>> run(rt::Work work, F f) {
    std::shared_ptr<Desk> desk = least_busy();
    Busy busy(desk);
    co_return co_await rt::blocking(*desk->lane, work,
                                    [this, raw = desk.get(), f = std::move(f)]() mutable {
                                      Connection& connection = opened(*raw);
                                      Transaction snapshot(connection);
                                      return f(connection);
                                    });
  }

 private:
  struct Desk {
    std::optional<Connection> connection;
    std::size_t waiting = 0;
    std::unique_ptr<rt::Lane> lane;
  };
  /// Shares the desk, because a crashed node's coroutines are unwound after its objects.
  struct Busy {
    explicit Busy(std::shared_ptr<Desk> d) : desk(std::move(d)) { ++desk->waiting; }
    Busy(const Busy&) = delete;
    ~Busy() { --desk->waiting; }
    std::shared_ptr<Desk> desk;
  };
  std::shared_ptr<Desk> least_busy();
  Connection& opened(Desk& desk);

  rt::Runtime& runtime_;
  std::string path_;
  std::vector<std::shared_ptr<Desk>> desks_;
};

class Store {
 public:
  Store(rt::Runtime& runtime, const std::string& path, std::size_t readers = 2)
      : runtime_(runtime), writer_(runtime, path), readers_(runtime, path, readers) {}

  /// Must have finished before anything is read or written.
  rt::Task<> open(std::vector<Migration> steps);
  Writer& writer() { return writer_; }
  Readers& readers() { return readers_; }

 private:
  rt::Runtime& runtime_;
  Writer writer_;
  Readers readers_;
};

}  // namespace headframe::store
