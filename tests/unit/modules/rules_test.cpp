// The modules' rules, without a runtime.
#include <gmock/gmock.h>

#include "platform/modules/control/rules.hpp"
#include "platform/modules/monitoring/rules.hpp"
#include "platform/modules/positioning/rules.hpp"
#include "platform/modules/registry/rules.hpp"

namespace headframe {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;

constexpr rt::WallTime at(int minute) {
  return {minutes(minute)};
}

// ---- monitoring

TEST(Packing, gives_back_every_value_as_it_was) {
  const std::vector<monitoring::Value> values{{7, at(1), 0.42, 0, 3, 1},
                                              {8, at(1), 1.62, 3, 3, 2},
                                              {9, at(1), std::nullopt, 0, 3, 3},
                                              {9, {seconds(61)}, -0.01, 0, 4, 9},
                                              {2, {rt::Duration(5)}, 0.1 + 0.2, 256, 1, 1},
                                              {2, at(-3), -0.0, 0, 1, 0},
                                              {2, at(-3), 1e300, 0, 1, 1}};
  const auto back = monitoring::unpack(monitoring::pack(values));
  ASSERT_EQ(back, values);
  EXPECT_TRUE(std::signbit(*back[5].value));
}

TEST(Packing, takes_about_four_bytes_for_a_value_of_a_snapshot) {
  std::vector<monitoring::Value> values;
  for (int i = 0; i < 500; ++i)
    values.push_back({1000 + i, at(5), i / 100.0, 0, 77, static_cast<std::uint32_t>(i + 1)});
  EXPECT_LE(monitoring::pack(values).size(), 500u * 4 + 32);
}

TEST(Packing, refuses_bytes_that_end_in_the_middle) {
  auto bytes = monitoring::pack(std::vector<monitoring::Value>{{7, at(1), 0.1 + 0.2, 0, 3, 1}});
  bytes.pop_back();
  EXPECT_THROW(monitoring::unpack(bytes), std::runtime_error);
}

TEST(Packing, gives_back_statistics) {
  const std::vector<monitoring::Interval> intervals{
      {5, at(0), at(5), 0.4, 0.9, 0.1, at(2), at(3), 1},
      {4, at(5), at(10), 0.5, 0.8, 0.2, at(6), at(7), 2}};
  EXPECT_EQ(monitoring::unpack_intervals(monitoring::pack_intervals(intervals)), intervals);
}

TEST(ThinOut, keeps_every_extreme_and_every_alarm) {
  std::vector<monitoring::Value> values;
  for (int i = 0; i < 10'000; ++i) values.push_back({1, {seconds(i)}, 0.5, 0, 1, 1});
  values[1234].value = 9;
  values[4321].value = -9;
  values[5000].status = wire::status_alarm;
  const auto thin = monitoring::thin_out(values, 50);
  EXPECT_LE(thin.size(), 103u);
  for (const int kept : {1234, 4321, 5000})
    EXPECT_THAT(thin, testing::Contains(values[static_cast<std::size_t>(kept)]));
}

monitoring::Value reading(std::optional<double> value, std::uint16_t status) {
  return {1, at(0), value, status, 1, 1};
}

TEST(Limits, a_value_beyond_them_counts_although_its_status_is_normal) {
  const monitoring::AlarmLimits methane{1.0, std::nullopt}, oxygen{std::nullopt, 20.0};
  EXPECT_EQ(untold_limit(reading(1.01, 0), methane), 1.0);
  EXPECT_EQ(untold_limit(reading(19.9, 0), oxygen), 20.0);
  EXPECT_FALSE(untold_limit(reading(1.00, 0), methane)) << "it may have been rounded up";
  EXPECT_FALSE(untold_limit(reading(std::nullopt, 0), methane));
  for (const std::uint16_t status : {wire::status_alarm, wire::status_calibration, wire::status_sensor_fault})
    EXPECT_FALSE(untold_limit(reading(3.99, status), methane)) << status;
}

TEST(Quality, follows_what_the_mine_says_of_the_value) {
  using monitoring::Quality;
  EXPECT_EQ(quality_of(reading(0.4, 0)), Quality::good);
  EXPECT_EQ(quality_of(reading(1.4, wire::status_alarm)), Quality::good);
  EXPECT_EQ(quality_of(reading(2.0, wire::status_calibration)), Quality::uncertain);
  EXPECT_EQ(quality_of(reading(0.0, wire::status_sensor_fault)), Quality::bad);
  EXPECT_EQ(quality_of(reading(std::nullopt, 0)), Quality::bad);
}

// ---- control

control::Evidence over_limit(int begin, std::optional<int> end = {}) {
  control::Evidence e;
  e.sensor = "0001";
  e.begin = at(begin);
  e.seen = at(end.value_or(begin));
  if (end) e.extent = control::Evidence::Extent::ended;
  e.value = 1.2;
  return e;
}

control::Alarm raised() {
  return control::begin_alarm(over_limit(0));
}

TEST(AlarmLife, closes_when_acknowledged_and_returned_in_either_order) {
  const auto acknowledged = decide(raised(), control::Acknowledge{}, at(1)).next;
  EXPECT_EQ(state_of(acknowledged), "acknowledged");
  EXPECT_EQ(state_of(decide(acknowledged, control::Cleared{at(2)}, at(2)).next), "closed");
  const auto returned = decide(raised(), control::Cleared{at(1)}, at(1)).next;
  EXPECT_EQ(state_of(returned), "returned");
  EXPECT_EQ(state_of(decide(returned, control::Acknowledge{}, at(2)).next), "closed");
}

TEST(AlarmLife, nobody_shelves_a_statutory_gas_alarm) {
  EXPECT_EQ(decide(raised(), control::Shelve{at(60)}, at(1)).refusal, "statutory-alarm");
  auto unknown_sensor = raised();
  unknown_sensor.sensor.clear();
  EXPECT_EQ(decide(unknown_sensor, control::Shelve{at(60)}, at(1)).refusal, "statutory-alarm");
  auto wind = raised();
  wind.sensor = "0002";
  EXPECT_EQ(decide(wind, control::Shelve{at(60)}, at(1)).refusal, "");
}

TEST(AlarmLife, a_shelf_ends_at_its_time_and_not_before) {
  auto wind = raised();
  wind.sensor = "0002";
  const auto shelved = decide(wind, control::Shelve{at(60)}, at(1)).next;
  EXPECT_TRUE(decide(shelved, control::ShelfEnds{}, at(59)).changes.empty());
  EXPECT_THAT(decide(shelved, control::ShelfEnds{}, at(60)).changes,
              ElementsAre(control::Change::shelf_ended));
  EXPECT_EQ(decide(wind, control::Shelve{at(1)}, at(1)).refusal, "end-in-the-past");
}

TEST(AlarmLife, over_limits_more_than_ten_minutes_apart_are_two) {
  const auto ended = decide(raised(), control::Cleared{at(5)}, at(5)).next;
  EXPECT_TRUE(belongs(ended, over_limit(15)));
  EXPECT_FALSE(belongs(ended, over_limit(16)));
}

TEST(AlarmLife, an_alarm_that_comes_back_must_be_acknowledged_again) {
  auto ended =
      decide(decide(raised(), control::Acknowledge{}, at(1)).next, control::Cleared{at(5)}, at(5))
          .next;
  const auto again = take(ended, over_limit(8));
  EXPECT_THAT(again.changes, ElementsAre(control::Change::reactivated));
  EXPECT_EQ(state_of(again.next), "unacknowledged");
}

TEST(AlarmLife, the_mines_record_refines_what_real_time_data_showed) {
  const auto seen = decide(raised(), control::Cleared{at(5)}, at(5)).next;
  auto record = over_limit(-1, 6);
  record.value = 1.9;
  const auto refined = take(seen, record);
  EXPECT_EQ(refined.next.began, at(-1));
  EXPECT_EQ(refined.next.ended, at(6));
  EXPECT_EQ(refined.next.maximum, 1.9);
  EXPECT_TRUE(take(refined.next, record).changes.empty());
}

TEST(AlarmLife, a_record_does_not_end_what_real_time_data_still_shows) {
  const auto still = take(raised(), over_limit(9)).next;
  EXPECT_TRUE(take(still, over_limit(0, 5)).next.active);
}

control::Evidence history(int begin, int end) {
  control::Evidence e = over_limit(begin, end);
  e.extent = control::Evidence::Extent::past;
  return e;
}

TEST(AlarmLife, history_that_arrives_late_never_ends_an_alarm) {
  const auto late = take(raised(), history(-10, 5));
  EXPECT_TRUE(late.next.active);
  EXPECT_EQ(late.next.began, at(-10));
  EXPECT_THAT(late.changes, testing::IsEmpty());
}

TEST(AlarmLife, history_never_makes_an_alarm_active_again) {
  const auto ended = decide(raised(), control::Cleared{at(5)}, at(5)).next;
  const auto late = take(ended, history(6, 7));
  EXPECT_FALSE(late.next.active);
  EXPECT_EQ(late.next.ended, at(7));
  EXPECT_FALSE(control::begin_alarm(history(1, 2)).active);
}

TEST(AlarmLife, an_open_record_of_a_newer_file_brings_the_alarm_back) {
  const auto ended = decide(raised(), control::Cleared{at(5)}, at(5)).next;
  auto still_open = over_limit(0);
  still_open.seen = at(8);
  EXPECT_THAT(take(ended, still_open).changes, ElementsAre(control::Change::reactivated));
  still_open.seen = at(4);
  EXPECT_FALSE(take(ended, still_open).next.active);
}

TEST(AlarmLife, what_calibration_causes_is_recorded_and_suppressed) {
  auto e = over_limit(0);
  e.calibrating = true;
  EXPECT_TRUE(control::begin_alarm(e).suppressed);
  EXPECT_THAT(control::kinds_in(wire::status_alarm | wire::status_calibration),
              ElementsAre(control::Kind::over_limit, control::Kind::calibration));
  e.kind = control::Kind::calibration;
  const auto calibration = control::begin_alarm(e);
  EXPECT_TRUE(calibration.acknowledged);
  EXPECT_EQ(calibration.level, 0);
}

TEST(AlarmLevels, every_kind_has_one) {
  for (int kind = 1; kind <= 10; ++kind) {
    EXPECT_LE(control::level_of(static_cast<control::Kind>(kind), ""), 4);
    EXPECT_EQ(control::kind_from(control::text_of(static_cast<control::Kind>(kind))),
              static_cast<control::Kind>(kind));
  }
  EXPECT_EQ(control::level_of(control::Kind::cut_off, "0001"), 1);
}

// ---- registry

TEST(Silence, of_a_stopped_mine_is_lawful_and_of_a_producing_one_a_fault) {
  registry::Mine mine;
  const registry::Link online{true, false, at(0)};
  EXPECT_FALSE(judge(online, mine, at(0), at(0), at(10)));
  const auto silent = judge(online, mine, at(0), at(0), at(11));
  ASSERT_TRUE(silent);
  EXPECT_FALSE(silent->lawful);
  EXPECT_EQ(silent->since, at(0));
  mine.state = core::MineState::stopped;
  EXPECT_TRUE(judge(online, mine, at(0), at(0), at(11))->lawful);
}

TEST(Silence, a_restart_gives_every_mine_its_time_again) {
  const registry::Link online{true, false, at(0)};
  EXPECT_FALSE(judge(online, {}, std::nullopt, at(100), at(105)));
  EXPECT_TRUE(judge(online, {}, std::nullopt, at(100), at(111)));
  const registry::Link offline{false, false, at(0)};
  EXPECT_FALSE(judge(offline, {}, std::nullopt, at(100), at(105)));
}

TEST(Mines, a_wrong_field_is_named) {
  const auto wrong = [](const char* text) {
    return registry::mine_from(nlohmann::json::parse(text)).error();
  };
  EXPECT_EQ(wrong(R"({"code":"1"})"), "name: missing");
  EXPECT_EQ(wrong(R"({"code":"410183000001","name":"a"})"), "state: missing");
  EXPECT_EQ(wrong(R"({"code":"410183000001","name":"a","state":"asleep"})"),
            "state: expected one of producing, constructing, rectifying, stopped, closed");
  EXPECT_EQ(wrong(R"({"code":"410183000001","name":"a","state":"stopped","colour":"red"})"),
            "colour: no such field");
  EXPECT_EQ(wrong(R"({"code":1,"name":"a"})"), "code: expected a text");
}

TEST(Mines, a_value_that_no_mine_can_have_is_refused) {
  const auto wrong = [](const char* field, nlohmann::json value) {
    nlohmann::json mine = {{"code", "410183000001"}, {"name", "a"}, {"state", "stopped"}};
    mine[field] = std::move(value);
    return registry::mine_from(mine).error();
  };
  for (const char* code : {"..", "", "41018300000", "4101830000012", "41018300000x"})
    EXPECT_EQ(wrong("code", code), "code: expected 12 digits") << code;
  EXPECT_EQ(wrong("capacity_10kt", -1), "capacity_10kt: expected 0 or more");
  EXPECT_EQ(wrong("latitude", 134.5), "latitude: expected -90 to 90");
  EXPECT_EQ(wrong("silence_limit_s", 1e300), "silence_limit_s: expected 1 to 2592000");
}

TEST(Mines, are_read_as_they_are_written) {
  registry::Mine mine;
  mine.code = "410183000001";
  mine.name = "某煤矿";
  mine.state = core::MineState::rectifying;
  mine.latitude = 34.5;
  const auto json = json_of(mine);
  EXPECT_EQ(json_of(registry::mine_from(json).value()), json);
}

// ---- positioning

wire::Position person(const char* card, wire::Position::Mark mark = wire::Position::Mark::in) {
  wire::Position p;
  p.card = card;
  p.mark = mark;
  p.area = "A";
  return p;
}

TEST(People, only_those_marked_in_are_below_and_each_card_once) {
  const std::vector<wire::Position> snapshot{
      person("2"), person("1"), person("3", wire::Position::Mark::at_portal), person("2")};
  const auto people = positioning::below(snapshot);
  ASSERT_EQ(people.size(), 2u);
  EXPECT_EQ(people[0].card, "1");
  EXPECT_THAT(positioning::repeated_cards(snapshot), ElementsAre("2"));
  EXPECT_EQ(positioning::unpack(positioning::pack(people)), people);
}

TEST(People, in_is_out_and_below) {
  const auto before = positioning::below(std::vector{person("1"), person("2")});
  const auto after = positioning::below(std::vector{person("2"), person("3"), person("4")});
  const auto moved = positioning::movement(before, after);
  EXPECT_THAT(moved.entered, ElementsAre("3", "4"));
  EXPECT_THAT(moved.left, ElementsAre("1"));
  const auto balance = positioning::settle({2, 0}, moved, after.size());
  EXPECT_EQ(balance.in, balance.out + 3);
  EXPECT_THROW(positioning::settle({2, 0}, moved, 5), std::logic_error);
}

}  // namespace
}  // namespace headframe
