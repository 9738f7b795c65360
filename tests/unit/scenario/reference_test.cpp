// What people and editors read about scenarios says what the loader knows, no more and no less.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "sim/scenario/compose.hpp"
#include "sim/scenario/keys.hpp"

namespace headframe::sim::scenario {
namespace {

const std::string folder = HEADFRAME_SOURCE_DIR "/scenarios/";

std::multiset<std::string> headings() {
  std::istringstream lines(read_disk_file(folder + "README.md").value());
  std::multiset<std::string> found;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("### `") && line.ends_with("`"))
      found.insert(line.substr(5, line.size() - 6));
  }
  return found;
}

TEST(Reference, has_one_heading_for_each_key_and_no_other) {
  std::multiset<std::string> keys;
  for (const KeyInfo& key : all_keys()) keys.insert(key.path);
  EXPECT_EQ(headings(), keys);
  EXPECT_GT(keys.size(), 90U);
}

TEST(Reference, the_schema_is_what_the_table_of_keys_gives) {
  EXPECT_EQ(read_disk_file(folder + "schema.json").value(), json_schema().dump(2) + "\n")
      << "write it again: headframe-scenario-keys schema > scenarios/schema.json";
}

}  // namespace
}  // namespace headframe::sim::scenario
