#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/mine/samples.hpp"
#include "sim/mine/schedule.hpp"

namespace headframe::sim::mine {
namespace {

using namespace std::chrono_literals;

const rt::WallTime start = plant::from_local(18'792, 0);

struct Desk {
  PointTable table = make_points("410185000001", "矿", {}, plant::make_layout({}));
  AlarmBook book{table};
  std::vector<plant::Reading> readings = std::vector<plant::Reading>(table.rows.size());
  std::vector<Sample> samples;
  rt::WallTime t = start;

  Desk() {
    for (const PointRow& row : table.rows) {
      const bool normally_on = row.kind == PointKind::two_state ||
                               row.quantity == plant::Quantity::wind;
      readings[row.truth].value = normally_on ? 1 : 0.2;
    }
  }
  std::uint32_t find(plant::Quantity q) const {
    return std::ranges::find(table.rows, q, &PointRow::quantity)->truth;
  }
  /// The first methane point with both alarm and cut-off apart.
  std::uint32_t face() const {
    return std::ranges::find_if(table.rows, [](const PointRow& r) {
             return r.limits.cut && *r.limits.cut > *r.limits.alarm_high;
           })->truth;
  }
  std::vector<Alarm> poll(std::uint32_t point, plant::Reading reading) {
    readings[point] = reading;
    t = t + 30s;
    return book.poll(readings, t, samples);
  }
};

TEST(AlarmBook, over_limit_begins_and_ends_with_its_values) {
  Desk d;
  const auto p = d.face();
  EXPECT_TRUE(d.poll(p, {0.99}).empty());
  const auto begun = d.poll(p, {1.0});
  ASSERT_EQ(begun.size(), 1U);
  EXPECT_EQ(begun[0].type, AlarmType::over_limit);
  EXPECT_EQ(*begun[0].limit, 1.0);
  EXPECT_FALSE(begun[0].end);
  EXPECT_EQ(d.samples[p].status, alarm);
  EXPECT_TRUE(d.poll(p, {1.4}).empty());
  const auto peak = d.t;
  EXPECT_EQ(d.book.open().size(), 1U);
  const auto ended = d.poll(p, {0.98});
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_EQ(ended[0].maximum, 1.4);
  EXPECT_EQ(ended[0].maximum_at, peak);
  EXPECT_EQ(*ended[0].end, d.t);
  EXPECT_EQ(ended[0].begin, begun[0].begin);
  EXPECT_TRUE(d.book.open().empty());
}

TEST(AlarmBook, cut_off_holds_until_the_restore_value) {
  Desk d;
  const auto p = d.face();
  EXPECT_EQ(d.poll(p, {1.5}).size(), 2U);  // alarm and cut-off
  EXPECT_TRUE(d.poll(p, {1.2}).empty());
  EXPECT_EQ(d.samples[p].status, alarm | cut_off);
  EXPECT_EQ(d.poll(p, {0.9}).size(), 2U);
  EXPECT_EQ(d.samples[p].status, normal);
}

TEST(AlarmBook, calibration_gas_is_no_over_limit) {
  Desk d;
  const auto p = d.face();
  const auto begun = d.poll(p, {2.0, plant::Condition::calibrating});
  ASSERT_EQ(begun.size(), 1U);
  EXPECT_EQ(begun[0].type, AlarmType::calibration);
  EXPECT_EQ(d.samples[p].status, calibration | alarm);
  EXPECT_EQ(old_status(d.samples[p].status), 5);
  EXPECT_EQ(d.poll(p, {0.3}).size(), 1U);
}

TEST(AlarmBook, feed_against_order_is_abnormal) {
  Desk d;
  const auto feed = d.find(plant::Quantity::feed), breaker = d.find(plant::Quantity::breaker);
  EXPECT_TRUE(d.poll(feed, {1}).empty());
  const auto begun = d.poll(breaker, {0});  // cut off, and still voltage
  ASSERT_EQ(begun.size(), 1U);
  EXPECT_EQ(begun[0].entity, feed);
  EXPECT_EQ(begun[0].type, AlarmType::feed_abnormal);
  EXPECT_EQ(old_status(d.samples[feed].status), 3);
  EXPECT_EQ(d.poll(feed, {0}).size(), 1U);
}

TEST(AlarmBook, silent_substation_is_one_alarm_and_no_values) {
  Desk d;
  for (const PointRow& row : d.table.rows)
    if (row.substation == d.table.substations[0].id)
      d.readings[row.truth].condition = plant::Condition::substation_silent;
  d.readings[0].condition = plant::Condition::substation_silent;
  const auto begun = d.poll(0, d.readings[0]);
  ASSERT_EQ(begun.size(), 1U);
  EXPECT_EQ(begun[0].entity, d.table.rows.size());
  EXPECT_EQ(begun[0].type, AlarmType::substation_silent);
  EXPECT_FALSE(d.samples[0].has_value);
  EXPECT_EQ(d.samples[0].status, substation_fault);
}

TEST(AlarmBook, over_limits_of_a_real_week_agree_with_the_samples) {
  const plant::Layout layout = plant::make_layout({});
  const PointTable table = make_points("410185000001", "矿", {}, layout);
  plant::Weather weather(9);
  plant::Mine mine("410185000001", layout, 9);
  for (int day = 0; day < 7; ++day)
    mine.plan(plant::EpisodeKind::burst, 0, {start + day * 24h + 2h, start + day * 24h + 3h, 6});
  AlarmBook book(table);
  std::vector<Sample> samples;
  std::set<std::uint32_t> over;
  int begun = 0;
  for (auto t = start; t < start + 7 * 24h; t = t + 30s) {
    mine.advance(t, weather);
    for (const Alarm& a : book.poll(mine.readings(), t, samples)) {
      if (a.type != AlarmType::over_limit) continue;
      if (a.end) {
        ASSERT_EQ(over.erase(a.entity), 1U);
        ASSERT_LT(a.begin, *a.end);
        ASSERT_LE(a.minimum, a.average());
        ASSERT_LE(a.average(), a.maximum);
      } else {
        ASSERT_TRUE(over.insert(a.entity).second);
        ++begun;
      }
    }
    for (const Sample& s : samples) {
      const auto& high = table.rows[s.point].limits.alarm_high;
      if (!high || !s.has_value || s.status & calibration) continue;
      ASSERT_EQ(s.value >= *high, (s.status & alarm) != 0) << s.point << " " << s.value;
      ASSERT_EQ((s.status & alarm) != 0, over.contains(s.point));
    }
  }
  EXPECT_GE(begun, 7);
}

TEST(StatisticsBook, counts_normal_values_only) {
  const PointTable table = make_points("410185000001", "矿", {}, plant::make_layout({}));
  StatisticsBook book(table);
  const auto at = [&](double v, std::uint16_t status, bool has, int i) {
    book.add(std::vector<Sample>{{0, v, status, has}}, start + i * 30s);
  };
  at(0.2, normal, true, 0);
  at(0.6, normal, true, 1);
  at(2.0, calibration, true, 2);
  at(0.0, sensor_fault, false, 3);
  at(0.1, normal, true, 4);
  const auto closed = book.close();
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed[0].average, 0.3);
  EXPECT_EQ(closed[0].maximum, 0.6);
  EXPECT_EQ(closed[0].maximum_at, start + 30s);
  EXPECT_EQ(closed[0].minimum, 0.1);
  EXPECT_TRUE(book.close().empty());
}

TEST(Schedule, earlier_first_then_lower_number_and_zero_periods_never) {
  Schedule s;
  s.add(2, rt::Instant{10s}, 30s);
  s.add(1, rt::Instant{40s}, 300s);
  s.add(0, rt::Instant{0s}, 0s);
  std::vector<int> order;
  for (int i = 0; i < 4; ++i) {
    order.push_back(s.next().job);
    s.done();
  }
  EXPECT_EQ(order, (std::vector<int>{2, 1, 2, 2}));
}

}  // namespace
}  // namespace headframe::sim::mine
