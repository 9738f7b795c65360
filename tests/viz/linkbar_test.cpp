#include "viz/app/linkbar.hpp"

#include <gtest/gtest.h>

#include "desktop.hpp"
#include "viz/link/scriptedsource.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

struct ABar : testing::Test {
  ABar() {
    needDesktop();
    content.run.begin_local = "2021-03-01 00:00:00";
    content.link.phase = LinkState::Phase::live;
    content.link.user = "admin";
    content.link.now = 1h;
  }

  QString says(const char *label) {
    source.tell(content, Part::link);
    return bar.findChild<QLabel *>(QLatin1String(label))->text();
  }

  Content content;
  ScriptedSource source;
  struct Needed {
    Needed() { needDesktop(); }
  } desktop;
  LinkBar bar{source};
};

TEST_F(ABar, OfARecordedRunIsHidden) {
  content.link.phase = LinkState::Phase::recorded;
  says("phase");
  EXPECT_TRUE(bar.isHidden());
}

TEST_F(ABar, SaysSinceWhenAndWhyThereIsNoConnection) {
  content.link.phase = LinkState::Phase::broken;
  content.link.brokenSince = 30min;
  content.link.trouble = "Connection refused";
  EXPECT_TRUE(says("phase").contains("2021-03-01 00:30: Connection refused"));
}

TEST_F(ABar, SaysWhatIsWithheldAndWhatWasDropped) {
  EXPECT_EQ(says("omitted"), "");
  content.link.withheld = {"/devices", "/work-orders"};
  content.link.eventsDropped = 10'000;
  const QString words = says("omitted");
  EXPECT_TRUE(words.contains("2 lists withheld")) << words.toStdString();
  EXPECT_TRUE(words.contains("10000 events dropped")) << words.toStdString();
}

TEST_F(ABar, KeepsWhatWasMissedUntilItIsNoted) {
  content.link.missed = {{1h, "restarted", 0, 0}};
  EXPECT_TRUE(says("missed").contains("restarted"));
  bar.findChild<QPushButton *>()->click();
  EXPECT_EQ(says("missed"), "");
  content.link.missed.push_back({2h, "forgotten", 7, 9});
  EXPECT_TRUE(says("missed").contains("7 to 9"));
}

}  // namespace
}  // namespace headframe::viz
