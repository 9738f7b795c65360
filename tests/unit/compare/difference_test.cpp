#include "sim/compare/difference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/compare/tell.hpp"

namespace headframe::sim::compare {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr const char* begin = "2021-07-05T00:00:00+08:00";

record::Kpi figure(const char* key, const char* unit, std::optional<double> value) {
  record::Kpi row;
  row.key = key;
  row.side = "truth";
  row.unit = unit;
  row.value = value;
  return row;
}

Side side(const char* digest) {
  Side made;
  made.source = digest;
  made.scenario = "faults/line";
  made.seed = "1";
  made.digest = digest;
  made.recorded.emplace();
  made.recorded->run.begin_local = begin;
  made.kpis = {figure("faults", "count", 1), figure("coverage", "share", 1)};
  return made;
}

TEST(Difference, equal_runs_differ_in_nothing) {
  const Difference found = difference_of(side("a"), side("a"));
  EXPECT_TRUE(found.equal);
  EXPECT_FALSE(found.divergence);
  EXPECT_TRUE(found.heads.empty() && found.kpis.empty() && found.verdicts.empty());
  EXPECT_TRUE(found.outages_a.empty() && found.faults_a.empty() && found.mines.empty());
}

TEST(Difference, an_indicator_gets_better_by_its_own_direction) {
  Side a = side("a"), b = side("b");
  b.kpis = {figure("faults", "count", 3), figure("coverage", "share", std::nullopt)};
  const auto kpis = difference_of(a, b).kpis;
  ASSERT_EQ(kpis.size(), 2u);
  EXPECT_EQ(kpis[0].key, "faults");
  EXPECT_EQ(kpis[0].trend, Trend::worse);
  EXPECT_EQ(kpis[1].trend, Trend::neither);
  EXPECT_EQ(difference_of(b, a).kpis[0].trend, Trend::better);
}

TEST(Difference, verdicts_that_turned_are_told_and_others_are_not) {
  Side a = side("a"), b = side("b");
  a.expectations = {{"expect", "faults == 1", "1", true}, {"expect", "samples.lost == 0", "0", true}};
  b.expectations = {{"expect", "faults == 1", "3", false}, {"expect", "samples.lost == 0", "0", true}};
  const auto verdicts = difference_of(a, b).verdicts;
  ASSERT_EQ(verdicts.size(), 1u);
  EXPECT_EQ(verdicts[0].text, "faults == 1");
  EXPECT_EQ(verdicts[0].actual_b, "3");
}

TEST(Difference, an_outage_of_one_run_is_told_though_the_faults_are_numbered_alike) {
  Side a = side("a"), b = side("b");
  record::Fault fault;
  fault.id = "F001";
  fault.device = "circuit";
  fault.failed = 1h;
  a.recorded->faults = {fault};
  fault.failed = 2h;
  b.recorded->faults = {fault};
  a.recorded->outages = {{"line", "circuit", "line-cut", false, 1h, 2h}};
  const Difference found = difference_of(a, b);
  EXPECT_EQ(found.faults_a.size(), 1u);
  EXPECT_EQ(found.faults_b.size(), 1u);
  EXPECT_EQ(found.outages_a.size(), 1u);
  EXPECT_TRUE(found.outages_b.empty());
}

TEST(Difference, mines_are_ordered_by_what_became_of_their_samples) {
  Side a = side("a"), b = side("b");
  a.recorded->ledger = {{"calm", 0h, 1h, 10, 10, 0, 0, 0, 0, 0},
                        {"few", 0h, 1h, 10, 10, 0, 0, 0, 0, 0},
                        {"many", 0h, 1h, 10, 10, 0, 0, 0, 0, 0}};
  b.recorded->ledger = {{"calm", 0h, 1h, 10, 10, 0, 0, 0, 0, 0},
                        {"few", 0h, 1h, 10, 9, 1, 0, 0, 0, 0},
                        {"many", 0h, 1h, 10, 5, 0, 0, 0, 5, 0}};
  const auto mines = difference_of(a, b).mines;
  ASSERT_EQ(mines.size(), 2u);
  EXPECT_EQ(mines[0].mine, "many");
  EXPECT_EQ(mines[1].mine, "few");
}

TEST(Difference, keys_are_compared_after_all_files_were_put_together) {
  Side a = side("a"), b = side("b");
  a.recorded->scenario_files = {{"scenarios/x.yaml", "base: city.yaml\nseed: 1\n"},
                                {"scenarios/city.yaml", "mines: {east: {points: 20}}\n"}};
  b.recorded->scenario_files = {{"elsewhere/y.yaml", "seed: 1\nmines: {east: {points: 35}}\n"}};
  const Difference found = difference_of(a, b);
  ASSERT_TRUE(found.keys_known);
  ASSERT_EQ(found.keys.size(), 1u);
  EXPECT_EQ(found.keys[0].key, "mines.east.points");
  EXPECT_EQ(found.keys[0].a, "20");
  EXPECT_EQ(found.keys[0].b, "35");
}

TEST(Difference, is_told_in_both_languages_with_what_is_not_known) {
  Side a = side("a"), b = side("b");
  b.seed = "2";
  const Difference found = difference_of(a, b);
  const std::string en = text_of(a, b, found, report::Language::en);
  EXPECT_THAT(en, HasSubstr("The runs differ"));
  EXPECT_THAT(en, HasSubstr("seed: 1 → 2"));
  EXPECT_THAT(en, HasSubstr("not compared: one side does not keep its scenario's files"));
  EXPECT_THAT(text_of(a, b, found, report::Language::zh), HasSubstr("两次运行不同"));
  EXPECT_TRUE(json_of(a, b, found)["scenario"].is_null());
}

}  // namespace
}  // namespace headframe::sim::compare
