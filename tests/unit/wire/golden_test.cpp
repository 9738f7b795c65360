#include "tests/unit/wire/golden.hpp"

#include <gtest/gtest.h>

#include "platform/wire/describe.hpp"

namespace headframe::wire::testing {
namespace {

/// Compares with NAME.json; what was decoded is left beside the test's scratch files, so that a
/// wanted change can be read and taken over.
void expect_golden(const GoldenFile& file) {
  SCOPED_TRACE(file.name);
  const auto actual = to_json(decode_named(file.name, file.bytes));
  const auto expected = slurp(file.path.string() + ".json");
  if (actual == expected) return;
  const auto scratch = std::filesystem::path{::testing::TempDir()} / (file.name + ".json");
  std::ofstream(scratch, std::ios::binary) << actual;
  EXPECT_EQ(actual, expected) << "what was decoded is in " << scratch;
}

TEST(Golden, old_files_decode_to_what_is_written_beside_them) {
  const auto files = golden_files("ga");
  ASSERT_EQ(files.size(), 8u);
  for (const auto& file : files) expect_golden(file);
}

TEST(Golden, upgraded_files_decode_to_what_is_written_beside_them) {
  const auto files = golden_files("gb");
  ASSERT_EQ(files.size(), 8u);
  for (const auto& file : files) expect_golden(file);
}

TEST(Golden, national_files_decode_to_what_is_written_beside_them) {
  const auto files = golden_files("gc");
  ASSERT_EQ(files.size(), 21u);
  for (const auto& file : files) expect_golden(file);
}

TEST(Golden, every_golden_file_is_accepted_whole) {
  for (const auto& file : all_golden_files()) {
    SCOPED_TRACE(file.name);
    const auto decoded = decode_named(file.name, file.bytes);
    EXPECT_EQ(decoded.outcome, Outcome::accepted) << to_text(decoded);
    EXPECT_EQ(decoded.records, values_of(decoded));
  }
}

}  // namespace
}  // namespace headframe::wire::testing
