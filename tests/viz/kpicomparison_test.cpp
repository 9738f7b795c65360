#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "viz/models/kpicomparison.hpp"

namespace headframe::viz {
namespace {

using sim::record::Kpi;
using Mode = QAbstractItemModelTester::FailureReportingMode;

Kpi figureOf(const char *key, const char *unit, std::optional<double> value, const char *better) {
  Kpi kpi{key, "truth", unit, value, "没有", "nobody counted", "名", "Name", "定义", "as always"};
  kpi.better = better;
  return kpi;
}

Content run(std::vector<Kpi> kpis) {
  Content content;
  content.run.horizon = std::chrono::days(365);
  content.kpis = std::move(kpis);
  return content;
}

Change changeOf(const Kpi &a, const Kpi &b) { return compareKpis(run({a}), run({b})).at(0).change; }

QString cell(const QAbstractItemModel &model, int row, int column) {
  return model.index(row, column).data().toString();
}

TEST(KpiComparison, SaysByHowMuchAndWhetherItIsBetter) {
  KpiComparison model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.show(run({figureOf("normal_day_rate", "share", 0.71, "higher"),
                  figureOf("mean_restoration_h", "hours", 72, "lower")}),
             run({figureOf("normal_day_rate", "share", 0.95, "higher"),
                  figureOf("mean_restoration_h", "hours", 80.5, "lower")}));
  ASSERT_EQ(model.rowCount(), 2);
  EXPECT_EQ(cell(model, 0, KpiComparison::Difference), "+24.0 points");
  EXPECT_EQ(cell(model, 0, KpiComparison::Judgement), "✓ better");
  EXPECT_EQ(cell(model, 1, KpiComparison::Difference), "+8.5 h");
  EXPECT_EQ(cell(model, 1, KpiComparison::Judgement), "✗ worse");
}

TEST(KpiComparison, LessIsBetterWhereTheIndicatorSaysSo) {
  EXPECT_EQ(changeOf(figureOf("faults", "count", 17, "lower"), figureOf("faults", "count", 9, "lower")),
            Change::better);
  EXPECT_EQ(changeOf(figureOf("coverage", "share", 1, "higher"),
                     figureOf("coverage", "share", 0.9, "higher")),
            Change::worse);
}

TEST(KpiComparison, WhatOnlyDescribesARunIsNeitherBetterNorWorse) {
  EXPECT_EQ(changeOf(figureOf("samples.produced", "count", 1, ""),
                     figureOf("samples.produced", "count", 2, "")),
            Change::different);
}

TEST(KpiComparison, AnOlderRunsDirectionFollowsFromItsTarget) {
  Content a = run({figureOf("mean_restoration_h", "hours", 72, "")});
  const Content b = run({figureOf("mean_restoration_h", "hours", 40, "")});
  a.expectations = {{"target", "mean_restoration_h <= 48", "72", false, ""}};
  EXPECT_EQ(compareKpis(a, b).at(0).change, Change::better);
}

TEST(KpiComparison, ADemandThatOnlyGuardsARunSaysNoDirection) {
  Content a = run({figureOf("samples.produced", "count", 100, "")});
  a.expectations = {{"expect", "samples.produced > 0", "100", true, ""}};
  const Content b = run({figureOf("samples.produced", "count", 200, "")});
  EXPECT_EQ(compareKpis(a, b).at(0).change, Change::different);
}

TEST(KpiComparison, FiguresByDifferentRulesAreNotJudged) {
  const Kpi a = figureOf("normal_day_rate", "share", 0.7, "higher");
  Kpi b = figureOf("normal_day_rate", "share", 0.9, "higher");
  b.definition_en = "maintenance does not count";
  EXPECT_EQ(changeOf(a, b), Change::otherRule);
}

TEST(KpiComparison, WhatRoundingHidesIsTheSameAndHasNoSign) {
  KpiComparison model;
  model.show(run({figureOf("normal_day_rate", "share", 0.80001, "higher")}),
             run({figureOf("normal_day_rate", "share", 0.80002, "higher")}));
  EXPECT_EQ(model.row(0).change, Change::same);
  EXPECT_EQ(cell(model, 0, KpiComparison::Difference), "0.0 points");
}

TEST(KpiComparison, AFigureOfOneRunOnlyStandsWithADashForTheOther) {
  KpiComparison model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.show(run({}), run({figureOf("faults", "count", 3, "lower")}));
  ASSERT_EQ(model.rowCount(), 1);
  EXPECT_EQ(cell(model, 0, KpiComparison::A), "–");
  EXPECT_EQ(cell(model, 0, KpiComparison::B), "3");
  EXPECT_EQ(cell(model, 0, KpiComparison::Difference), "–");
  EXPECT_EQ(cell(model, 0, KpiComparison::Judgement), "? not measured");
}

TEST(KpiComparison, WarnsOfRunsOfUnequalLength) {
  const Content a = run({});
  Content b = run({});
  EXPECT_TRUE(warningOf(a, b).isEmpty());
  b.run.horizon = std::chrono::days(7);
  EXPECT_TRUE(warningOf(a, b).contains("168.0 h")) << warningOf(a, b).toStdString();
}

}  // namespace
}  // namespace headframe::viz
