// What only a simulated node can show: crashes at a chosen write or sync, and what a disk keeps.
#include <fmt/format.h>

#include "platform/core/signal.hpp"
#include "platform/store/store.hpp"
#include "tests/conformance/sim_rig.hpp"
#include "tests/conformance/sqlite_helpers.hpp"
#include "tests/conformance/suite.hpp"

namespace headframe::conformance {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class Crash : public testing::Test {
 protected:
  SimRig rig{sim::fixed_physics()};
};

struct Witness {
  explicit Witness(bool& g) : gone(g) {}
  Witness(const Witness&) = delete;
  ~Witness() { gone = true; }
  bool& gone;
};

TEST_F(Crash, destroys_the_program_and_everything_that_waits) {
  sim::Node& node = rig.node(0);
  node.crash();
  bool program_gone = false, frame_gone = false, woken = false;
  node.boot([&](rt::Runtime& runtime) {
    rt::spawn(runtime.executor(), [](rt::Runtime& r, bool& gone, bool& w) -> rt::Task<> {
      const Witness frame(gone);
      auto listener = r.listen({"", 1});
      co_await rt::sleep_for(r.clock(), seconds(1));
      w = true;
    }(runtime, frame_gone, woken));
    return std::make_shared<Witness>(program_gone);
  });
  rig.world().schedule(rig.world().now() + milliseconds(500), [&] { node.crash(); });
  rig.world().run_until(rig.world().now() + seconds(5));
  EXPECT_TRUE(program_gone);
  EXPECT_TRUE(frame_gone);
  EXPECT_FALSE(woken);
}

/// Waits in every way that a program can, and tells whether its program outlived it.
struct Waiter {
  explicit Waiter(rt::Runtime& r) : runtime(r), latch(r.clock()), signal(r.clock()) {}
  ~Waiter() { alive = false; }

  struct Frame {
    Waiter& program;
    std::vector<bool>& outlived;
    ~Frame() { outlived.push_back(program.alive); }
  };

  void start(std::vector<bool>& outlived) {
    const auto spawn = [this, &outlived](auto wait) {
      rt::spawn(runtime.executor(), [](Waiter& w, std::vector<bool>& o, auto f) -> rt::Task<> {
        const Frame frame{w, o};
        co_await f(w);
      }(*this, outlived, wait));
    };
    spawn([](Waiter& w) { return rt::sleep_for(w.runtime.clock(), seconds(10)); });
    spawn([](Waiter& w) { return w.latch.wait(); });
    spawn([](Waiter& w) { return w.signal.wait(); });
    spawn([](Waiter& w) -> rt::Task<> { co_await w.listener.accept(); });
    spawn([](Waiter& w) { return rt::blocking(*w.lane, {"conformance.long", 0}, [] {}); });
    spawn([](Waiter& w) {
      return w.writer.run({"conformance.long", 0}, [](store::Connection&) {});
    });
  }

  rt::Runtime& runtime;
  rt::Latch latch;
  core::Signal signal;
  std::unique_ptr<rt::Lane> lane = runtime.make_lane("test");
  rt::Listener listener = runtime.listen({"", 7});
  store::Writer writer{runtime, "waiting.db"};
  bool alive = true;
};

TEST_F(Crash, destroys_whoever_waits_before_the_objects_that_they_use) {
  sim::Node& node = rig.node(0);
  node.crash();
  std::vector<bool> outlived;
  node.boot([&](rt::Runtime& runtime) {
    auto program = std::make_shared<Waiter>(runtime);
    program->start(outlived);
    return program;
  });
  rig.world().schedule(rig.world().now() + milliseconds(1), [&] { node.crash(); });
  rig.world().run_until(rig.world().now() + seconds(1));
  EXPECT_EQ(outlived, std::vector<bool>(6, true));
}

TEST_F(Crash, wins_against_a_wake_up_of_the_same_instant) {
  sim::Node& node = rig.node(0);
  const rt::Instant tie = rig.world().now() + seconds(1);
  bool woken = false;
  rig.world().schedule(tie, [&] { node.crash(); });
  node.runtime().clock().arm(tie, [&woken](bool) { woken = true; });
  rig.world().run_until(tie + seconds(1));
  EXPECT_FALSE(woken);
  EXPECT_FALSE(node.is_up());
}

TEST_F(Crash, in_its_own_code_silences_the_rest_of_that_code) {
  sim::Node& node = rig.node(0);
  node.disk().fail_at(sim::DiskOperation::write, 1, sim::DiskFailure::crash);
  bool fired = false;
  rt::spawn(node.runtime().executor(), [](rt::Runtime& runtime, bool& f) -> rt::Task<> {
    runtime.storage().open("first", rt::OpenMode::create_new);
    EXPECT_THROW(runtime.storage().make_directories("second"), std::system_error);
    EXPECT_THROW(runtime.storage().stat("first"), std::system_error);
    runtime.clock().arm(runtime.clock().now(), [&f](bool) { f = true; });
    co_return;
  }(node.runtime(), fired));
  rig.world().run_until(rig.world().now() + seconds(1));
  EXPECT_FALSE(node.is_up());
  EXPECT_FALSE(fired);
}

TEST_F(Crash, a_restart_runs_the_same_program_on_the_same_disk) {
  sim::Node& node = rig.node(0);
  node.crash();
  std::vector<std::string> seen;
  node.boot([&seen](rt::Runtime& runtime) {
    rt::Storage& storage = runtime.storage();
    const std::string before = storage.stat("boots") ? rt::read_file(storage, "boots", 100) : "";
    seen.push_back(before);
    rt::replace_file(storage, "boots", before + "I");
    return std::make_shared<int>(0);
  });
  for (int i = 1; i <= 3; ++i) {
    rig.world().schedule(rig.world().now() + seconds(2 * i), [&] { node.crash(); });
    rig.world().schedule(rig.world().now() + seconds(2 * i + 1), [&] { node.restart(); });
  }
  rig.world().run_until(rig.world().now() + seconds(20));
  EXPECT_EQ(seen, (std::vector<std::string>{"", "I", "II", "III"}));
}

TEST_F(Crash, entropy_differs_between_incarnations) {
  sim::Node& node = rig.node(0);
  const std::string first = rt::random_hex(node.runtime().entropy(), 16);
  node.crash();
  node.restart();
  EXPECT_NE(rt::random_hex(node.runtime().entropy(), 16), first);
}

/// What a writer has told others that it keeps.
struct Promise {
  long last = -1;
};

rt::Task<> replace_repeatedly(rt::Runtime& runtime, Promise& promised) {
  for (int i = 0; i < 5; ++i) {
    rt::replace_file(runtime.storage(), "state", std::to_string(i));
    promised.last = i;
    co_await rt::sleep_for(runtime.clock(), milliseconds(1));
  }
}

rt::Task<> commit_repeatedly(rt::Runtime& runtime, Promise& promised) {
  Database db(runtime.storage(), "state.db");
  db.run("PRAGMA journal_mode=WAL");
  db.run("PRAGMA synchronous=FULL");
  db.run("PRAGMA wal_autocheckpoint=4");
  db.run("CREATE TABLE IF NOT EXISTS t(x INTEGER)");
  for (int i = 0; i < 6; ++i) {
    db.run(fmt::format("INSERT INTO t VALUES({})", i).c_str());
    promised.last = i;
    co_await rt::sleep_for(runtime.clock(), milliseconds(1));
  }
}

using Writer = rt::Task<> (*)(rt::Runtime&, Promise&);

/// Returns whether the crash came before the writer's end.
bool run_into_crash(SimRig& rig, Writer writer, sim::DiskOperation operation, std::uint64_t n,
                    Promise& promised) {
  sim::Node& node = rig.node(0);
  node.disk().fail_at(operation, n, sim::DiskFailure::crash);
  rt::spawn(node.runtime().executor(), writer(node.runtime(), promised));
  rig.world().run_until(rig.world().now() + seconds(1));
  const bool crashed = !node.is_up();
  node.disk().heal();
  if (crashed) node.restart();
  rig.world().run_until(rig.world().now() + seconds(1));
  return crashed;
}

/// For n = 0, 1, 2 … until a run ends without reaching n, in a world of its own each; returns n.
template <class Check>
std::uint64_t for_every_crash(Writer writer, sim::DiskOperation operation, std::uint64_t seed,
                              Check check) {
  for (std::uint64_t n = 0;; ++n) {
    SimRig rig(sim::fixed_physics(), conformance_world(seed));
    Promise promised;
    const bool crashed = run_into_crash(rig, writer, operation, n, promised);
    SCOPED_TRACE(fmt::format("seed {} n {}", seed, n));
    check(rig.node(0).runtime().storage(), promised.last);
    if (!crashed) return n;
  }
}

void expect_promised_file(rt::Storage& storage, long promised) {
  if (!storage.stat("state")) {
    EXPECT_EQ(promised, -1);
    return;
  }
  const long found = std::stol(rt::read_file(storage, "state", 100));
  EXPECT_GE(found, promised);
  EXPECT_LE(found, promised + 1);
}

void expect_promised_commits(rt::Storage& storage, long promised) {
  Database db(storage, "state.db");
  EXPECT_EQ(db.text("PRAGMA integrity_check"), "ok");
  if (promised == -1) return;
  const long rows = db.number("SELECT count(*) FROM t");
  EXPECT_GE(rows, promised + 1);
  EXPECT_LE(rows, promised + 2);
  EXPECT_EQ(db.number("SELECT max(x) FROM t"), rows - 1);
}

TEST(CrashAtEvery, write_leaves_a_replaced_file_old_or_new) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    EXPECT_GE(for_every_crash(replace_repeatedly, sim::DiskOperation::write, seed,
                              expect_promised_file), 15U);
}

TEST(CrashAtEvery, sync_leaves_a_replaced_file_old_or_new) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    EXPECT_EQ(for_every_crash(replace_repeatedly, sim::DiskOperation::sync, seed,
                              expect_promised_file), 10U);
}

TEST(CrashAtEvery, write_leaves_the_commits_that_sqlite_promised) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    EXPECT_GE(for_every_crash(commit_repeatedly, sim::DiskOperation::write, seed,
                              expect_promised_commits), 20U);
}

TEST(CrashAtEvery, sync_leaves_the_commits_that_sqlite_promised) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    EXPECT_GE(for_every_crash(commit_repeatedly, sim::DiskOperation::sync, seed,
                              expect_promised_commits), 8U);
}

/// The same story with the syncs left out must lose a promise, or the tests above prove nothing.
TEST(CrashAtEvery, write_breaks_promises_that_were_not_synced) {
  const Writer careless = [](rt::Runtime& runtime, Promise& promised) -> rt::Task<> {
    auto file = runtime.storage().open("state", rt::OpenMode::create_new);
    for (int i = 0; i < 5; ++i) {
      const std::string text = std::to_string(i);
      file->write_at(0, std::as_bytes(std::span(text)));
      promised.last = i;
      co_await rt::sleep_for(runtime.clock(), milliseconds(1));
    }
  };
  int broken = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    for_every_crash(careless, sim::DiskOperation::write, seed,
                    [&broken](rt::Storage& storage, long promised) {
                      const bool kept = storage.stat("state") && storage.stat("state")->size > 0;
                      broken += promised >= 0 && !kept;
                    });
  EXPECT_GT(broken, 0);
}

}  // namespace
}  // namespace headframe::conformance
