#include "sim/scenario/compose.hpp"

#include <map>

#include <gtest/gtest.h>

namespace headframe::sim::scenario {
namespace {

struct Composed {
  std::optional<Node> document;
  std::string problems;

  std::string text(std::initializer_list<std::string_view> path) const {
    return document->at(path)->text;
  }
  std::string mark(std::initializer_list<std::string_view> path) const {
    return to_string(document->at(path)->mark);
  }
};

Composed compose_files(const std::string& path, const std::map<std::string, std::string>& files) {
  Problems problems;
  Composed result;
  result.document = compose(
      path,
      [&](const std::string& name) -> std::optional<std::string> {
        const auto at = files.find(name);
        return at == files.end() ? std::nullopt : std::optional(at->second);
      },
      problems);
  for (const Problem& problem : problems.in_order()) result.problems += to_string(problem) + "\n";
  return result;
}

TEST(Compose, maps_merge_and_lists_are_replaced) {
  const Composed made = compose_files(
      "new.yaml",
      {{"old.yaml", "mines:\n  a: {faces: 1, gas: low}\n  b: {faces: 2}\nexpect: [x, y]\n"},
       {"new.yaml", "base: old.yaml\nmines:\n  a: {faces: 3}\nexpect: [z]\n"}});
  EXPECT_EQ(made.problems, "");
  EXPECT_EQ(made.text({"mines", "a", "faces"}), "3");
  EXPECT_EQ(made.text({"mines", "a", "gas"}), "low");
  EXPECT_EQ(made.text({"mines", "b", "faces"}), "2");
  ASSERT_EQ(made.document->at({"expect"})->items.size(), 1U);
  EXPECT_EQ(made.document->at({"base"}), nullptr);
}

TEST(Compose, every_value_remembers_the_file_it_was_written_in) {
  const Composed made =
      compose_files("new.yaml", {{"old.yaml", "mines:\n  a: {faces: 1, gas: low}\n"},
                                 {"new.yaml", "base: old.yaml\nmines:\n  a: {faces: 3}\n"}});
  EXPECT_EQ(made.mark({"mines", "a", "faces"}), "new.yaml:3:14");
  EXPECT_EQ(made.mark({"mines", "a", "gas"}), "old.yaml:2:22");
}

TEST(Compose, the_file_wins_over_fragments_and_they_over_the_base) {
  const Composed made =
      compose_files("new.yaml", {{"old.yaml", "a: base\nb: base\nc: base\n"},
                                 {"part.yaml", "a: part\nb: part\n"},
                                 {"new.yaml", "a: own\nuse: [part.yaml]\nbase: old.yaml\n"}});
  EXPECT_EQ(made.text({"a"}) + made.text({"b"}) + made.text({"c"}), "ownpartbase");
}

TEST(Compose, files_are_found_beside_or_above) {
  const Composed made = compose_files(
      "scenarios/faults/x.yaml", {{"scenarios/faults/x.yaml", "use: [lib/a.yaml, beside.yaml]\n"},
                                  {"scenarios/lib/a.yaml", "a: 1\n"},
                                  {"scenarios/faults/beside.yaml", "b: 2\n"}});
  EXPECT_EQ(made.problems, "");
  EXPECT_EQ(made.mark({"a"}), "scenarios/lib/a.yaml:1:4");
}

TEST(Compose, one_fragment_reached_twice_does_not_contradict_itself) {
  const Composed made = compose_files("x.yaml", {{"x.yaml", "use: [a.yaml, b.yaml]\n"},
                                                 {"a.yaml", "use: [common.yaml]\na: 1\n"},
                                                 {"b.yaml", "use: [common.yaml]\nb: 1\n"},
                                                 {"common.yaml", "c: 1\n"}});
  EXPECT_EQ(made.problems, "");
  EXPECT_EQ(made.text({"c"}), "1");
}

TEST(Compose, fragments_may_not_contradict_each_other) {
  const Composed made = compose_files("x.yaml", {{"x.yaml", "use: [a.yaml, b.yaml]\n"},
                                                 {"a.yaml", "links:\n  lan: {kind: lan}\n"},
                                                 {"b.yaml", "links:\n  lan: {kind: county}\n"}});
  EXPECT_EQ(made.problems,
            "b.yaml:2:9: 'kind' is already set by another fragment at a.yaml:2:15; expected "
            "fragments that "
            "do not contradict each other\n");
}

TEST(Compose, a_circle_is_told_where_it_closes) {
  const Composed made = compose_files(
      "a.yaml", {{"a.yaml", "base: b.yaml\n"}, {"b.yaml", "seed: 1\nbase: a.yaml\n"}});
  EXPECT_FALSE(made.document);
  EXPECT_EQ(
      made.problems,
      "b.yaml:2:7: files name each other in a circle: a.yaml → b.yaml → a.yaml; expected an end\n");
}

}  // namespace
}  // namespace headframe::sim::scenario
