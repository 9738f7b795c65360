#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "viz/link/scriptedsource.hpp"
#include "viz/models/kpimodel.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using sim::record::Kpi;
using sim::record::Verdict;
using Mode = QAbstractItemModelTester::FailureReportingMode;

constexpr Moment year = std::chrono::days(365);

QString cell(const QAbstractItemModel &model, int row, int column) {
  return model.index(row, column).data().toString();
}

Kpi dayRate(const char *side, std::optional<double> value) {
  Kpi kpi{"normal_day_rate", side, "share", value, "没有工单", "no work orders", "正常日率",
          "Normal day rate", "定义", "days that were normal / all days"};
  kpi.better = "higher";
  kpi.source = "reliability.md §3";
  kpi.reported_target = 0.95;
  kpi.reported_actual = 0.80;
  kpi.reported_en = "Self-evaluation: target 95 %, actual 80 %.";
  return kpi;
}

Kpi downDays(double value) {
  Kpi kpi{"down_days", "truth", "days", value, "", "", "停机", "Down time", "", ""};
  kpi.reported_target = 3;
  kpi.reported_for_year = true;
  return kpi;
}

Content indicators() {
  Content content;
  content.run.horizon = year;
  content.kpis = {dayRate("truth", 0.7096), dayRate("belief", std::nullopt)};
  content.expectations = {{"target", "normal_day_rate >= 95 %", "0.7096", false, ""}};
  return content;
}

std::string allOf(const std::vector<Fact> &facts) {
  std::string all;
  for (const Fact &fact : facts) all += (fact.what + ": " + fact.value + "\n").toStdString();
  return all;
}

TEST(KpiModel, PutsTruthTargetAndTheReportIntoOneRow) {
  KpiModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.show(indicators());
  ASSERT_EQ(model.rowCount(), 1);
  EXPECT_EQ(cell(model, 0, KpiModel::Truth), "71.0 %");
  EXPECT_EQ(cell(model, 0, KpiModel::Target), "≥ 95.0 %");
  EXPECT_EQ(cell(model, 0, KpiModel::Result), "✗ missed");
  EXPECT_EQ(cell(model, 0, KpiModel::ReportTarget), "95.0 %");
  EXPECT_EQ(cell(model, 0, KpiModel::ReportActual), "80.0 %");
  EXPECT_EQ(model.verdict(0), Verdict::missed);
}

TEST(KpiModel, AFigureThatWasNotMeasuredSaysWhy) {
  KpiModel model;
  model.show(indicators());
  EXPECT_EQ(cell(model, 0, KpiModel::Belief), "–");
  EXPECT_EQ(model.index(0, KpiModel::Belief).data(Qt::ToolTipRole).toString(), "no work orders");
  EXPECT_NE(allOf(model.meaning(0)).find("no work orders"), std::string::npos);
}

TEST(KpiModel, TheMeaningNamesFormulaSourceAndWhereTheReportSaysIt) {
  KpiModel model;
  model.show(indicators());
  const std::string meaning = allOf(model.meaning(0));
  for (const char *part : {"Definition: days that were normal / all days",
                           "Source of the formula: reliability.md §3", "≥ 95.0 % – ✗ missed",
                           "Self-evaluation: target 95 %, actual 80 %."})
    EXPECT_NE(meaning.find(part), std::string::npos) << part << "\nin\n" << meaning;
}

TEST(KpiModel, NewFiguresOfTheSameIndicatorsLeaveRowsAndIndexesInPlace) {
  ScriptedSource source;
  KpiModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  QObject::connect(&source, &Source::changed, [&] { model.show(source.content()); });
  source.tell(indicators());
  const QPersistentModelIndex picked = model.index(0, KpiModel::Truth);
  Content later = indicators();
  later.kpis[0].value = 0.99;
  source.tell(later);
  ASSERT_TRUE(picked.isValid());
  EXPECT_EQ(picked.data().toString(), "99.0 %");
}

TEST(KpiModel, WhatOnlyThePlatformBelievesHasARowToo) {
  Content content = indicators();
  content.kpis = {dayRate("belief", 0.9)};
  KpiModel model;
  model.show(content);
  ASSERT_EQ(model.rowCount(), 1);
  EXPECT_EQ(cell(model, 0, KpiModel::Truth), "–");
  EXPECT_EQ(cell(model, 0, KpiModel::Belief), "90.0 %");
  EXPECT_EQ(cell(model, 0, KpiModel::Name), "Normal day rate");
}

TEST(KpiModel, WhereTheReportSaysNothingItsColumnsAreEmptyAndThereIsNoBar) {
  Content content = indicators();
  content.kpis = {{"faults", "truth", "count", 17, "", "", "故障数", "Faults", "", ""}};
  content.expectations.clear();
  KpiModel model;
  model.show(content);
  EXPECT_EQ(cell(model, 0, KpiModel::ReportTarget), "");
  EXPECT_FALSE(model.bullet(0));
}

TEST(KpiModel, BarsAreGivenUpBeforeTheReportsFiguresAndTheseBeforeAllOthers) {
  std::array<int, KpiModel::ColumnCount> widths;
  widths.fill(10);
  EXPECT_EQ(columnsToHide(widths, 80), std::vector<int>{});
  EXPECT_EQ(columnsToHide(widths, 79), std::vector<int>{KpiModel::Bar});
  const std::vector<int> three{KpiModel::Bar, KpiModel::ReportTarget, KpiModel::ReportActual};
  EXPECT_EQ(columnsToHide(widths, 69), three);
  EXPECT_EQ(columnsToHide(widths, 10), three);
}

TEST(Wanted, IsABoundOfTheIndicatorItselfAndNotOfARatio) {
  const auto percent = wantedOf({"target", "upload_rate >= 99.5 %", "", true, ""}, "upload_rate");
  ASSERT_TRUE(percent);
  EXPECT_DOUBLE_EQ(percent->value, 0.995);
  EXPECT_EQ(wantedOf({"target", "mean_up_time_d >= 20", "", true, ""}, "mean_up_time_d")->value, 20);
  const sim::record::Expectation ratio{"expect", "samples.lost / samples.produced <= 2 %", "", true, ""};
  EXPECT_FALSE(wantedOf(ratio, "samples.lost"));
  EXPECT_EQ(targetWords(ratio, {"samples.lost", "truth", "count", 3, "", "", "", "", "", ""}),
            "samples.lost / samples.produced <= 2 %");
  EXPECT_EQ(targetBrief(ratio, {}), "ratio ≤ 2 %");
}

TEST(Bullet, AHighShareStandsOnAScaleThatEndsAtTheWhole) {
  const auto bullet = bulletOf(indicatorsOf(indicators()).front(), year);
  ASSERT_TRUE(bullet);
  EXPECT_EQ(bullet->end, 1);
  EXPECT_DOUBLE_EQ(*bullet->truth, 0.7096);
  EXPECT_DOUBLE_EQ(*bullet->wanted, 0.95);
  EXPECT_DOUBLE_EQ(*bullet->reportedActual, 0.80);
  EXPECT_FALSE(bullet->belief);
  EXPECT_EQ(bullet->verdict, Verdict::missed);
}

TEST(Bullet, ItsEndIsARoundFigureBeyondTheLargest) {
  Content content;
  content.run.horizon = year;
  content.kpis = {downDays(48)};
  const auto bullet = bulletOf(indicatorsOf(content).front(), year);
  ASSERT_TRUE(bullet);
  EXPECT_EQ(bullet->end, 100);
  EXPECT_DOUBLE_EQ(*bullet->truth, 0.48);
  EXPECT_DOUBLE_EQ(*bullet->reportedTarget, 0.03);
}

TEST(Bullet, ABoundOfZeroHasNoMark) {
  Content content;
  content.kpis = {{"samples.produced", "truth", "count", 5, "", "", "", "", "", ""}};
  content.expectations = {{"expect", "samples.produced > 0", "5", true, ""}};
  EXPECT_FALSE(bulletOf(indicatorsOf(content).front(), year));
}

TEST(Bullet, SumsOfAYearAreNotHeldAgainstAWeek) {
  Content content;
  content.run.horizon = std::chrono::days(7);
  content.kpis = {downDays(1)};
  EXPECT_FALSE(bulletOf(indicatorsOf(content).front(), content.run.horizon));
  KpiModel model;
  model.show(content);
  EXPECT_NE(allOf(model.meaning(0)).find("sums of a year"), std::string::npos);
}

}  // namespace
}  // namespace headframe::viz
