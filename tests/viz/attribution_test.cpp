#include "viz/models/attribution.hpp"

#include <gmock/gmock.h>

#include "viz/models/days.hpp"
#include "viz/models/facts.hpp"
#include "viz/models/toll.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

/// Four days from 18:00: a line is cut for six hours, in the last two of which the platform is down
/// as well; on the third day a module stands still, which leaves no mine dark.
Content fourDays() {
  Content content;
  content.run.begin_local = "2021-03-01 18:00:00";
  content.run.horizon = content.run.simulated = 96h;
  content.outages = {{"line", "west", "line/west/cut", false, 10h, 16h},
                     {"platform", "host", "power/mains/failed", false, 14h, 16h},
                     {"module", "video", "software/module/failed", false, 40h, 50h}};
  content.abnormal = {{10h, 14h, "line/west/cut", true, true, 1},
                      {14h, 16h, "line/west/cut", false, true, 2},
                      {14h, 16h, "power/mains/failed", false, false, 2},
                      {40h, 50h, "software/module/failed", true, true, 1}};
  for (const char *name : {"a", "b", "c"}) {
    sim::record::Place mine;
    mine.id = name;
    mine.kind = "mine";
    mine.state = "producing";
    mine.line = name[0] == 'a' ? "west" : "east";
    content.places.push_back(mine);
  }
  return content;
}

TEST(Attribution, SumsTheRunsOwnVerdictWithinARange) {
  const Attribution attribution(fourDays());
  EXPECT_TRUE(attribution.judgedByRule());
  EXPECT_EQ(attribution.abnormal({0h, 96h}), Moment(16h));
  EXPECT_EQ(attribution.abnormal({13h, 15h}), Moment(2h));
  const auto causes = attribution.causes({13h, 15h});
  ASSERT_EQ(causes.size(), 2u);
  EXPECT_EQ(causes[0].cause, "line/west/cut");
  EXPECT_EQ(causes[0].firstIn, Moment(2h));
  EXPECT_EQ(causes[0].decisive, Moment(1h));
  EXPECT_EQ(causes[0].proportional, Moment(90min));
  EXPECT_EQ(causes[1].present, Moment(1h));
  EXPECT_EQ(causes[1].outages, 1);
}

TEST(Attribution, ACauseOutsideTheRangeIsNotListed) {
  const Attribution attribution(fourDays());
  EXPECT_EQ(attribution.causes({0h, 10h}).size(), 0u);
  EXPECT_EQ(attribution.causes({45h, 46h}).size(), 1u);
}

TEST(Attribution, ARunOfAnOlderSchemaCountsThePlatformsOutagesAndSaysSo) {
  Content content = fourDays();
  content.schemaVersion = 3;
  content.abnormal.clear();
  const Attribution attribution(content);
  EXPECT_FALSE(attribution.judgedByRule());
  EXPECT_EQ(attribution.abnormal({0h, 96h}), Moment(2h));
}

TEST(Days, AreCalendarDaysAndTheOneWithMostDarkMinesIsTheWorst) {
  const Content content = fourDays();
  const auto days = daysByHarm(content, Attribution(content));
  ASSERT_EQ(days.size(), 2u);
  EXPECT_EQ(days[0].range, (Range{6h, 30h}));
  EXPECT_EQ(days[0].dark, Moment(10h));  // six for the mine on the line, two each for the others
  EXPECT_EQ(days[0].platformDown, Moment(2h));
  EXPECT_EQ(days[0].cause, "line/west/cut");
  EXPECT_EQ(days[1].dark, Moment(0h));
}

TEST(Toll, CountsWhatTheRangeCost) {
  Content content = fourDays();
  content.ledger = {{"a", 10h, 1h, 100, 60, 10, 0, 5, 30, 0}, {"a", 30h, 1h, 100, 100}};
  content.alarms.resize(3);
  content.alarms[0].side = content.alarms[1].side = "true";
  content.alarms[0].begin = content.alarms[1].begin = 11h;
  content.alarms[1].visible = 12h;
  content.alarms[2].side = "platform";
  sim::record::Fault fault;
  fault.failed = 9h;
  fault.repair_started = 12h;
  fault.restored = 40h;
  content.faults = {fault};
  const Toll toll = tollOf(content, {10h, 16h});
  EXPECT_EQ(toll.mines, 3);
  EXPECT_EQ(toll.darkMines, 3);
  EXPECT_EQ(toll.lost, 30);
  EXPECT_EQ(toll.produced, 100);
  EXPECT_EQ(toll.alarms, 2);
  EXPECT_EQ(toll.missed, 1);
  EXPECT_EQ(toll.lateAlarms, 1);
  EXPECT_EQ(toll.faults, 0);
  EXPECT_EQ(toll.underRepair, 1);
  EXPECT_EQ(toll.repairWork, Moment(4h));
}

TEST(Facts, TheSentenceNamesTheCauseAndTheMinesWithoutData) {
  const Content content = fourDays();
  const QString words = sentenceOf(content, Attribution(content), {6h, 30h});
  EXPECT_TRUE(words.contains("abnormal for 6.0 h")) << words.toStdString();
  EXPECT_TRUE(words.contains("3 of 3 mines")) << words.toStdString();
  EXPECT_TRUE(sentenceOf(content, Attribution(content), {0h, 6h}).contains("normal all the time"));
}

TEST(Facts, WithoutAccountsTheReasonStandsInPlaceOfMoney) {
  Content content = fourDays();
  content.kpis = {{"om_cost_cny", "truth", "yuan", std::nullopt, "没有账目", "keeps no accounts", "", "", "", ""}};
  EXPECT_EQ(factsOfToll(content, {0h, 96h}).back().value, "keeps no accounts");
}

}  // namespace
}  // namespace headframe::viz
