#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QTest>

#include "desktop.hpp"
#include "viz/link/scriptedsource.hpp"
#include "viz/views/trendcanvas.hpp"
#include "viz/views/trendview.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

/// Widgets need an application; it lasts as long as the program.
struct Desktop {
  Desktop() { needDesktop(); }
};

struct Scene : Desktop {
  ScriptedSource source{content()};
  TimeController time;
  Selection selection;
  TrendView view{Desk{source, time, selection}, nullptr};
  TrendCanvas *canvas = view.findChild<TrendCanvas *>();

  Scene() {
    time.setRun(10h, {});
    view.resize(1000, 700);
    view.grab();  // lays everything out
  }
  static Content content() {
    Content content;
    content.run.simulated = 10h;
    sim::record::Series one;
    one.id = "m/ch4";
    one.name_zh = one.name_en = "CH4";
    one.unit = "%";
    one.mine = "m";
    one.point = "ch4";
    content.trends = {one};
    return content;
  }
};

TEST(TrendView, PickingAPointElsewhereShowsItsTrend) {
  Scene scene;
  scene.source.tellTrend("m/ch4", {{1h, 0.5}, {2h, 0.7}});
  EXPECT_TRUE(scene.source.wanted.empty());
  scene.selection.pickPoint("m", "ch4");
  EXPECT_EQ(scene.source.wanted.back(), "m/ch4");
  scene.time.setCursor(2h);
  ASSERT_NE(scene.canvas->atCursor("m/ch4"), nullptr);
  EXPECT_EQ(scene.canvas->atCursor("m/ch4")->value, 0.7);
}

TEST(TrendView, RowsSayTheValueAtTheCursor) {
  Scene scene;
  scene.source.tellTrend("m/ch4", {{1h, 0.5}, {2h, 0.7}});
  scene.selection.pickPoint("m", "ch4");
  scene.time.setCursor(90min);
  EXPECT_EQ(scene.view.rows()->index(0, TrendList::Value).data().toString(), "0.5");
}

TEST(TrendView, DraggingZoomsAndEscapeShowsTheWholeRun) {
  Scene scene;
  scene.selection.pickPoint("m", "ch4");
  const int middle = scene.canvas->height() / 2;
  QTest::mousePress(scene.canvas, Qt::LeftButton, {}, {300, middle});
  QTest::mouseRelease(scene.canvas, Qt::LeftButton, {}, {600, middle});
  const Range zoomedIn = scene.time.range();
  EXPECT_GT(zoomedIn.begin, 0h);
  EXPECT_LT(zoomedIn.end, 10h);
  QTest::keyClick(scene.canvas, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_GT(scene.time.range().begin, zoomedIn.begin);
  QTest::keyClick(scene.canvas, Qt::Key_Escape);
  EXPECT_EQ(scene.time.range(), (Range{0h, 10h}));
}

TEST(TrendView, NewPointsLeaveTheChosenRowInPlace) {
  Scene scene;
  scene.selection.pickPoint("m", "ch4");
  auto *table = scene.view.findChild<QAbstractItemView *>();
  table->setCurrentIndex(table->model()->index(0, 0));
  scene.source.tellTrend("m/ch4", {{1h, 0.5}});
  EXPECT_EQ(table->currentIndex().row(), 0);
}

}  // namespace
}  // namespace headframe::viz
