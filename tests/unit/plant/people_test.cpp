#include "sim/plant/people.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/plant/shift.hpp"

namespace headframe::sim::plant {
namespace {

using namespace std::chrono_literals;

const rt::WallTime monday = from_local(18'792, 0);

Layout layout() { return make_layout({GasClass::high, 1, 2, 40, 60, true}); }

TEST(People, in_equals_out_plus_below_at_any_pace) {
  const Layout l = layout();
  People minutes("m", l, 5, monday), days("m", l, 5, monday);
  for (int i = 1; i <= 3 * 1440; ++i) {
    minutes.advance(monday + i * 1min);
    EXPECT_EQ(minutes.entered(), minutes.left() + minutes.below());
  }
  days.advance(monday + 72h);
  EXPECT_EQ(days.entered(), minutes.entered());
  EXPECT_EQ(days.left(), minutes.left());
  EXPECT_EQ(days.below(), minutes.below());
}

TEST(People, a_shift_is_below_in_the_middle_of_its_time) {
  People people("m", layout(), 5, monday);
  for (const auto at : {4h, 12h, 20h, 28h}) {
    people.advance(monday + at);
    EXPECT_GE(people.below(), 48U) << at.count();
    EXPECT_LE(people.below(), 66U) << at.count();
  }
}

TEST(People, areas_sum_to_those_below) {
  const Layout l = layout();
  People people("m", l, 5, monday);
  bool portal = false, roadway = false, working = false;
  for (int i = 0; i < 1440; ++i) {
    people.advance(monday + i * 1min);
    std::uint64_t sum = 0;
    for (const auto n : people.below_by_area()) sum += n;
    ASSERT_EQ(sum, people.below());
    portal = portal || people.below_by_area()[0] > 10;
    roadway = roadway || people.below_by_area()[1] > 10;
    working = working || people.below_by_area()[2] > 10;
  }
  EXPECT_TRUE(portal && roadway && working);
}

TEST(People, everyone_is_where_a_reader_of_that_area_saw_them) {
  const Layout l = layout();
  People people("m", l, 5, monday);
  for (int i = 0; i < 288; ++i) {
    const auto t = monday + i * 5min;
    people.advance(t);
    for (const Whereabouts& w : people.whereabouts()) {
      if (w.mark == Whereabouts::Mark::above) continue;
      ASSERT_EQ(l.readers[w.reader].area, w.area);
      ASSERT_LE(w.entered, w.area_since);
      ASSERT_LE(w.area_since, w.reader_since);
      ASSERT_LE(w.reader_since, t);
    }
  }
}

TEST(People, those_who_stray_are_seen_in_the_restricted_area) {
  const Layout l = layout();
  People people("m", l, 5, monday, {0, 0, 1, 1});
  std::uint32_t most = 0;
  bool distress = false;
  for (int i = 0; i < 1440; ++i) {
    people.advance(monday + i * 1min);
    most = std::max(most, people.below_by_area().back());
    distress = distress || std::ranges::any_of(people.whereabouts(), &Whereabouts::distress);
  }
  EXPECT_GT(most, 0U);
  EXPECT_TRUE(distress);
}

}  // namespace
}  // namespace headframe::sim::plant
