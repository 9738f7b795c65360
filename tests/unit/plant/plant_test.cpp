#include "sim/plant/plant.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/math/elementary.hpp"

namespace headframe::sim::plant {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t seed = 11;
const rt::WallTime monday = from_local(18'792, 0);  // 2021-06-14 00:00, local

/// A mine in which nothing goes wrong unless a test plans it.
Rates calm() {
  Rates r;
  for (EpisodeRate* e : {&r.burst, &r.exhaust, &r.fan_stop, &r.feed_stuck, &r.sensor_broken,
                         &r.substation_out})
    e->per_day = 0;
  r.undeclared_calibration = 0;
  return r;
}

Mine small_mine(const Rates& rates = calm(), GasClass gas = GasClass::high) {
  LayoutTemplate size;
  size.gas = gas;
  return {"410185000001", make_layout(size), seed, rates};
}

std::size_t point_of(const Mine& mine, Quantity quantity, const std::string& part) {
  const auto& points = mine.layout().points;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (points[i].quantity == quantity && points[i].place.find(part) != std::string::npos) return i;
  throw std::logic_error("no point like " + part);
}

TEST(Layout, has_exactly_the_points_asked_for_and_refuses_too_few) {
  EXPECT_EQ(make_layout({GasClass::low, 1, 1, 20, 40, true}).points.size(), 20U);
  const Layout large = make_layout({GasClass::outburst, 3, 6, 500, 200, true});
  EXPECT_EQ(large.points.size(), 500U);
  EXPECT_EQ(large.substations, 32U);
  EXPECT_THROW(make_layout({GasClass::low, 2, 2, 20, 40, true}), std::invalid_argument);
}

TEST(Layout, methane_settings_are_those_of_the_rule) {
  EXPECT_EQ(methane_limits(MethanePlace::face), (Limits{1.0, 1.0, 1.5, 1.0, {}, {}}));
  EXPECT_EQ(methane_limits(MethanePlace::face_return), (Limits{1.0, 1.0, 1.0, 1.0, {}, {}}));
  EXPECT_FALSE(methane_limits(MethanePlace::return_airway).cut);
}

TEST(Interlock, holds_until_gas_is_below_restore_and_air_is_back) {
  Interlock s;
  s = step(s, true, false, true);
  EXPECT_TRUE(s.cut);
  s = step(s, false, false, true);  // between restore and cut-off
  EXPECT_TRUE(s.cut);
  s = step(s, false, true, false);  // no gas, but no fan
  EXPECT_TRUE(s.cut);
  s = step(s, false, true, true);
  EXPECT_FALSE(s.cut);
}

TEST(Mine, readings_do_not_depend_on_how_often_it_is_polled) {
  Weather weather(seed), same_weather(seed);
  Mine often = small_mine(), rarely = small_mine();
  for (int i = 0; i <= 240; ++i) {
    often.advance(monday + i * 30s, weather);
    if (i % 60 != 0) continue;
    rarely.advance(monday + i * 30s, same_weather);
    ASSERT_TRUE(std::ranges::equal(often.readings(), rarely.readings())) << i;
  }
}

TEST(Mine, methane_follows_production_and_wanders_without_jumping) {
  Weather weather(seed);
  Mine mine = small_mine();
  const std::size_t t1 = point_of(mine, Quantity::methane, "采煤工作面T1");
  double producing = 0, maintenance = 0, before = 0, products = 0, squares = 0;
  int n_producing = 0, n_maintenance = 0;
  for (int day = 0; day < 10; ++day)
    for (int i = 0; i < 2880; ++i) {
      const auto t = monday + day * 24h + i * 30s;
      mine.advance(t, weather);
      const Reading r = mine.readings()[t1];
      if (r.condition != Condition::normal) continue;
      const double second = local(t).second_of_day;
      if (second > 9 * 3600 && second < 15 * 3600) {
        maintenance += r.value;
        ++n_maintenance;
        const double x = r.value - 0.15;
        products += x * before;
        squares += x * x;
        before = x;
      } else if (second > 17.5 * 3600 && second < 22.5 * 3600) {
        producing += r.value;
        ++n_producing;
      }
      ASSERT_LT(r.value, 1.0);
    }
  EXPECT_NEAR(producing / n_producing, 0.32, 0.06);
  EXPECT_NEAR(maintenance / n_maintenance, 0.153, 0.03);
  EXPECT_GT(products / squares, 0.6) << "neighbouring samples must resemble each other";
}

TEST(Mine, burst_cuts_power_stops_work_and_power_returns_below_restore) {
  Weather weather(seed);
  Mine mine = small_mine();
  mine.plan(EpisodeKind::burst, 0, {monday + 2h, monday + 2h + 20min, 6});
  const std::size_t t1 = point_of(mine, Quantity::methane, "采煤工作面T1");
  const std::size_t breaker = point_of(mine, Quantity::breaker, "采煤工作面");
  const std::size_t feed = point_of(mine, Quantity::feed, "采煤工作面");
  bool was_cut = false;
  for (auto t = monday + 1h; t < monday + 4h; t = t + 10s) {
    mine.advance(t, weather);
    if (mine.readings()[t1].value >= 1.5) { EXPECT_TRUE(mine.power_is_cut(0)); }
    was_cut = was_cut || mine.power_is_cut(0);
    if (t == monday + 2h + 3min) {
      EXPECT_EQ(mine.readings()[breaker].value, 0);
      EXPECT_EQ(mine.readings()[feed].value, 0);
      EXPECT_EQ(mine.activity(0), 0);
    }
  }
  EXPECT_TRUE(was_cut);
  EXPECT_FALSE(mine.power_is_cut(0));
  EXPECT_EQ(mine.readings()[breaker].value, 1);
}

TEST(Mine, stopped_fan_fills_the_heading_and_locks_its_power) {
  Weather weather(seed);
  Mine mine = small_mine();
  const std::size_t heading = 1;
  mine.plan(EpisodeKind::fan_stop, heading, {monday + 1h, monday + 1h + 20min, 5});
  const std::size_t t1 = point_of(mine, Quantity::methane, "掘进工作面T1");
  const std::size_t duct = point_of(mine, Quantity::duct, "掘进");
  mine.advance(monday + 1h - 10s, weather);
  EXPECT_LT(mine.readings()[t1].value, 1);
  mine.advance(monday + 1h, weather);
  EXPECT_TRUE(mine.power_is_cut(heading));
  EXPECT_EQ(mine.readings()[duct].value, 0);
  mine.advance(monday + 1h + 19min, weather);
  EXPECT_GT(mine.readings()[t1].value, 1.5);
  mine.advance(monday + 2h, weather);
  EXPECT_LT(mine.readings()[t1].value, 1);
  EXPECT_FALSE(mine.power_is_cut(heading));
}

TEST(Mine, feed_that_ignores_the_cut_off_shows_voltage) {
  Weather weather(seed);
  Mine mine = small_mine();
  mine.plan(EpisodeKind::burst, 0, {monday + 2h, monday + 2h + 20min, 6});
  mine.plan(EpisodeKind::feed_stuck, 0, {monday + 1h, monday + 5h, 0.1});
  mine.advance(monday + 2h + 2min, weather);
  mine.advance(monday + 2h + 3min, weather);
  EXPECT_EQ(mine.readings()[point_of(mine, Quantity::breaker, "采煤工作面")].value, 0);
  EXPECT_EQ(mine.readings()[point_of(mine, Quantity::feed, "采煤工作面")].value, 1);
}

TEST(MethaneSensor, is_calibrated_each_fifteen_days_with_two_percent) {
  MethaneSensor sensor({seed, "sensor"}, 0);
  std::vector<rt::WallTime> begins;
  double highest = 0;
  bool before = false;
  for (auto t = monday; t < monday + 24h * 60; t = t + 30s) {
    const auto out = sensor.read(0.3, t);
    if (out.calibrating) highest = std::max(highest, out.percent);
    if (out.calibrating && !before) begins.push_back(t);
    before = out.calibrating;
    if (!out.calibrating) { ASSERT_NEAR(out.percent, 0.3, 0.08) << "drift runs away"; }
  }
  EXPECT_EQ(begins.size(), 4U);
  EXPECT_EQ(highest, 2.0);
  for (const auto t : begins) EXPECT_EQ(shift_of(local(t).second_of_day), maintenance_shift);
  for (std::size_t i = 1; i < begins.size(); ++i)
    EXPECT_NEAR(seconds_between(begins[i - 1], begins[i]) / 86'400, 15, 0.34);
}

TEST(Mine, undeclared_calibration_looks_like_gas) {
  MethaneSensor sensor({seed, "sensor"}, 1);
  double highest = 0;
  for (auto t = monday; t < monday + 24h * 16; t = t + 30s) {
    const auto out = sensor.read(0.3, t);
    EXPECT_FALSE(out.calibrating);
    highest = std::max(highest, out.percent);
  }
  EXPECT_EQ(highest, 2.0);
}

TEST(Weather, stays_within_what_a_barometer_of_the_city_shows) {
  Weather weather(seed);
  double lowest = 2000, highest = 0, fastest = 0;
  for (auto t = monday; t < monday + 24h * 365; t = t + 1h) {
    const double p = weather.pressure_hpa(t);
    lowest = std::min(lowest, p);
    highest = std::max(highest, p);
    fastest = std::max(fastest, std::abs(weather.pressure_fall_hpa_per_hour(t)));
    const double fall = p - weather.pressure_hpa(t + 1min);
    EXPECT_NEAR(fall * 60, weather.pressure_fall_hpa_per_hour(t), 1.5);
  }
  EXPECT_GT(lowest, 955);
  EXPECT_LT(highest, 1005);
  EXPECT_LT(highest - lowest, 45);
  EXPECT_GT(highest - lowest, 15);
  EXPECT_LT(fastest, 4);
}

TEST(Mine, over_limits_are_as_frequent_as_the_national_prior) {
  constexpr int mines = 12, days = 20;
  int methane_records = 0, co_records = 0;
  for (int m = 0; m < mines; ++m) {
    Weather weather(seed);
    Mine mine("4101850000" + std::to_string(10 + m), make_layout({}), seed, {});
    std::vector<bool> open(mine.layout().points.size());
    for (int i = 0; i < days * 1440; ++i) {
      mine.advance(monday + i * 1min, weather);
      for (std::size_t p = 0; p < open.size(); ++p) {
        const PointSpec& spec = mine.layout().points[p];
        const Reading& r = mine.readings()[p];
        const bool over = spec.limits.alarm_high && has_value(r.condition) &&
                          r.condition != Condition::calibrating && r.value >= *spec.limits.alarm_high;
        if (over && !open[p])
          ++(spec.quantity == Quantity::methane ? methane_records : co_records);
        open[p] = over;
      }
    }
  }
  const double mine_days = mines * days;
  EXPECT_NEAR(methane_records / mine_days, 0.3, 0.2);
  EXPECT_NEAR(co_records / mine_days, 0.6, 0.5);
}

}  // namespace
}  // namespace headframe::sim::plant
