#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "viz/link/scriptedsource.hpp"
#include "viz/models/causemodel.hpp"
#include "viz/models/kpimodel.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using Mode = QAbstractItemModelTester::FailureReportingMode;

QString cell(const QAbstractItemModel &model, int row, int column) {
  return model.index(row, column).data().toString();
}

Content indicators() {
  Content content;
  content.kpis = {{"normal_day_rate", "truth", "share", 0.7096, "", "", "正常日率", "Normal day rate",
                   "定义", "Days that were normal"},
                  {"normal_day_rate", "belief", "share", std::nullopt, "没有工单", "no work orders",
                   "正常日率", "Normal day rate", "", ""}};
  content.expectations = {{"target", "normal_day_rate >= 95 %", "0.7096", false, ""}};
  return content;
}

TEST(CauseModel, ShowsEachCauseWithItsPartOfTheRange) {
  CauseModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.show({{"power/mains/failed", 2, 5h, 1h, 3h, 2h}}, {0h, 12h});
  EXPECT_EQ(cell(model, 0, CauseModel::Cause), "Power (mains): failed");
  EXPECT_EQ(cell(model, 0, CauseModel::FirstIn), "3.0 h");
  EXPECT_EQ(cell(model, 0, CauseModel::Share), "25.0 %");
}

TEST(CauseModel, SortsByTimeAndNotByItsText) {
  CauseModel model;
  model.show({{"a", 1, 20h, 20h, 20h, 20h}, {"b", 1, 3h, 3h, 3h, 3h}}, {0h, 24h});
  EXPECT_GT(model.index(0, CauseModel::FirstIn).data(Qt::UserRole).toLongLong(),
            model.index(1, CauseModel::FirstIn).data(Qt::UserRole).toLongLong());
}

TEST(KpiModel, PutsTruthBeliefAndTargetIntoOneRow) {
  KpiModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.show(indicators());
  ASSERT_EQ(model.rowCount(), 1);
  EXPECT_EQ(cell(model, 0, KpiModel::Truth), "71.0 %");
  EXPECT_EQ(cell(model, 0, KpiModel::Target), ">= 95 %");
  EXPECT_EQ(cell(model, 0, KpiModel::Result), "✗ missed");
}

TEST(KpiModel, AFigureThatWasNotMeasuredSaysWhy) {
  KpiModel model;
  model.show(indicators());
  EXPECT_EQ(cell(model, 0, KpiModel::Belief), "–");
  EXPECT_EQ(model.index(0, KpiModel::Belief).data(Qt::ToolTipRole).toString(), "no work orders");
  EXPECT_TRUE(model.definition(0).contains("no work orders"));
}

TEST(KpiModel, FollowsASourceThatTellsMore) {
  ScriptedSource source;
  KpiModel model;
  QObject::connect(&source, &Source::changed, [&] { model.show(source.content()); });
  source.tell(indicators());
  EXPECT_EQ(model.rowCount(), 1);
}

}  // namespace
}  // namespace headframe::viz
