#include "sim/compare/side.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace headframe::sim::compare {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class SideOnDisk : public testing::Test {
 protected:
  SideOnDisk() : folder_(fs::temp_directory_path() / ("headframe-side-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~SideOnDisk() override { fs::remove_all(folder_); }

  fs::path write(const char* name, const char* text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  std::string refusal(const fs::path& path) const {
    try {
      read_side(path);
      return "accepted";
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  }

  fs::path folder_;
};

TEST_F(SideOnDisk, a_result_of_another_release_is_read_as_far_as_it_goes) {
  const auto path = write("result.json", R"({
    "scenario": "faults/line", "seed": 7, "digest": "abc", "new_key": 1,
    "kpi": {"faults": 2, "mean_response_h": null, "samples": {"lost": 5}, "new_figure": 9},
    "expectations": [{"text": "faults == 1", "actual": "2", "pass": false}]})");
  const Side side = read_side(path);
  EXPECT_EQ(side.scenario, "faults/line");
  EXPECT_EQ(side.seed, "7");
  EXPECT_FALSE(side.recorded);
  ASSERT_EQ(side.kpis.size(), 3u);
  EXPECT_FALSE(side.kpis[0].value);
  EXPECT_EQ(side.kpis[2].key, "samples.lost");
  EXPECT_EQ(side.kpis[2].value, 5);
  EXPECT_FALSE(side.expectations.at(0).pass);
  EXPECT_EQ(read_side(folder_).digest, "abc") << "a folder without run.db";
}

TEST_F(SideOnDisk, what_is_no_run_is_refused_by_name) {
  EXPECT_THAT(refusal(folder_ / "nowhere"), HasSubstr("does not exist; expected a run folder"));
  EXPECT_THAT(refusal(folder_), HasSubstr("holds no run.db"));
  EXPECT_THAT(refusal(write("run.db", "this is no database, and long enough to be seen as none")),
              HasSubstr("is no run.db"));
  EXPECT_THAT(refusal(write("empty.db", "")), HasSubstr("schema version 0"));
  EXPECT_THAT(refusal(write("broken.json", "{")), HasSubstr("is no JSON"));
  EXPECT_THAT(refusal(write("other.json", "[]")), HasSubstr("is no result.json"));
}

}  // namespace
}  // namespace headframe::sim::compare
