// The way of files through the disk when many move at once.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "platform/core/ingest/spool.hpp"
#include "tests/support/native_node.hpp"

namespace headframe::core::ingest {
namespace {

constexpr int many = 60;
constexpr const char* mine = "410183000001";

class SpoolTest : public testing::Test {
 protected:
  SpoolTest() : node(folder.path()), spool(node.runtime()) {
    for (const char* path : {"inbox", "spool"}) storage().make_directories(path);
  }
  rt::Storage& storage() { return node.runtime().storage(); }

  rt::Task<Arrival> take_in(int file) {
    const std::string path = fmt::format("inbox/{}.txt", file);
    rt::replace_file(storage(), path, fmt::format("file {}", file));
    co_return co_await spool.take_in(mine, path);
  }
  rt::Task<> keep_taking_in_and_finishing() {
    for (int i = 0; i < many; ++i) spool.put_away(co_await take_in(i), "archive/day");
  }
  rt::Task<> finish_all_at_once() {
    std::vector<Arrival> arrivals;
    for (int i = 0; i < many; ++i) arrivals.push_back(co_await take_in(i));
    for (const Arrival& arrival : arrivals) spool.put_away(arrival, "archive/day");
    co_await spool.take_in(mine, "inbox/last.txt");
  }

  test::TemporaryFolder folder;
  test::NativeNode node;
  Spool spool;
};

TEST_F(SpoolTest, every_finished_file_reaches_the_archive_while_others_are_taken_in) {
  node.run(keep_taking_in_and_finishing());
  node.run(spool.settle());
  EXPECT_TRUE(storage().list("spool").empty());
  EXPECT_EQ(storage().list("archive/day").size(), static_cast<std::size_t>(many));
}

TEST_F(SpoolTest, a_file_that_comes_behind_many_finished_ones_is_taken_in) {
  rt::replace_file(storage(), "inbox/last.txt", "last");
  node.run(finish_all_at_once());
  const auto found = node.run(spool.recover(many));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "last.txt");
  node.run(spool.settle());
  EXPECT_EQ(storage().list("archive/day").size(), static_cast<std::size_t>(many));
}

}  // namespace
}  // namespace headframe::core::ingest
