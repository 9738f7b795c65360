#include "viz/models/mapmodel.hpp"

#include <gmock/gmock.h>

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

sim::record::Place mine(const char *id, const char *line, const char *state = "producing") {
  sim::record::Place place;
  place.id = id;
  place.kind = "mine";
  place.name_zh = "白坪煤矿";
  place.name_en = "Baiping Coal Mine";
  place.line = line;
  place.state = state;
  place.longitude = 113.1;
  place.latitude = 34.4;
  return place;
}

Content city() {
  Content content;
  content.places = {mine("a", "west"), mine("b", "east"), mine("c", "west", "stopped")};
  content.lines = {{"west", "", "", 113, 34, 113.6, 34.7}};
  content.outages = {{"line", "west", "cut", false, 2h, 4h},
                     {"mine", "a", "files-held-back", false, 1h, 8h},
                     {"platform", "", "maintenance/planned", true, 6h, 7h}};
  return content;
}

std::vector<MapState> statesAt(Moment at) {
  MapModel map;
  map.show(city());
  map.moveTo(at);
  std::vector<MapState> states;
  for (const MapMark &mark : map.marks()) states.push_back(mark.state);
  return states;
}

using enum MapState;

TEST(Map, AMineIsAsItsOwnOutagesItsLineAndThePlatformAllow) {
  EXPECT_THAT(statesAt(0h), testing::ElementsAre(normal, normal, normal));
  EXPECT_THAT(statesAt(3h), testing::ElementsAre(down, normal, normal));  // "c" owes nothing
  EXPECT_THAT(statesAt(5h), testing::ElementsAre(late, normal, normal));
  EXPECT_THAT(statesAt(6h), testing::ElementsAre(late, planned, normal));
}

TEST(Map, SaysWhyAndSinceWhen) {
  MapModel map;
  map.show(city());
  map.moveTo(3h);
  EXPECT_EQ(map.marks()[0].cause, "cut");
  EXPECT_EQ(map.marks()[0].since, Moment(2h));
  EXPECT_EQ(map.lines()[0].state, down);
}

TEST(Map, ALiveMineThatIsSilentForTooLongIsDownOnlyAtNow) {
  Content content = city();
  content.outages.clear();
  content.link.phase = LinkState::Phase::live;
  content.link.now = 10h;
  content.link.sources = {{"a", 9h, 10min, false}, {"b", 9h + 55min, 10min, false}};
  MapModel map;
  map.show(content);
  map.moveTo(10h);
  EXPECT_EQ(map.marks()[0].state, down);
  EXPECT_EQ(map.marks()[1].state, normal);
  map.moveTo(5h);
  EXPECT_EQ(map.marks()[0].state, normal);
}

TEST(Map, WithoutAConnectionNobodyKnows) {
  Content content = city();
  content.outages.clear();
  content.link.phase = LinkState::Phase::broken;
  content.link.now = 10h;
  MapModel map;
  map.show(content);
  map.moveTo(10h);
  EXPECT_EQ(map.marks()[0].state, unknown);
}

TEST(Map, TheGravestOpenAlarmMarksItsMine) {
  Content content = city();
  content.alarms.resize(2);
  for (Alarm &alarm : content.alarms) {
    alarm.side = "platform";
    alarm.mine = "b";
    alarm.level = 3;
  }
  content.alarms[1].level = 1;
  content.alarms[1].end = 1h;
  MapModel map;
  map.show(content);
  map.moveTo(30min);
  EXPECT_EQ(map.marks()[1].alarmLevel, 1);
  map.moveTo(2h);
  EXPECT_EQ(map.marks()[1].alarmLevel, 3);
}

TEST(Map, HasTheOutlinesOfTheCounties) {
  const MapModel map;
  EXPECT_GE(map.counties().size(), 10u);
  for (const MapCounty &county : map.counties()) {
    ASSERT_FALSE(county.rings.empty()) << county.nameZh.toStdString();
    EXPECT_GE(county.rings.front().size(), 4u);
  }
}

TEST(MapLabels, AnEarlierOneKeepsALaterOneAway) {
  const QRectF here(0, 0, 10, 10), across(5, 0, 10, 10), apart(20, 0, 10, 10);
  EXPECT_THAT(withoutOverlaps({here, across, apart}, {}), testing::ElementsAre(true, false, true));
  EXPECT_THAT(withoutOverlaps({here}, {across}), testing::ElementsAre(false));
}

TEST(MapSearch, GoesAroundAndTakesBothLanguages) {
  MapModel map;
  map.show(city());
  EXPECT_EQ(nextMatch(map.marks(), "BAIPING", -1), 0);
  EXPECT_EQ(nextMatch(map.marks(), "白坪", 2), 0);
  EXPECT_EQ(nextMatch(map.marks(), "nowhere", 0), -1);
}

}  // namespace
}  // namespace headframe::viz
