#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QTableView>
#include <QTextBrowser>

#include "desktop.hpp"
#include "viz/link/scriptedsource.hpp"
#include "viz/views/kpicompareview.hpp"
#include "viz/views/kpiview.hpp"

namespace headframe::viz {
namespace {

class KpiViews : public testing::Test {
 protected:
  static void SetUpTestSuite() { needDesktop(); }

  static Content figures(double dayRate) {
    Content content;
    content.run.title_en = "A year";
    content.run.horizon = std::chrono::days(365);
    content.kpis = {{"normal_day_rate", "truth", "share", dayRate, "", "", "正常日率", "Normal day rate",
                     "定义", "days that were normal"},
                    {"faults", "truth", "count", 17, "", "", "故障数", "Faults", "次数", "all of them"}};
    content.kpis[0].better = "higher";
    content.kpis[0].reported_target = 0.95;
    return content;
  }

  template <class Child>
  static Child &child(QWidget &view) { return *view.findChild<Child *>(); }

  ScriptedSource source{figures(0.71)};
  TimeController time;
  Selection selection;
};

TEST_F(KpiViews, TheMeaningFollowsTheRowThatIsPicked) {
  KpiView view({source, time, selection}, nullptr);
  EXPECT_TRUE(child<QTextBrowser>(view).toPlainText().contains("days that were normal"));
  child<QTableView>(view).selectRow(1);
  EXPECT_TRUE(child<QTextBrowser>(view).toPlainText().contains("all of them"));
}

TEST_F(KpiViews, NewFiguresLeaveThePickedRowPicked) {
  KpiView view({source, time, selection}, nullptr);
  child<QTableView>(view).selectRow(1);
  source.tell(figures(0.8), Part::figures);
  EXPECT_EQ(child<QTableView>(view).currentIndex().row(), 1);
  EXPECT_EQ(view.rows()->index(0, KpiModel::Truth).data().toString(), "80.0 %");
}

TEST_F(KpiViews, ANarrowPageGivesUpItsBarsBeforeItsFigures) {
  KpiView view({source, time, selection}, nullptr);
  view.resize(1200, 600);
  view.show();
  EXPECT_FALSE(child<QTableView>(view).isColumnHidden(KpiModel::Bar));
  view.resize(420, 600);
  EXPECT_TRUE(child<QTableView>(view).isColumnHidden(KpiModel::Bar));
}

TEST_F(KpiViews, ARunWithoutIndicatorsSaysSo) {
  ScriptedSource nothing;
  KpiView view({nothing, time, selection}, nullptr);
  EXPECT_TRUE(child<QLabel>(view).text().contains("holds no indicators"));
}

TEST_F(KpiViews, AComparisonFollowsBothRuns) {
  ScriptedSource other(figures(0.95));
  KpiCompareView view(source, other);
  const auto difference = [&view] {
    return view.rows()->index(0, KpiComparison::Difference).data().toString().toStdString();
  };
  EXPECT_EQ(difference(), "+24.0 points");
  source.tell(figures(0.90));
  EXPECT_EQ(difference(), "+5.0 points");
  other.tell(figures(0.80));
  EXPECT_EQ(difference(), "−10.0 points");
}

}  // namespace
}  // namespace headframe::viz
