#include <sqlite3.h>

#include <system_error>

#include "tests/conformance/sqlite_helpers.hpp"
#include "tests/conformance/suite.hpp"

namespace headframe::conformance {
namespace {

template <class F>
std::errc code_of(F call) {
  try {
    call();
  } catch (const std::system_error& error) {
    return static_cast<std::errc>(error.code().value());
  }
  return {};
}

void put(rt::Storage& storage, std::string_view path, std::string_view text) {
  storage.open(path, rt::OpenMode::create_new)->write_at(0, std::as_bytes(std::span(text)));
}

TEST_P(Seam, files_keep_what_is_written_where_it_is_written) {
  rt::Storage& storage = rig->runtime(0).storage();
  auto file = storage.open("a.bin", rt::OpenMode::create_new);
  const std::string text = "hello";
  file->write_at(10'000, std::as_bytes(std::span(text)));
  EXPECT_EQ(file->size(), 10'005U);
  std::array<std::byte, 8> into{};
  EXPECT_EQ(file->read_at(9'999, into), 6U);
  EXPECT_EQ(into[0], std::byte{0});
  EXPECT_EQ(into[1], std::byte{'h'});
  EXPECT_EQ(file->read_at(20'000, into), 0U);
  file->truncate(3);
  EXPECT_EQ(rt::read_file(storage, "a.bin", 100), std::string(3, '\0'));
}

TEST_P(Seam, open_modes_say_whether_a_file_may_or_must_exist) {
  rt::Storage& storage = rig->runtime(0).storage();
  EXPECT_EQ(code_of([&] { storage.open("a", rt::OpenMode::read); }),
            std::errc::no_such_file_or_directory);
  storage.open("a", rt::OpenMode::read_write);
  EXPECT_EQ(code_of([&] { storage.open("a", rt::OpenMode::create_new); }), std::errc::file_exists);
  EXPECT_EQ(code_of([&] { storage.open("b/c", rt::OpenMode::read_write); }),
            std::errc::no_such_file_or_directory);
  EXPECT_EQ(rt::read_file(storage, "a", 10), "");
}

TEST_P(Seam, rename_replaces_and_an_open_file_survives_its_name) {
  rt::Storage& storage = rig->runtime(0).storage();
  put(storage, "old", "old content");
  put(storage, "new", "new content");
  const auto open = storage.open("old", rt::OpenMode::read);
  storage.rename("new", "old");
  EXPECT_FALSE(storage.stat("new"));
  EXPECT_EQ(rt::read_file(storage, "old", 100), "new content");
  std::array<std::byte, 3> into{};
  EXPECT_EQ(open->read_at(0, into), 3U);
  EXPECT_EQ(into[0], std::byte{'o'});
}

TEST_P(Seam, directories_are_made_listed_in_order_and_removed_when_empty) {
  rt::Storage& storage = rig->runtime(0).storage();
  storage.make_directories("in/mine-1");
  storage.make_directories("in/mine-1");
  put(storage, "in/b", "22");
  put(storage, "in/B", "1");
  const auto entries = storage.list("in");
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].name, "B");
  EXPECT_EQ(entries[1].name, "b");
  EXPECT_EQ(entries[1].size, 2U);
  EXPECT_EQ(entries[2].kind, rt::EntryKind::directory);
  EXPECT_NE(code_of([&] { storage.remove("in"); }), std::errc{});
  storage.remove("in/mine-1");
  EXPECT_EQ(code_of([&] { storage.remove("in/mine-1"); }), std::errc::no_such_file_or_directory);
  EXPECT_EQ(code_of([&] { storage.list("absent"); }), std::errc::no_such_file_or_directory);
  storage.sync_directory("in");
  storage.sync_directory("");
}

TEST_P(Seam, paths_cannot_leave_the_root) {
  rt::Storage& storage = rig->runtime(0).storage();
  for (const char* path : {"../x", "/etc/passwd", "a/../../x", "a//b", "./a"})
    EXPECT_EQ(code_of([&] { storage.stat(path); }), std::errc::invalid_argument) << path;
}

TEST_P(Seam, a_file_is_replaced_as_a_whole) {
  rt::Storage& storage = rig->runtime(0).storage();
  rt::replace_file(storage, "config.json", "{}");
  rt::replace_file(storage, "config.json", "{\"a\": 1}");
  EXPECT_EQ(rt::read_file(storage, "config.json", 100), "{\"a\": 1}");
  EXPECT_FALSE(storage.stat("config.json.new"));
  EXPECT_EQ(code_of([&] { rt::read_file(storage, "config.json", 3); }), std::errc::file_too_large);
}

TEST_P(Seam, sqlite_works_in_wal_with_a_writer_and_a_reader) {
  rt::Storage& storage = rig->runtime(0).storage();
  Database writer(storage, "data.db");
  writer.run("PRAGMA synchronous=FULL");
  EXPECT_EQ(writer.text("PRAGMA journal_mode=WAL"), "wal");
  writer.run("CREATE TABLE t(x)");
  Database reader(storage, "data.db");
  reader.run("BEGIN");
  EXPECT_EQ(reader.number("SELECT count(*) FROM t"), 0);
  writer.run("INSERT INTO t VALUES(1)");
  EXPECT_EQ(reader.number("SELECT count(*) FROM t"), 0);
  reader.run("COMMIT");
  EXPECT_EQ(reader.number("SELECT count(*) FROM t"), 1);
  writer.run("BEGIN IMMEDIATE");
  EXPECT_EQ(reader.try_run("BEGIN IMMEDIATE"), SQLITE_BUSY);
  for (int i = 0; i < 2000; ++i) writer.run("INSERT INTO t VALUES(hex(randomblob(200)))");
  writer.run("COMMIT");
  writer.run("PRAGMA wal_checkpoint(TRUNCATE)");
  EXPECT_EQ(reader.number("SELECT count(*) FROM t"), 2001);
  EXPECT_EQ(reader.text("PRAGMA integrity_check"), "ok");
}

}  // namespace
}  // namespace headframe::conformance
