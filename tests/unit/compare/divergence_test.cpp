#include "sim/compare/divergence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>

namespace headframe::sim::compare {
namespace {

using namespace std::chrono_literals;

std::vector<record::Checkpoint> minutes(std::initializer_list<const char*> digests) {
  std::vector<record::Checkpoint> rows;
  for (const char* digest : digests)
    rows.push_back({std::chrono::minutes(rows.size()), 1, digest});
  return rows;
}

TEST(Divergence, lies_in_the_first_interval_whose_end_differs) {
  const auto found = first_interval(minutes({"a", "b", "c", "d"}), minutes({"a", "b", "x", "y"}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->begin, 1min);
  EXPECT_EQ(found->end, 2min);
}

TEST(Divergence, of_other_seeds_lies_before_the_first_checkpoint) {
  const auto found = first_interval(minutes({"a"}), minutes({"x"}));
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->begin);
  EXPECT_EQ(found->end, 0min);
}

TEST(Divergence, of_a_longer_run_lies_behind_the_last_common_checkpoint) {
  const auto found = first_interval(minutes({"a", "b"}), minutes({"a", "b", "c"}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->begin, 1min);
  EXPECT_FALSE(found->end);
}

TEST(Divergence, coarser_checkpoints_are_met_where_both_have_one) {
  std::vector<record::Checkpoint> coarse{{0min, 1, "a"}, {2min, 1, "x"}};
  const auto found = first_interval(minutes({"a", "b", "c"}), coarse);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->begin, 0min);
  EXPECT_EQ(found->end, 2min);
}

TEST(Divergence, without_checkpoints_the_tables_of_events_part) {
  EXPECT_FALSE(first_interval({}, minutes({"a"})));
  const std::vector<record::Event> a{{1h, "circuit", "link-down", "circuit", "", ""}};
  std::vector<record::Event> b = a;
  EXPECT_EQ(from_tables(a, b).closeness, Closeness::interval);
  b.push_back({2h, "circuit", "link-up", "circuit", "", ""});
  const Divergence found = from_tables(a, b);
  EXPECT_EQ(found.closeness, Closeness::table);
  EXPECT_FALSE(found.a);
  EXPECT_EQ(found.b->kind, "link-up");
}

/// A "file" event with one sample for each value.
Canonical file(std::initializer_list<double> values) {
  std::string payload = "m_CDSS_1.txt";
  std::uint32_t point = 0;
  for (const double value : values) {
    payload.append({static_cast<char>(point++), 0, 0, 0, 0, 0});
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i) payload += static_cast<char>(bits >> (8 * i) & 0xff);
  }
  return {1h, "m", "file", payload};
}

TEST(Canonical, of_two_files_the_first_other_record_is_named_with_its_values) {
  const auto found = record_difference(file({0.1, 0.2, 0.3}), file({0.1, 0.5, 0.9}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->record, 2u);
  EXPECT_EQ(found->a, 0.2);
  EXPECT_EQ(found->b, 0.5);
  EXPECT_FALSE(record_difference(file({0.1}), file({0.1})));
}

TEST(Canonical, is_described_without_its_bytes) {
  EXPECT_EQ(describe(file({0.1, 0.2})), "m file: m_CDSS_1.txt, 2 samples");
  EXPECT_EQ(describe({1h, "circuit", "link-down", "circuit"}), "circuit link-down: circuit");
  EXPECT_EQ(describe({1h, "m", "odd", std::string("ab\0c", 4)}), "m odd: ab… (4 bytes)");
}

}  // namespace
}  // namespace headframe::sim::compare
