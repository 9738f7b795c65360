#include "sim/scenario/yaml.hpp"

#include <gtest/gtest.h>

#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

std::string problems_of(const std::string& text) {
  Problems problems;
  parse_yaml(text, "a.yaml", problems);
  std::string all;
  for (const Problem& problem : problems.in_order()) all += to_string(problem) + "\n";
  return all;
}

TEST(Yaml, columns_count_characters_not_bytes) {
  Problems problems;
  const auto document = parse_yaml("title: {zh: 郑州市, en: Zhengzhou}\n", "a.yaml", problems);
  ASSERT_TRUE(document);
  EXPECT_EQ(to_string(document->at({"title", "en"})->mark), "a.yaml:1:22");
}

TEST(Yaml, of_two_equal_keys_the_second_is_a_mistake) {
  EXPECT_EQ(problems_of("a: 1\nb: 2\na: 3\n"),
            "a.yaml:3:1: duplicate key 'a'; first written in line 1, expected once\n");
}

TEST(Yaml, plain_scalars_are_what_yaml_1_2_says) {
  EXPECT_EQ(plain_kind("yes"), Plain::text);
  EXPECT_EQ(plain_kind("true"), Plain::boolean);
  EXPECT_EQ(plain_kind("010"), Plain::integer);
  EXPECT_EQ(plain_kind("1e3"), Plain::decimal);
  EXPECT_EQ(plain_kind("~"), Plain::null);
  EXPECT_EQ(plain_kind("30 s"), Plain::text);
}

TEST(Yaml, quoted_text_is_told_from_plain_text) {
  Problems problems;
  const auto document = parse_yaml("a: \"1\"\nb: 1\nc: |\n  1\nd: ''\n", "a.yaml", problems);
  ASSERT_TRUE(document);
  EXPECT_TRUE(document->at({"a"})->quoted);
  EXPECT_FALSE(document->at({"b"})->quoted);
  EXPECT_TRUE(document->at({"c"})->quoted);
  EXPECT_EQ(document->at({"d"})->kind, Node::Kind::scalar);
}

TEST(Yaml, hostile_nesting_ends_with_a_message) {
  EXPECT_EQ(problems_of("a: " + std::string(100, '[') + std::string(100, ']')),
            "a.yaml:1:67: nested more than 64 levels deep; expected a flatter file\n");
  EXPECT_NE(problems_of("a: " + std::string(5000, '[')), "");
}

TEST(Yaml, very_long_words_neither_crash_nor_match) {
  EXPECT_EQ(plain_kind(std::string(1'000'000, '1')), Plain::text);
  EXPECT_EQ(hint(std::string(1'000'000, 'h'), {"horizon"}), "; expected one of horizon");
}

TEST(Problems, are_told_by_file_and_place_and_not_without_end) {
  Problems problems;
  const auto first = std::make_shared<const std::string>("b.yaml");
  const auto second = std::make_shared<const std::string>("a.yaml");
  problems.add({first, 9, 1}, "later");
  problems.add({second, 1, 1}, "other file");
  problems.add({first, 2, 5}, "earlier");
  for (std::uint32_t line = 10; line < 2010; ++line) problems.add({second, line, 1}, "again");
  const auto told = problems.in_order();
  ASSERT_EQ(told.size(), 1001U);
  EXPECT_EQ(to_string(told[0]), "b.yaml:2:5: earlier");
  EXPECT_EQ(to_string(told[1]), "b.yaml:9:1: later");
  EXPECT_EQ(to_string(told[2]), "a.yaml:1:1: other file");
  EXPECT_EQ(told.back().text, "1003 more problems; expected none");
}

TEST(Suggest, a_near_word_is_suggested_and_a_far_one_is_not) {
  EXPECT_EQ(edit_distance("horizn", "horizon"), 1U);
  EXPECT_EQ(edit_distance("ilnk", "link"), 1U);
  EXPECT_EQ(hint("horizn", {"seed", "horizon"}), "; did you mean 'horizon'?");
  EXPECT_EQ(hint("colour", {"seed", "horizon"}), "; expected one of seed, horizon");
  EXPECT_EQ(hint("x", {}), "");
}

}  // namespace
}  // namespace headframe::sim::scenario
