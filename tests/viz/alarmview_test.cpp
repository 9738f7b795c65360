#include "viz/views/alarmview.hpp"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTest>
#include <optional>

#include "desktop.hpp"
#include "viz/link/scriptedsource.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

struct AlarmPage : testing::Test {
  AlarmPage() {
    needDesktop();
    time.setRun(24h, {});
    source.emplace(content());
    view.emplace(Desk{*source, time, selection}, nullptr);
    view->show();
    view->activateWindow();
    view->setFocus();
    QCoreApplication::processEvents();
  }

  static Content content() {
    Content content;
    content.run.simulated = 24h;
    content.link.phase = LinkState::Phase::live;
    Alarm alarm;
    alarm.number = 7;
    alarm.side = "platform";
    alarm.state = "unacknowledged";
    alarm.level = 2;
    alarm.begin = 1h;
    content.alarms = {alarm};
    return content;
  }

  void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }

  TimeController time;
  Selection selection;
  std::optional<ScriptedSource> source;
  std::optional<AlarmView> view;
};

TEST_F(AlarmPage, AcknowledgesInTwoKeys) {
  press(Qt::Key_A);
  press(Qt::Key_Return);
  ASSERT_EQ(source->acknowledgements.size(), 1u);
  EXPECT_EQ(source->acknowledgements[0].first, 7);
  EXPECT_FALSE(source->acknowledgements[0].second.isEmpty());
}

TEST_F(AlarmPage, SendsNothingAfterEscape) {
  press(Qt::Key_A);
  press(Qt::Key_Escape);
  press(Qt::Key_Return);
  EXPECT_TRUE(source->acknowledgements.empty());
}

TEST_F(AlarmPage, AnAlarmThatComesMeanwhileIsNotAcknowledgedAlong) {
  press(Qt::Key_A);
  Content more = content();
  more.alarms.push_back(more.alarms[0]);
  more.alarms[1].number = 8;
  more.alarms[1].begin = 2h;
  source->tell(more, Part::alarms);
  press(Qt::Key_Return);
  ASSERT_EQ(source->acknowledgements.size(), 1u);
  EXPECT_EQ(source->acknowledgements[0].first, 7);
}

}  // namespace
}  // namespace headframe::viz
