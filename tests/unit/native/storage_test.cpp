#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>
#include <system_error>

#include "tests/support/native_fixture.hpp"

namespace headframe::native {
namespace {

using testing::ElementsAre;
using testing::Field;

struct Disk {
  TemporaryFolder folder;
  NativeStorage storage{folder.path()};

  void write(std::string_view path, std::string_view text) {
    storage.open(path, rt::OpenMode::read_write)->write_at(0, std::as_bytes(std::span(text)));
  }
  std::string read(std::string_view path) { return rt::read_file(storage, path, 1000); }
};

template <class F>
std::errc error_of(F f) {
  try {
    f();
  } catch (const std::system_error& error) {
    return static_cast<std::errc>(error.code().value());
  }
  return {};
}

TEST(NativeStorage, a_file_is_written_read_cut_and_measured) {
  Disk disk;
  const auto file = disk.storage.open("a", rt::OpenMode::create_new);
  file->write_at(3, std::as_bytes(std::span("xyz", 3)));
  file->sync();
  EXPECT_EQ(file->size(), 6u);
  EXPECT_EQ(disk.read("a"), std::string("\0\0\0xyz", 6));
  file->truncate(4);
  std::array<std::byte, 10> into;
  EXPECT_EQ(file->read_at(0, into), 4u);
  EXPECT_EQ(file->read_at(9, into), 0u);
}

TEST(NativeStorage, each_mode_opens_what_it_says) {
  Disk disk;
  const auto open = [&](std::string_view path, rt::OpenMode mode) {
    return error_of([&] { disk.storage.open(path, mode); });
  };
  EXPECT_EQ(open("a", rt::OpenMode::read), std::errc::no_such_file_or_directory);
  EXPECT_EQ(open("a", rt::OpenMode::create_new), std::errc{});
  EXPECT_EQ(open("a", rt::OpenMode::create_new), std::errc::file_exists);
  EXPECT_EQ(open("a", rt::OpenMode::read_write), std::errc{});
  disk.storage.make_directories("d");
  EXPECT_EQ(open("d", rt::OpenMode::read), std::errc::is_a_directory);
}

TEST(NativeStorage, rename_replaces_and_list_is_ordered_by_bytes) {
  Disk disk;
  disk.storage.make_directories("收件/b");
  disk.storage.make_directories("收件/b");
  disk.write("收件/a", "old");
  disk.write("收件/Z", "new");
  disk.write("收件/矿", "");
  disk.storage.rename("收件/Z", "收件/a");
  disk.storage.sync_directory("收件");
  disk.storage.sync_directory("");
  EXPECT_EQ(disk.read("收件/a"), "new");
  EXPECT_THAT(disk.storage.list("收件"),
              ElementsAre(Field(&rt::Entry::name, "a"), Field(&rt::Entry::name, "b"),
                          Field(&rt::Entry::name, "矿")));
  EXPECT_EQ(disk.storage.stat("收件/b")->kind, rt::EntryKind::directory);
  EXPECT_EQ(disk.storage.stat("收件/a")->size, 3u);
  EXPECT_FALSE(disk.storage.stat("收件/a/x"));
  EXPECT_FALSE(disk.storage.stat("nowhere/x"));
}

TEST(NativeStorage, remove_takes_files_and_empty_directories_only) {
  Disk disk;
  disk.storage.make_directories("d");
  disk.write("d/f", "");
  EXPECT_EQ(error_of([&] { disk.storage.remove("d"); }), std::errc::directory_not_empty);
  disk.storage.remove("d/f");
  disk.storage.remove("d");
  EXPECT_EQ(error_of([&] { disk.storage.remove("d"); }), std::errc::no_such_file_or_directory);
}

TEST(NativeStorage, paths_with_odd_components_are_invalid) {
  Disk disk;
  for (const std::string_view path : {"/etc/passwd", "..", "a/../b", "a//b", "a/", ".", "./a"}) {
    EXPECT_EQ(error_of([&] { disk.storage.stat(path); }), std::errc::invalid_argument) << path;
    EXPECT_EQ(error_of([&] { disk.storage.make_directories(path); }), std::errc::invalid_argument);
    EXPECT_EQ(error_of([&] { disk.storage.sqlite_name(path); }), std::errc::invalid_argument);
  }
  EXPECT_EQ(error_of([&] { disk.storage.open("", rt::OpenMode::read); }),
            std::errc::invalid_argument);
  EXPECT_EQ(error_of([&] { disk.storage.stat(std::string_view("a\0b", 3)); }),
            std::errc::invalid_argument);
}

TEST(NativeStorage, no_link_leads_out_of_the_root) {
  TemporaryFolder outside;
  std::ofstream(outside.path() / "secret") << "outside";
  Disk disk;
  std::filesystem::create_symlink(outside.path(), disk.folder.path() / "dir");
  std::filesystem::create_symlink(outside.path() / "secret", disk.folder.path() / "file");

  EXPECT_NE(error_of([&] { disk.read("file"); }), std::errc{});
  EXPECT_NE(error_of([&] { disk.read("dir/secret"); }), std::errc{});
  EXPECT_NE(error_of([&] { disk.write("file", "x"); }), std::errc{});
  EXPECT_NE(error_of([&] { disk.write("dir/new", "x"); }), std::errc{});
  EXPECT_NE(error_of([&] { disk.storage.rename("dir/secret", "stolen"); }), std::errc{});
  EXPECT_NE(error_of([&] { disk.storage.remove("dir/secret"); }), std::errc{});
  EXPECT_NE(error_of([&] { disk.storage.make_directories("dir/new"); }), std::errc{});
  EXPECT_NE(error_of([&] { disk.storage.list("dir"); }), std::errc{});
  EXPECT_THAT(disk.storage.list(""), ElementsAre());
  EXPECT_FALSE(disk.storage.stat("file"));

  disk.write("plain", "inside");
  disk.storage.rename("plain", "file");  // replaces the link, not what it points to
  EXPECT_EQ(disk.read("file"), "inside");
  std::ifstream secret(outside.path() / "secret");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(secret), {}), "outside");
  EXPECT_FALSE(std::filesystem::exists(outside.path() / "new"));
}

TEST(NativeStorage, a_pipe_is_no_file_and_holds_nobody_up) {
  Disk disk;
  ASSERT_EQ(::mkfifo((disk.folder.path() / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(error_of([&] { disk.storage.open("pipe", rt::OpenMode::read); }),
            std::errc::invalid_argument);
  EXPECT_THAT(disk.storage.list(""), ElementsAre());
}

TEST(NativeStorage, a_replaced_file_is_the_old_one_or_the_new_one) {
  Disk disk;
  rt::replace_file(disk.storage, "config", "first");
  disk.write("config.new", "left over by a crash");
  rt::replace_file(disk.storage, "config", "second");
  EXPECT_EQ(disk.read("config"), "second");
  EXPECT_FALSE(disk.storage.stat("config.new"));
}

TEST(NativeEntropy, never_gives_the_same_twice_and_random_always_does) {
  Node node;
  EXPECT_NE(rt::random_hex(node.runtime.entropy(), 16), rt::random_hex(node.runtime.entropy(), 16));
  EXPECT_EQ(node.runtime.random("mine/42").next(), node.runtime.random("mine/42").next());
  EXPECT_NE(node.runtime.random("mine/42").next(), node.runtime.random("mine/43").next());
}

}  // namespace
}  // namespace headframe::native
