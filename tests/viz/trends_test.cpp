#include <gmock/gmock.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "viz/models/derivedtrends.hpp"
#include "viz/models/trendlines.hpp"
#include "viz/models/trendlist.hpp"
#include "viz/models/valueaxis.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

std::vector<TrendPoint> everyMinute(int count) {
  std::vector<TrendPoint> points;
  for (int i = 0; i < count; ++i) points.push_back({i * 1min, static_cast<double>(i % 7)});
  return points;
}

Extremes plainExtremes(const std::vector<TrendPoint> &points, std::size_t from, std::size_t to) {
  Extremes found{points[from].value, points[from].value};
  for (std::size_t i = from; i < to; ++i)
    found = {std::min(found.low, points[i].value), std::max(found.high, points[i].value)};
  return found;
}

TEST(TrendLine, ASpikeAmongAHundredThousandPointsIsInItsPixel) {
  auto points = everyMinute(100'000);
  points[54'321].value = 99;
  TrendLine line;
  line.update(points, 1min);
  const auto columns = line.columns({{0min, 100'000min}, 0, 100});
  ASSERT_LE(columns.size(), 101u);
  EXPECT_EQ(columns[54].high, 99);
  EXPECT_EQ(columns[53].high, 6);
}

TEST(TrendLine, ExtremesOfAnyStretchAreThoseOfItsPoints) {
  auto points = everyMinute(3'001);
  for (std::size_t i = 0; i < points.size(); ++i)
    points[i].value = static_cast<double>(i * 7919 % 1009);
  TrendLine line;
  line.update(points, 1min);
  for (std::size_t from = 0; from < points.size(); from += 37)
    for (std::size_t to = from + 1; to <= points.size(); to += 191)
      ASSERT_EQ(line.extremes(from, to), plainExtremes(points, from, to)) << from << " " << to;
}

TEST(TrendLine, PointsThatArriveLaterCountAsIfTheyHadBeenThere) {
  const auto all = everyMinute(5'000);
  TrendLine whole, grown;
  whole.update(all, std::nullopt);
  for (const std::ptrdiff_t count : {3, 900, 1'500, 1'517, 5'000})
    grown.update({all.begin(), all.begin() + count}, std::nullopt);
  EXPECT_EQ(grown.points().size(), 5'000u);
  EXPECT_EQ(grown.gapLimit(), whole.gapLimit());
  EXPECT_EQ(grown.extremes(0, 5'000), whole.extremes(0, 5'000));
}

TEST(TrendLine, BackFilledPointsAmongTheOldAreTakenOver) {
  auto points = everyMinute(2'000);
  TrendLine line;
  line.update(points, 1min);
  points.insert(points.begin() + 500, {500min - 30s, 42, true});
  line.update(points, 1min);
  EXPECT_EQ(line.extremes(0, 2'001)->high, 42);
  EXPECT_EQ(line.late({0min, 2'000min}).size(), 1u);
}

TEST(TrendLine, ADistanceBeyondTheCadenceBreaksTheLine) {
  TrendLine line;
  line.update({{0min, 1}, {1min, 1}, {2min, 1}, {10min, 1}, {11min, 1}}, 1min);
  std::vector<bool> broken;
  for (const auto &column : line.columns({{0min, 11min}, 0, 1000})) broken.push_back(column.broken);
  EXPECT_THAT(broken, testing::ElementsAre(false, false, false, true, false));
}

TEST(TrendLine, WithoutACadenceTheUsualDistanceTellsWhatAGapIs) {
  TrendLine line;
  line.update(everyMinute(50), std::nullopt);
  EXPECT_EQ(line.gapLimit(), Moment(150s));
}

TEST(TrendLine, NeighboursOutsideTheRangeLeadTheLineToTheEdges) {
  TrendLine line;
  line.update(everyMinute(100), 1min);
  const auto columns = line.columns({{10min + 20s, 10min + 40s}, 0, 500});
  ASSERT_EQ(columns.size(), 2u);
  EXPECT_LT(columns.front().x, 0);
  EXPECT_GT(columns.back().x, 500);
}

TEST(TrendLine, AtAnInstantTheNewestValueBeforeItCounts) {
  TrendLine line;
  line.update({{1min, 5}, {2min, 6}}, 1min);
  EXPECT_EQ(line.at(59s), nullptr);
  EXPECT_EQ(line.at(2min - 1s)->value, 5);
  EXPECT_EQ(line.at(2min)->value, 6);
}

TEST(TrendLine, LateNeighboursAreOneStretch) {
  TrendLine line;
  line.update({{1min, 5}, {2min, 6, true}, {3min, 6, true}, {4min, 1}, {9min, 1, true}}, 1min);
  EXPECT_THAT(line.late({0min, 10min}),
              testing::ElementsAre(Range{2min, 3min}, Range{9min, 9min}));
  EXPECT_TRUE(line.late({4min, 8min}).empty());
}

TEST(ValueAxis, TicksStandAtRoundNumbers) {
  std::vector<std::string> labels;
  for (const auto &tick : ticksOf(roundedAxis(0.03, 0.97), 6)) labels.push_back(tick.label.toStdString());
  EXPECT_THAT(labels, testing::ElementsAre("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"));
}

TEST(ValueAxis, AConstantHasAnAxisAboutIt) {
  const ValueAxis axis = roundedAxis(3, 3);
  EXPECT_EQ(axis.y(3, 0, 100), 50);
}

TEST(ValueAxis, TheThirdUnitHasNoAxis) {
  EXPECT_THAT(axesOfUnits({"%", "ppm", "%", "℃"}), testing::ElementsAre(0, 1, 0, 2));
}

Content twoMines() {
  Content content;
  content.run.simulated = 10h;
  for (const char *id : {"a", "b"}) {
    sim::record::Place mine;
    mine.id = id;
    mine.kind = "mine";
    mine.state = "producing";
    content.places.push_back(mine);
  }
  content.places[0].name_en = content.places[0].name_zh = "Shaft A";
  return content;
}

TEST(DerivedTrends, AMineUnderTwoOutagesIsDarkOnce) {
  Content content = twoMines();
  content.outages = {{"mine", "a", "x", false, 1h, 4h}, {"platform", "centre", "y", false, 2h, 3h}};
  const auto trends = derivedTrends(content);
  ASSERT_EQ(trends.size(), 1u);
  std::vector<double> dark;
  for (const auto &point : trends[0].points) dark.push_back(point.value);
  EXPECT_THAT(dark, testing::ElementsAre(0, 0, 1, 1, 2, 2, 1, 1, 0, 0));
}

TEST(DerivedTrends, ALivePlatformIsNotSaidToHaveNoDarkMines) {
  Content content = twoMines();
  content.link.phase = LinkState::Phase::live;
  EXPECT_TRUE(derivedTrends(content).empty());
}

TEST(DerivedTrends, TheShareOfSamplesCountsAllMinesOfABin) {
  Content content;
  content.ledger = {{"a", 0h, 1h, 110, 80, 10, 0, 0, 10, 10}, {"b", 0h, 1h, 100, 72, 9, 0, 0, 9, 10}};
  const auto trends = derivedTrends(content);
  ASSERT_EQ(trends.size(), 2u);
  EXPECT_DOUBLE_EQ(trends[0].points[0].value, 80);
  EXPECT_DOUBLE_EQ(trends[1].points[0].value, 90);
}

std::vector<sim::record::Series> series(int count) {
  std::vector<sim::record::Series> all;
  for (int i = 0; i < count; ++i) {
    sim::record::Series one;
    one.id = "a/p" + std::to_string(i);
    one.name_zh = one.name_en = "CH4";
    one.unit = "%";
    one.mine = "a";
    one.point = "p" + std::to_string(i);
    all.push_back(one);
  }
  return all;
}

TEST(TrendList, AtMostEightTrendsCanBeChecked) {
  TrendList list;
  const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
  list.show(series(10), twoMines());
  int taken = 0;
  for (int row = 0; row < 10; ++row)
    taken += list.setData(list.index(row, TrendList::Mine), Qt::Checked, Qt::CheckStateRole) ? 1 : 0;
  EXPECT_EQ(taken, 8);
  EXPECT_EQ(list.index(9, TrendList::Mine).data(Qt::CheckStateRole).toInt(), Qt::Unchecked);
}

TEST(TrendList, ChecksOutliveARefreshAndFallWithTheirTrend) {
  TrendList list;
  list.show(series(3), twoMines());
  list.setShown("a/p1", true);
  list.setShown("a/p2", true);
  const QSignalSpy resets(&list, &QAbstractItemModel::modelReset);
  list.show(series(3), twoMines());
  EXPECT_EQ(resets.count(), 0);
  list.show(series(2), twoMines());
  EXPECT_THAT(list.shown(), testing::ElementsAre("a/p1"));
}

TEST(TrendList, AMineIsNamedAndItsTrendsAreFound) {
  TrendList list;
  list.show(series(2), twoMines());
  EXPECT_EQ(list.index(0, TrendList::Mine).data().toString(), "Shaft A");
  EXPECT_THAT(list.trendsOf("a", "p1"), testing::ElementsAre("a/p1"));
  EXPECT_EQ(list.trendsOf("a", "").size(), 2u);
}

}  // namespace
}  // namespace headframe::viz
