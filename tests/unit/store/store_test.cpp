#include "platform/store/store.hpp"

#include <gmock/gmock.h>

#include "platform/core/signal.hpp"
#include "platform/store/mirror.hpp"
#include "tests/support/native_node.hpp"

namespace headframe::store {
namespace {

class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    node.run(store.open({{"test", 1, "CREATE TABLE test_numbers(n INTEGER PRIMARY KEY)"}}));
  }

  static void insert(Connection& c, int n) { c.run("INSERT INTO test_numbers VALUES(?)", n); }
  std::int64_t count() {
    return node.run(store.readers().run({"test", 0}, [](Connection& c) {
      auto row = c.query("SELECT count(*) FROM test_numbers");
      row.step();
      return row.integer(0);
    }));
  }
  /// Starts all jobs before any can run, and waits for all.
  rt::Task<> together(std::vector<std::function<void(Connection&)>> jobs, int& failed) {
    core::Background all(node.runtime());
    for (auto& job : jobs) all.start(one(store.writer(), job, failed));
    co_await all.join();
  }
  static rt::Task<> one(Writer& writer, std::function<void(Connection&)> job, int& failed) {
    try {
      co_await writer.run({"test", 0}, job);
    } catch (const std::exception&) {
      ++failed;
    }
  }

  test::TemporaryFolder folder;
  test::NativeNode node{folder.path()};
  Store store{node.runtime(), "test.db"};
};

TEST_F(StoreTest, jobs_that_wait_share_one_commit) {
  const auto before = store.writer().figures().rounds;
  std::vector<std::function<void(Connection&)>> jobs;
  for (int i = 0; i < 100; ++i) jobs.push_back([i](Connection& c) { insert(c, i); });
  int failed = 0;
  node.run(together(jobs, failed));
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(count(), 100);
  EXPECT_LE(store.writer().figures().rounds - before,
            2u);  // the first goes alone, the rest together
}

TEST_F(StoreTest, a_failing_job_undoes_itself_alone) {
  int failed = 0;
  node.run(together({[](Connection& c) { insert(c, 1); },
                     [](Connection& c) {
                       insert(c, 2);
                       insert(c, 1);
                     },
                     [](Connection& c) { insert(c, 3); }},
                    failed));
  EXPECT_EQ(failed, 1);
  EXPECT_EQ(count(), 2);
}

TEST_F(StoreTest, a_job_that_fails_alone_leaves_nothing_behind) {
  std::vector<int> published;
  const auto job = [&published](int n, bool fails) {
    return [&published, n, fails](Connection& c) {
      c.after_commit([&published, n] { published.push_back(n); });
      insert(c, n);
      if (fails) throw std::runtime_error("no");
    };
  };
  EXPECT_THROW(node.run(store.writer().run({"test", 0}, job(1, true))), std::runtime_error);
  EXPECT_EQ(count(), 0);
  node.run(store.writer().run({"test", 0}, job(2, false)));
  EXPECT_EQ(count(), 1);
  EXPECT_THAT(published, testing::ElementsAre(2));
}

TEST_F(StoreTest, a_broken_constraint_is_told_by_its_kind) {
  node.run(store.writer().run({"test", 0}, [](Connection& c) { insert(c, 1); }));
  try {
    node.run(store.writer().run({"test", 0}, [](Connection& c) { insert(c, 1); }));
    FAIL() << "the second insert was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.failure, Failure::constraint);
  }
}

TEST_F(StoreTest, what_was_undone_is_not_published) {
  std::vector<int> published;
  int failed = 0;
  const auto job = [&](int n, bool fails) {
    return [&published, n, fails](Connection& c) {
      c.after_commit([&published, n] { published.push_back(n); });
      if (fails) throw std::runtime_error("no");
    };
  };
  node.run(together({job(1, false), job(2, true), job(3, false)}, failed));
  EXPECT_THAT(published, testing::ElementsAre(1, 3));
}

TEST_F(StoreTest, a_mirror_is_read_again_after_an_undo) {
  Mirror<std::int64_t> sum([](Connection& c) {
    auto row = c.query("SELECT total(n) FROM test_numbers");
    row.step();
    return row.integer(0);
  });
  const auto add = [&](int n, bool fails) {
    return [&sum, n, fails](Connection& c) {
      sum.of(c) += n;
      insert(c, n);
      if (fails) throw std::runtime_error("no");
    };
  };
  int failed = 0;
  node.run(together({add(1, false), add(10, true), add(100, false)}, failed));
  EXPECT_EQ(node.run(store.writer().run({"test", 0}, [&](Connection& c) { return sum.of(c); })),
            101);
}

TEST_F(StoreTest, a_reader_sees_only_what_was_committed_when_it_started) {
  node.run(store.writer().run({"test", 0}, [](Connection& c) { insert(c, 1); }));
  EXPECT_THROW(node.run(store.readers().run({"test", 0}, [](Connection& c) { insert(c, 2); })),
               Error);
  EXPECT_EQ(count(), 1);
}

TEST_F(StoreTest, a_database_that_is_ahead_is_refused) {
  Store older(node.runtime(), "test.db");
  EXPECT_NO_THROW(
      node.run(older.open({{"test", 1, "unused"}, {"test", 2, "CREATE TABLE test_more(n)"}})));
  Store old(node.runtime(), "test.db");
  try {
    node.run(old.open({{"test", 1, "unused"}}));
    FAIL() << "a newer database was opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.failure, Failure::schema);
  }
}

TEST_F(StoreTest, a_query_may_run_inside_another_of_the_same_text) {
  node.run(store.writer().run({"test", 0}, [](Connection& c) {
    for (int i = 0; i < 3; ++i) insert(c, i);
    int pairs = 0;
    auto outer = c.query("SELECT n FROM test_numbers");
    while (outer.step()) {
      auto inner = c.query("SELECT n FROM test_numbers");
      while (inner.step()) ++pairs;
    }
    EXPECT_EQ(pairs, 9);
  }));
}

}  // namespace
}  // namespace headframe::store
