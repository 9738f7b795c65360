#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include "sim/record/columns.hpp"
#include "sim/record/reader.hpp"
#include "sim/record/writer.hpp"

namespace headframe::sim::record {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

class Record : public testing::Test {
 protected:
  Record() : folder_(fs::temp_directory_path() / ("headframe-record-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~Record() override { fs::remove_all(folder_); }

  fs::path path() const { return folder_ / "run.db"; }

 private:
  fs::path folder_;
};

/// Gives every column a value of its own, so that two swapped columns cannot go unseen.
struct Filler {
  int next = 1;
  void operator()(std::string& value) { value = "文 " + std::to_string(next++); }
  void operator()(double& value) { value = next++ + 0.5; }
  void operator()(std::int64_t& value) { value = next++; }
  void operator()(bool& value) { value = next++ % 2 == 0; }
  void operator()(Moment& value) { value = Moment(next++); }
  template <class T>
  void operator()(std::optional<T>& value) { (*this)(value.emplace()); }
};

template <class Row>
Row filled() {
  Row row;
  Filler fill;
  std::apply([&](const auto&... column) { (fill(row.*(column.member)), ...); },
             Table<Row>::columns);
  return row;
}

template <class Row>
bool same(const Row& a, const Row& b) {
  return std::apply([&](const auto&... column) {
    return ((a.*(column.member) == b.*(column.member)) && ...);
  }, Table<Row>::columns);
}

TEST_F(Record, every_kind_of_row_comes_back_as_it_was_written) {
  const auto each_row = [](auto&& visit) {
    [&]<class... Rows>(std::tuple<Rows...>*) { (visit(filled<Rows>()), ...); }(
        static_cast<AllRows*>(nullptr));
  };
  Writer writer(path());
  each_row([&](const auto& row) { writer.add(row); });
  writer.finish();

  const Reader reader(path());
  each_row([&](const auto& row) {
    using Row = std::decay_t<decltype(row)>;
    const auto rows = reader.all<Row>();
    ASSERT_EQ(rows.size(), 1u) << Table<Row>::name;
    EXPECT_TRUE(same(rows.front(), row)) << Table<Row>::name;
  });
}

TEST_F(Record, an_instant_that_nobody_saw_stays_absent) {
  Writer writer(path());
  writer.add(Outage{"line", "dengfeng", "duct", false, 3h, std::nullopt});
  writer.add(Kpi{"faults", "truth", "count", std::nullopt, "未记录", "not recorded", "", "", "", ""});
  writer.finish();
  const Reader reader(path());
  EXPECT_FALSE(reader.all<Outage>().at(0).end);
  EXPECT_FALSE(reader.all<Kpi>().at(0).value);
}

TEST_F(Record, a_run_that_breaks_off_leaves_the_committed_rows) {
  {
    Writer writer(path(), 10);
    for (int i = 0; i < 25; ++i) writer.add(Event{Moment(i), "n", "k", "s", "", ""});
  }
  const Reader reader(path());
  EXPECT_EQ(reader.all<Event>().size(), 20u);
  EXPECT_THROW(reader.run(), std::runtime_error);
}

TEST_F(Record, a_window_of_a_trend_is_half_open_and_ordered) {
  Writer writer(path());
  for (const int second : {30, 10, 20, 40}) {
    writer.add(SeriesPoint{"gas", std::chrono::seconds(second), second / 10.0});
    writer.add(SeriesPoint{"other", std::chrono::seconds(second), 0});
  }
  writer.finish();
  const auto points = Reader(path()).series("gas", 10s, 40s);
  ASSERT_EQ(points.size(), 3u);
  EXPECT_EQ(points[0].at, 10s);
  EXPECT_DOUBLE_EQ(points[2].value, 3.0);
}

TEST_F(Record, a_file_of_another_version_is_refused_by_name_and_number) {
  Writer(path()).finish();
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(path().c_str(), &raw), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(raw, "PRAGMA user_version = 99", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(raw);
  try {
    Reader reader(path());
    FAIL() << "the reader accepted version 99";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("schema version 99, expected 1 to 4"));
  }
}

TEST_F(Record, a_file_of_the_first_version_reads_without_what_it_lacks) {
  {
    Writer writer(path());
    writer.add(filled<record::Run>());
    writer.add(filled<record::Event>());
    writer.finish();
  }
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(path().c_str(), &raw), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(raw,
                         "DROP TABLE scenario_file; DROP TABLE checkpoint;"
                         "ALTER TABLE run DROP COLUMN horizon_kind; PRAGMA user_version = 1",
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(raw);
  const Reader reader(path());
  EXPECT_EQ(reader.version(), 1);
  EXPECT_EQ(reader.run().digest, filled<record::Run>().digest);
  EXPECT_EQ(reader.run().horizon_kind, "");
  EXPECT_EQ(reader.all<Event>().size(), 1u);
  EXPECT_TRUE(reader.all<ScenarioFile>().empty());
  EXPECT_TRUE(reader.all<Checkpoint>().empty());
}

TEST_F(Record, a_run_is_never_written_over_another) {
  Writer(path()).finish();
  EXPECT_THROW(Writer{path()}, std::runtime_error);
}

TEST_F(Record, holds_one_run) {
  Writer writer(path());
  writer.add(filled<record::Run>());
  EXPECT_THROW(writer.add(filled<record::Run>()), std::logic_error);
}

}  // namespace
}  // namespace headframe::sim::record
