#include <gmock/gmock.h>

#include <fstream>

#include "platform/wire/folder_watch.hpp"
#include "tests/support/native_fixture.hpp"

namespace headframe::wire {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr rt::WallTime noon{12h};
const SeenFile half{"m/a.txt", 10, noon};
const SeenFile whole{"m/a.txt", 20, noon + 1s};

TEST(Settling, a_file_is_complete_when_two_scans_saw_it_alike) {
  Settling settling;
  EXPECT_THAT(settling.scanned({half}), IsEmpty());
  EXPECT_THAT(settling.scanned({whole}), IsEmpty());
  EXPECT_THAT(settling.scanned({whole}), ElementsAre(whole));
}

TEST(Settling, a_file_that_was_handed_over_comes_again_only_when_it_changes) {
  Settling settling;
  settling.scanned({half});
  settling.scanned({half});
  settling.handed_over(half);
  EXPECT_THAT(settling.scanned({half}), IsEmpty());
  EXPECT_THAT(settling.scanned({whole}), IsEmpty());
  EXPECT_THAT(settling.scanned({whole}), ElementsAre(whole));
}

TEST(Settling, a_name_that_was_gone_starts_anew) {
  Settling settling;
  settling.scanned({half});
  settling.handed_over(half);
  EXPECT_THAT(settling.scanned({}), IsEmpty());
  EXPECT_THAT(settling.scanned({half}), IsEmpty());
  EXPECT_THAT(settling.scanned({half}), ElementsAre(half));
}

class Shelf final : public ftp::Host {
 public:
  std::optional<ftp::Account> log_in(std::string_view, std::string_view) override { return {}; }
  rt::Task<> delivered(const ftp::Account& account, std::string path) override {
    if (failures > 0) {
      --failures;
      throw std::runtime_error("the store is closed");
    }
    taken.push_back(account.user + " " + path);
    co_return;
  }
  bool is_final(std::string_view name) const override { return name.ends_with(".txt"); }

  std::vector<std::string> taken;
  int failures = 0;
};

struct WatchedFolders : testing::Test {
  native::Node node;
  Shelf shelf;
  std::vector<FolderEvent> events;
  std::vector<ftp::Account> accounts{{.user = "m1", .folder = "inbox/m1", .max_file_bytes = 100},
                                     {.user = "m2", .folder = "inbox/m2"}};
  FolderWatch watch{node.runtime, shelf, [this] { return accounts; },
                    {.interval = 1ms, .root = {}},
                    [this](const FolderEvent& event) { events.push_back(event); }};

  WatchedFolders() {
    node.runtime.storage().make_directories("inbox/m1/aqjk");
    node.runtime.storage().make_directories("inbox/m2");
  }
  void write(const std::string& path, const std::string& content) {
    std::ofstream(node.folder.path() / path, std::ios::app) << content;
  }
  void scan() { node.run(watch.scan()); }
};

TEST_F(WatchedFolders, complete_files_under_final_names_are_handed_over_once) {
  write("inbox/m1/aqjk/a.txt", "a");
  write("inbox/m1/b.tmp", "b");
  write("inbox/m2/c.txt", "c");
  scan();
  write("inbox/m2/c.txt", "still being written");
  scan();
  EXPECT_THAT(shelf.taken, ElementsAre("m1 inbox/m1/aqjk/a.txt"));
  scan();
  scan();
  EXPECT_THAT(shelf.taken, ElementsAre("m1 inbox/m1/aqjk/a.txt", "m2 inbox/m2/c.txt"));
}

TEST_F(WatchedFolders, what_the_host_does_not_take_is_offered_again) {
  shelf.failures = 1;
  write("inbox/m1/a.txt", "a");
  for (int i = 0; i < 3; ++i) scan();
  EXPECT_THAT(shelf.taken, SizeIs(1));
  EXPECT_THAT(events, SizeIs(2));
}

TEST_F(WatchedFolders, a_file_that_is_too_large_is_told_once_and_left_alone) {
  write("inbox/m1/a.txt", std::string(101, 'x'));
  for (int i = 0; i < 4; ++i) scan();
  EXPECT_THAT(shelf.taken, IsEmpty());
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(std::get<WatchedFileRefused>(events[0]).path, "inbox/m1/a.txt");
}

TEST_F(WatchedFolders, a_new_mines_folder_is_made_and_watched) {
  accounts.push_back({.user = "m3", .folder = "inbox/m3"});
  scan();
  write("inbox/m3/d.txt", "d");
  scan();
  scan();
  EXPECT_THAT(shelf.taken, ElementsAre("m3 inbox/m3/d.txt"));
}

TEST_F(WatchedFolders, a_folder_that_cannot_be_read_does_not_stop_the_others) {
  node.runtime.storage().remove("inbox/m1/aqjk");
  node.runtime.storage().remove("inbox/m1");
  write("inbox/m1", "a file where a folder should be");
  write("inbox/m2/c.txt", "c");
  scan();
  scan();
  EXPECT_THAT(shelf.taken, ElementsAre("m2 inbox/m2/c.txt"));
  EXPECT_EQ(std::get<FolderUnreadable>(events.at(0)).user, "m1");
}

TEST_F(WatchedFolders, files_that_belong_to_nobody_are_told_once) {
  node.runtime.storage().make_directories("inbox/m9/empty");
  node.runtime.storage().make_directories("inbox/m8/full");
  write("inbox/m8/full/a.txt", "a");
  write("inbox/b.txt", "b");
  FolderWatch all{node.runtime, shelf, [this] { return accounts; },
                  {.interval = 1ms, .root = "inbox"},
                  [this](const FolderEvent& event) { events.push_back(event); }};
  for (int i = 0; i < 3; ++i) node.run(all.scan());
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_EQ(std::get<StrayFiles>(events[0]).path, "inbox/b.txt");
  EXPECT_EQ(std::get<StrayFiles>(events[1]).path, "inbox/m8");
}

rt::Task<> stop_later(rt::Clock& clock, FolderWatch& watch) {
  co_await rt::sleep_for(clock, 30ms);
  co_await watch.stop();
}

TEST_F(WatchedFolders, scans_repeat_until_the_watch_is_stopped) {
  write("inbox/m1/a.txt", "a");
  watch.start();
  node.run(stop_later(node.runtime.clock(), watch));
  EXPECT_THAT(shelf.taken, SizeIs(1));
}

}  // namespace
}  // namespace headframe::wire
