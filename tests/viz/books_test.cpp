// What a live platform says, and what the console then knows and asks.
#include <gmock/gmock.h>

#include "viz/link/books.hpp"
#include "viz/link/livesource.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

// 2026-03-02 08:00:00 at UTC+8.
constexpr rt::WallTime eight{std::chrono::seconds(1'772'409'600)};

struct ALivePlatform : testing::Test {
  ALivePlatform() {
    books.setMines({{{"code", "410183000001"}, {"name", "示例煤矿"}, {"state", "producing"},
                     {"silence_limit_s", 600}, {"link", {{"online", true}, {"lawful", false}}}}});
    books.wants() = nothing();
  }

  static Wants nothing() {
    Wants wants;
    wants.mines = wants.alarms = wants.orders = wants.devices = wants.absences = false;
    return wants;
  }
  static http::client::Event event(const std::string &topic, json data) {
    return {1, "2026-03-02T08:10:00+08:00", topic, "410183000001", std::move(data)};
  }
  static json alarm(const char *state, bool acknowledged) {
    return {{"alarm", 7}, {"mine", "410183000001"}, {"point", "CH4-1"}, {"kind", "over-limit"},
            {"level", 2}, {"began", "2026-03-02T08:10:00+08:00"}, {"state", state},
            {"acknowledged", acknowledged}};
  }
  const Alarm &seven() const { return books.content().alarms.at(0); }

  Books books{"platform:8080", eight};
};

TEST_F(ALivePlatform, RaisesAnAlarmThatIsNobodysYet) {
  EXPECT_TRUE(books.take(event("alarm.raised", alarm("unacknowledged", false))) & Part::alarms);
  ASSERT_EQ(books.content().alarms.size(), 1u);
  EXPECT_EQ(seven().begin, Moment(10min));
  EXPECT_EQ(seven().state, "unacknowledged");
  EXPECT_FALSE(seven().acknowledged);
  EXPECT_THAT(books.wants().alarmStories, IsEmpty());
}

TEST_F(ALivePlatform, IsAskedWhoAcknowledgedAnAlarmAndKeepsItWhenTheAlarmReturns) {
  books.take(event("alarm.raised", alarm("unacknowledged", false)));
  books.take(event("alarm.acknowledged", alarm("acknowledged", true)));
  EXPECT_THAT(books.wants().alarmStories, Contains(7));
  json story = alarm("acknowledged", true);
  story["history"] = {{{"change", "raised"}, {"at", "2026-03-02T08:10:00+08:00"}},
                      {{"change", "acknowledged"}, {"at", "2026-03-02T08:12:00+08:00"},
                       {"who", "li"}, {"reason", "calibration"}}};
  books.setAlarmStory(story);
  json returned = alarm("returned", true);
  returned["ended"] = "2026-03-02T08:30:00+08:00";
  books.take(event("alarm.returned", returned));
  ASSERT_EQ(books.content().alarms.size(), 1u);
  EXPECT_EQ(seven().end, Moment(30min));
  EXPECT_EQ(seven().acknowledged, Moment(12min));
  EXPECT_EQ(seven().acknowledgedBy, "li");
  EXPECT_EQ(seven().reason, "calibration");
  EXPECT_THAT(books.wants().alarmStories, IsEmpty());
}

TEST_F(ALivePlatform, ThatForgotEventsIsAskedForEverythingAnew) {
  books.wantTrend("410183000001/CH4-1");
  books.wants() = nothing();
  books.setNow(eight + 1h);
  EXPECT_TRUE(books.take(http::client::Gap{"forgotten", 5, 9}) & Part::link);
  const Wants &wants = books.wants();
  EXPECT_TRUE(wants.mines && wants.alarms && wants.orders && wants.devices && wants.absences);
  EXPECT_TRUE(wants.histories.contains("410183000001/CH4-1"));
  ASSERT_EQ(books.content().link.missed.size(), 1u);
  EXPECT_EQ(books.content().link.missed[0].at, Moment(1h));
  EXPECT_EQ(books.content().link.missed[0].to, 9u);
}

TEST_F(ALivePlatform, IsAskedAboutAMineThatWentOffline) {
  const Parts parts = books.take(event("mine.offline", json::object()));
  EXPECT_TRUE(books.wants().mines);
  EXPECT_THAT(books.wants().outages, Contains("410183000001"));
  EXPECT_TRUE(parts & Part::timeline);
  EXPECT_EQ(books.content().events.back().at, Moment(10min));
}

TEST_F(ALivePlatform, MarksValuesThatAStaleBatchFilledIn) {
  books.wantTrend("410183000001/CH4-1");
  books.wants() = nothing();
  books.take(event("batch.stored", {{"time", "2026-03-02T08:05:00+08:00"}, {"file", 41}}));
  books.take(event("batch.stored",
                   {{"time", "2026-03-02T08:01:00+08:00"}, {"file", 42}, {"stale", true}}));
  EXPECT_EQ(books.wants().histories.at("410183000001/CH4-1"), Moment{});
  const auto value = [](const char *time, double reading, int file) {
    return json{{"time", time}, {"value", reading}, {"origin", {{"file", file}}}};
  };
  books.setHistory("410183000001/CH4-1", {},
                   {value("2026-03-02T08:05:00+08:00", 0.4, 41),
                    value("2026-03-02T08:01:00+08:00", 0.3, 42),
                    {{"time", "2026-03-02T08:03:00+08:00"}, {"value", nullptr}}});
  const auto &points = books.trend("410183000001/CH4-1");
  ASSERT_EQ(points.size(), 2u);
  EXPECT_EQ(points[0].at, Moment(1min));
  EXPECT_TRUE(points[0].late);
  EXPECT_FALSE(points[1].late);
  EXPECT_EQ(books.content().link.sources[0].newest, Moment(5min));
}

TEST_F(ALivePlatform, NeverGoesBackInTime) {
  books.setNow(eight + 2h);
  books.setNow(eight + 1h);
  EXPECT_EQ(books.content().link.now, Moment(2h));
}

TEST_F(ALivePlatform, IsKeptWithinABoundedNumberOfEvents) {
  for (std::size_t i = 0; i <= Books::eventLimit; ++i)
    books.take(event("mine.offline", json::object()));
  EXPECT_LE(books.content().events.size(), Books::eventLimit);
  EXPECT_EQ(books.content().events.size() + books.content().link.eventsDropped, Books::eventLimit + 1);
}

TEST(ServerOf, ReadsHostAndPort) {
  EXPECT_EQ(serverOf("http://mine.example:9000").host, "mine.example");
  EXPECT_EQ(serverOf("http://mine.example:9000/").port, 9000);
  EXPECT_EQ(serverOf("localhost:81").port, 81);
  EXPECT_EQ(serverOf("http://10.0.0.7").port, 8080);
}

TEST(ServerOf, SaysWhatItExpected) {
  const auto saying = [](const char *words) {
    return ThrowsMessage<std::runtime_error>(HasSubstr(words));
  };
  EXPECT_THAT([] { serverOf("https://mine.example"); }, saying("no TLS"));
  EXPECT_THAT([] { serverOf("http://mine.example/api"); }, saying("without a path"));
  EXPECT_THAT([] { serverOf("ftp://mine.example"); }, saying("expected http://HOST:PORT"));
  EXPECT_THAT([] { serverOf("http://"); }, saying("expected http://HOST:PORT"));
  EXPECT_THAT([] { serverOf(""); }, saying("names no platform"));
}

}  // namespace
}  // namespace headframe::viz
