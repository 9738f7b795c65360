#include <gmock/gmock.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <QTranslator>

#include "desktop.hpp"
#include "viz/models/alarmlist.hpp"
#include "viz/models/alarmmodel.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using Mode = QAbstractItemModelTester::FailureReportingMode;

constexpr Range day{0h, 24h};

Alarm alarm(std::int64_t number, Moment begin, std::optional<Moment> end = {}) {
  Alarm made;
  made.number = number;
  made.side = "platform";
  made.mine = "baiping";
  made.point = "CH4-" + std::to_string(number);
  made.kind = "over-limit";
  made.level = 2;
  made.begin = begin;
  made.end = end;
  made.state = end ? "returned" : "unacknowledged";
  return made;
}

Content with(std::vector<Alarm> alarms) {
  Content content;
  content.run.begin_local = "2021-03-01 00:00:00";
  content.alarms = std::move(alarms);
  return content;
}

AlarmFilter all() {
  AlarmFilter filter;
  filter.range = day;
  return filter;
}

TEST(AlarmFilters, LetThroughWhatLastsInTheRange) {
  const std::vector<Alarm> alarms{alarm(1, 1h, 2h), alarm(2, 3h), alarm(3, 30h)};
  const SearchTexts texts(3);
  AlarmFilter filter = all();
  EXPECT_THAT(passing(alarms, texts, filter), testing::ElementsAre(0u, 1u));
  filter.range = {5h, 6h};
  EXPECT_THAT(passing(alarms, texts, filter), testing::ElementsAre(1u));
  filter.range = day;
  filter.open = 90min;
  EXPECT_THAT(passing(alarms, texts, filter), testing::ElementsAre(0u));
}

TEST(AlarmFilters, SearchWithoutRegardToCase) {
  const std::vector<Alarm> alarms{alarm(1, 1h), alarm(2, 1h)};
  AlarmFilter filter = all();
  filter.text = "BAI";
  EXPECT_THAT(passing(alarms, {"白坪 baiping", "other"}, filter), testing::ElementsAre(0u));
}

TEST(AlarmBinsOf, AreTenMinutesAndSplitByLevel) {
  std::vector<Alarm> alarms{alarm(1, 12min), alarm(2, 19min), alarm(3, 21min)};
  alarms[1].level = 1;
  const auto bins = binsOf(alarms, {0min, 60min}, 100);
  ASSERT_EQ(bins.size(), 6u);
  EXPECT_EQ(bins[1].total, 2);
  EXPECT_EQ(bins[1].most, 2);
  EXPECT_EQ(bins[1].byLevel[1], 1);
  EXPECT_EQ(bins[1].byLevel[2], 1);
  EXPECT_EQ(bins[2].total, 1);
}

TEST(AlarmBinsOf, OverALongRangeAreMultiplesAndLoseNothing) {
  std::vector<Alarm> alarms;
  for (int i = 0; i < 100; ++i) alarms.push_back(alarm(i, i * 5h));
  const auto bins = binsOf(alarms, {0h, 500h}, 50);
  EXPECT_LE(bins.size(), 51u);
  EXPECT_EQ((bins[0].range.end - bins[0].range.begin) % binLength, 0min);
  int total = 0;
  for (const AlarmBin &bin : bins) total += bin.total;
  EXPECT_EQ(total, 100);
}

TEST(AlarmModel, AddsARowForANewAlarmAndKeepsTheOthers) {
  AlarmModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.setFilter(all());
  model.show(with({alarm(1, 1h)}));
  const QPersistentModelIndex first = model.index(0, 0);
  const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
  model.show(with({alarm(1, 1h, 2h), alarm(2, 3h)}));
  EXPECT_EQ(resets.count(), 0);
  EXPECT_EQ(model.rowCount(), 2);
  EXPECT_EQ(model.alarm(0).number, 2);  // the newest first
  EXPECT_EQ(first.row(), 1);
  EXPECT_TRUE(model.index(1, AlarmModel::State).data().toString().contains("returned"));
}

TEST(AlarmModel, TakesARowAwayThatNoLongerPasses) {
  AlarmModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  AlarmFilter filter = all();
  filter.state = AlarmState::unacknowledged;
  model.setFilter(filter);
  model.show(with({alarm(1, 1h), alarm(2, 2h)}));
  model.show(with({alarm(1, 1h, 3h), alarm(2, 2h)}));
  ASSERT_EQ(model.rowCount(), 1);
  EXPECT_EQ(model.alarm(0).number, 2);
}

TEST(AlarmModel, SortsByLevelWithTheGravestFirst) {
  std::vector<Alarm> alarms{alarm(1, 1h), alarm(2, 2h), alarm(3, 3h)};
  alarms[1].level = 1;
  alarms[2].level = 0;
  AlarmModel model;
  model.setFilter(all());
  model.show(with(alarms));
  model.sort(AlarmModel::Level, Qt::AscendingOrder);
  EXPECT_EQ(model.alarm(0).number, 2);
  EXPECT_EQ(model.alarm(2).number, 3);
}

TEST(AlarmModel, ShowsARefusalInThePlatformsWords) {
  AlarmModel model;
  model.setFilter(all());
  model.show(with({alarm(7, 1h)}));
  model.setTrouble(7, "already acknowledged");
  EXPECT_TRUE(model.index(0, AlarmModel::Acknowledged).data().toString().contains("already acknowledged"));
}

TEST(AlarmModel, SurvivesALanguageInWhichOtherWordsPassTheFilter) {
  // Every "over limit" is called otherwise, so that nothing passes; then the source tells all again.
  struct Otherwise : QTranslator {
    QString translate(const char *, const char *text, const char *, int) const override {
      return QLatin1String(text) == QLatin1String("over limit") ? QStringLiteral("超限") : QString();
    }
    bool isEmpty() const override { return false; }
  } otherwise;
  needDesktop();
  AlarmModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  AlarmFilter filter = all();
  filter.text = "over";
  model.setFilter(filter);
  const Content content = with({alarm(1, 1h), alarm(2, 2h), alarm(3, 3h)});
  model.show(content);
  ASSERT_EQ(model.rowCount(), 3);
  QCoreApplication::installTranslator(&otherwise);
  model.retranslate();
  QCoreApplication::removeTranslator(&otherwise);
  EXPECT_EQ(model.rowCount(), 0);
  model.show(content);
  EXPECT_EQ(model.rowCount(), 0);
  model.retranslate();
  EXPECT_EQ(model.rowCount(), 3);
}

TEST(AlarmModel, AlarmsThatComeAndGoInTheMiddleMoveNoOther) {
  AlarmModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.setFilter(all());
  model.show(with({alarm(1, 1h), alarm(2, 2h), alarm(4, 4h), alarm(5, 5h)}));
  const QPersistentModelIndex five = model.index(0, 0), one = model.index(3, 0);
  model.show(with({alarm(1, 1h), alarm(3, 3h), alarm(4, 4h), alarm(5, 5h)}));
  ASSERT_EQ(model.rowCount(), 4);
  EXPECT_EQ(model.alarm(2).number, 3);
  EXPECT_EQ(five.row(), 0);
  EXPECT_EQ(one.row(), 3);
}

TEST(Horn, SoundsForANewGraveAlarmUntilSilencedAndAgainForTheNext) {
  Horn horn;
  EXPECT_FALSE(horn.hear({alarm(1, 1h)}));  // waited before the console was opened
  EXPECT_TRUE(horn.hear({alarm(1, 1h), alarm(2, 2h)}));
  horn.silence();
  EXPECT_FALSE(horn.hear({alarm(1, 1h), alarm(2, 2h)}));
  EXPECT_TRUE(horn.hear({alarm(1, 1h), alarm(2, 2h), alarm(3, 3h)}));
}

TEST(Horn, FallsSilentWhenNothingWaitsAndIgnoresSlightAlarms) {
  Horn horn;
  horn.hear({});
  EXPECT_TRUE(horn.hear({alarm(1, 1h)}));
  EXPECT_FALSE(horn.hear({alarm(1, 1h, 2h)}));
  Alarm slight = alarm(2, 3h);
  slight.level = 3;
  EXPECT_FALSE(horn.hear({slight}));
}

}  // namespace
}  // namespace headframe::viz
