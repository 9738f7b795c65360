#include "sim/world/disk.hpp"

#include <gtest/gtest.h>

#include <string>
#include <system_error>

namespace headframe::sim {
namespace {

struct DiskOf : SimDisk {
  explicit DiskOf(std::uint64_t seed = 1, DiskParameters parameters = {})
      : SimDisk(parameters, rt::RandomStream(seed, "disk"), [] { return rt::WallTime{}; }) {
    power_on();
  }
};

void put(rt::File& file, std::uint64_t offset, std::string_view text) {
  file.write_at(offset, std::as_bytes(std::span(text)));
}

std::errc code_of(auto&& call) {
  try {
    call();
  } catch (const std::system_error& error) {
    return static_cast<std::errc>(error.code().value());
  }
  return {};
}

TEST(SimDisk, synced_bytes_survive_and_unsynced_ones_can_be_lost) {
  DiskOf disk;
  auto file = disk.open("log", rt::OpenMode::create_new);
  put(*file, 0, "safe");
  file->sync();
  disk.sync_directory("");
  put(*file, 4, " not");
  disk.cut_power(Unsynced::all_lost);
  disk.power_on();
  EXPECT_EQ(rt::read_file(disk, "log", 100), "safe");
}

TEST(SimDisk, a_synced_file_without_a_synced_entry_can_be_lost) {
  DiskOf disk;
  disk.open("log", rt::OpenMode::create_new)->sync();
  disk.cut_power(Unsynced::all_lost);
  disk.power_on();
  EXPECT_FALSE(disk.stat("log"));
}

TEST(SimDisk, a_write_without_room_is_told_before_it_fails_and_changes_nothing) {
  DiskOf disk;
  auto file = disk.open("log", rt::OpenMode::create_new);
  put(*file, 0, "12345");
  disk.parameters().capacity_bytes = disk.used_bytes() + 2;
  int told = 0;
  disk.on_refusal([&told] { ++told; });
  EXPECT_EQ(code_of([&] { put(*file, 5, "678"); }), std::errc::no_space_on_device);
  EXPECT_EQ(told, 1);
  EXPECT_EQ(disk.work().refused, 1U);
  put(*file, 5, "67");
  EXPECT_EQ(rt::read_file(disk, "log", 100), "1234567");
}

TEST(SimDisk, a_rename_is_kept_or_lost_as_a_whole) {
  int moved = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    DiskOf disk(seed);
    disk.make_directories("in");
    disk.make_directories("out");
    put(*disk.open("in/a", rt::OpenMode::create_new), 0, "x");
    disk.sync_directory("");
    disk.sync_directory("in");
    disk.rename("in/a", "out/a");
    disk.cut_power(Unsynced::by_chance);
    disk.power_on();
    EXPECT_NE(disk.stat("in/a").has_value(), disk.stat("out/a").has_value()) << seed;
    moved += disk.stat("out/a").has_value();
  }
  EXPECT_GT(moved, 5);
  EXPECT_LT(moved, 35);
}

TEST(SimDisk, unsynced_writes_tear_at_sectors_by_chance) {
  bool torn = false;
  for (std::uint64_t seed = 0; seed < 40 && !torn; ++seed) {
    DiskOf disk(seed);
    auto file = disk.open("page", rt::OpenMode::create_new);
    put(*file, 0, std::string(4096, 'a'));
    file->sync();
    disk.sync_directory("");
    put(*file, 0, std::string(4096, 'b'));
    disk.cut_power(Unsynced::by_chance);
    disk.power_on();
    const std::string page = rt::read_file(disk, "page", 4096);
    torn = page.contains('a') && page.contains('b');
    for (std::size_t i = 0; i < page.size(); i += 512)
      EXPECT_EQ(page.substr(i, 512), std::string(512, page[i]));
  }
  EXPECT_TRUE(torn);
}

TEST(SimDisk, files_opened_before_the_power_went_stay_dead) {
  DiskOf disk;
  auto file = disk.open("log", rt::OpenMode::create_new);
  disk.cut_power(Unsynced::all_kept);
  disk.power_on();
  EXPECT_EQ(code_of([&] { put(*file, 0, "ghost"); }), std::errc::io_error);
  EXPECT_EQ(rt::read_file(disk, "log", 100), "");
}

TEST(SimDisk, the_named_operation_fails_once) {
  DiskOf disk;
  auto file = disk.open("log", rt::OpenMode::create_new);
  disk.fail_at(DiskOperation::write, 1, DiskFailure::io_error);
  put(*file, 0, "one");
  EXPECT_EQ(code_of([&] { put(*file, 3, "two"); }), std::errc::io_error);
  put(*file, 3, "three");
  EXPECT_EQ(rt::read_file(disk, "log", 100), "onethree");
}

TEST(SimDisk, a_full_disk_says_so_and_keeps_what_it_has) {
  DiskOf disk(1, {.capacity_bytes = 10});
  auto file = disk.open("log", rt::OpenMode::create_new);
  put(*file, 0, "0123456789");
  EXPECT_EQ(code_of([&] { put(*file, 10, "x"); }), std::errc::no_space_on_device);
  EXPECT_EQ(disk.used_bytes(), 10U);
  file->truncate(0);
  EXPECT_EQ(disk.used_bytes(), 0U);
}

TEST(SimDisk, paths_that_climb_are_invalid) {
  DiskOf disk;
  for (const char* path : {"../a", "a//b", "/a", "a/.", "a/"})
    EXPECT_EQ(code_of([&] { disk.stat(path); }), std::errc::invalid_argument) << path;
}

}  // namespace
}  // namespace headframe::sim
