#include "sim/scenario/expression.hpp"

#include <map>

#include <gtest/gtest.h>

namespace headframe::sim::scenario {
namespace {

Figures figures_of(std::map<std::string, double> known) {
  return [known](std::string_view key) -> std::optional<double> {
    const auto at = known.find(std::string(key));
    return at == known.end() ? std::nullopt : std::optional(at->second);
  };
}

Verdict judge(const std::string& text, std::map<std::string, double> known) {
  const auto parsed = parse_expression(text, result_figures());
  EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().text);
  return evaluate(*parsed, figures_of(std::move(known)));
}

TEST(Expression, compares_a_figure_with_a_number) {
  EXPECT_TRUE(judge("samples.lost == 0", {{"samples.lost", 0}}).pass);
  const Verdict lost = judge("samples.lost == 0", {{"samples.lost", 3}});
  EXPECT_FALSE(lost.pass);
  EXPECT_EQ(lost.actual, 3);
  EXPECT_TRUE(lost.why.empty());
}

TEST(Expression, both_ends_belong_to_between) {
  for (const double inside : {0.9, 0.95, 1.0}) {
    EXPECT_TRUE(judge("coverage between 0.9 and 1", {{"coverage", inside}}).pass) << inside;
  }
  EXPECT_FALSE(judge("coverage between 0.9 and 1", {{"coverage", 0.899}}).pass);
  EXPECT_FALSE(judge("coverage between 0.9 and 1", {{"coverage", 1.001}}).pass);
}

TEST(Expression, percent_divides_by_a_hundred) {
  EXPECT_TRUE(judge("coverage == 95 %", {{"coverage", 0.95}}).pass);
  EXPECT_FALSE(judge("coverage > 95 %", {{"coverage", 0.95}}).pass);
}

TEST(Expression, products_bind_more_tightly_than_sums) {
  EXPECT_EQ(judge("faults + 2 * 3 < 100", {{"faults", 1}}).actual, 7);
  EXPECT_EQ(judge("(faults + 2) * 3 < 100", {{"faults", 1}}).actual, 9);
  EXPECT_EQ(judge("10 - faults - 2 < 100", {{"faults", 3}}).actual, 5);
  EXPECT_EQ(judge("-faults < 100", {{"faults", 3}}).actual, -3);
}

TEST(Expression, every_relation_can_fail) {
  const std::map<std::string, double> five{{"faults", 5}};
  EXPECT_TRUE(judge("faults < 6", five).pass);
  EXPECT_FALSE(judge("faults < 5", five).pass);
  EXPECT_TRUE(judge("faults <= 5", five).pass);
  EXPECT_FALSE(judge("faults <= 4", five).pass);
  EXPECT_TRUE(judge("faults >= 5", five).pass);
  EXPECT_FALSE(judge("faults >= 6", five).pass);
  EXPECT_TRUE(judge("faults != 4", five).pass);
  EXPECT_FALSE(judge("faults != 5", five).pass);
}

TEST(Expression, what_was_not_measured_never_passes) {
  const Verdict verdict = judge("patrol_rate <= 1", {});
  EXPECT_FALSE(verdict.pass);
  EXPECT_EQ(verdict.why, "patrol_rate was not measured");
  EXPECT_EQ(judge("samples.late / samples.produced <= 0.1",
                  {{"samples.late", 0}, {"samples.produced", 0}})
                .why,
            "division by zero");
}

TEST(Expression, mistakes_are_told_where_they_stand) {
  const auto error = [](const char* text) {
    return parse_expression(text, result_figures()).error();
  };
  EXPECT_EQ(error("samples.last == 0").text,
            "unknown figure 'samples.last'; did you mean 'samples.lost'?");
  EXPECT_EQ(error("faults == 1 + falts").offset, 14U);
  EXPECT_EQ(error("faults = 2").offset, 7U);
  EXPECT_EQ(error("faults < 2 < 3").text, "'< 3' follows a complete comparison; expected its end");
  EXPECT_EQ(error("(faults < 2").text, "expected ')'");
  EXPECT_EQ(error("").text, "expected a figure or a number");
  EXPECT_EQ(error(std::string(1000, '(').c_str()).text,
            "nested too deeply; expected a simpler expression");
}

}  // namespace
}  // namespace headframe::sim::scenario
