// Each NAME.yaml in this folder makes one kind of mistake; NAME.expected holds what the author is
// told, line by line. A new case is two new files.
#include <algorithm>
#include <filesystem>
#include <ostream>

#include <gtest/gtest.h>

#include "sim/scenario/load.hpp"

namespace headframe::sim::scenario {
namespace {

const std::filesystem::path folder = HEADFRAME_SOURCE_DIR "/tests/negative";

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

// Reads the files of this folder as if it were the working directory, so that messages are short.
std::optional<std::string> read_here(const std::string& path) {
  return read_disk_file((folder / path).string());
}

TEST(Negative, every_kind_of_mistake_is_told_with_its_place_and_what_was_expected) {
  ASSERT_GE(cases().size(), 70U);
  for (const std::string& name : cases()) {
    SCOPED_TRACE(name);
    const auto loaded = load_scenario(name + ".yaml", read_here);
    if (loaded) {
      ADD_FAILURE() << "the scenario is taken for right";
      continue;
    }
    std::string told;
    for (const Problem& problem : loaded.error()) told += to_string(problem) + "\n";
    EXPECT_EQ(told, read_here(name + ".expected").value_or("(no such file)"));
  }
}

TEST(Negative, the_city_that_the_cases_change_is_right) {
  const auto loaded = load_scenario("lib/good.yaml", read_here);
  EXPECT_TRUE(loaded) << to_string(loaded.error().front());
}

}  // namespace
}  // namespace headframe::sim::scenario
