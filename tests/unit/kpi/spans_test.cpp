#include "platform/kpi/spans.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headframe::kpi {
namespace {

using testing::ElementsAre;
using namespace std::chrono_literals;

TEST(Spans, overlapping_and_touching_spans_become_one) {
  const SpanSet set({{5h, 6h}, {1h, 3h}, {3h, 4h}, {2h, 3h}, {8h, 8h}, {9h, 7h}});
  EXPECT_THAT(set.spans(), ElementsAre(Span{1h, 4h}, Span{5h, 6h}));
  EXPECT_EQ(set.total(), 4h);
}

TEST(Spans, a_span_is_half_open) {
  const SpanSet set({{1h, 2h}});
  EXPECT_TRUE(set.contains(1h));
  EXPECT_FALSE(set.contains(2h));
  EXPECT_FALSE(set.contains(0h));
}

TEST(Spans, an_open_outage_that_began_before_the_run_is_clipped_to_the_horizon) {
  const SpanSet set({{-10h, Moment::max()}});
  EXPECT_EQ(set.clipped({0h, 24h}).total(), 24h);
}

TEST(Spans, difference_keeps_what_lies_around_the_cut) {
  const SpanSet rest = SpanSet({{0h, 10h}, {20h, 30h}}).without(SpanSet({{2h, 3h}, {9h, 21h}}));
  EXPECT_THAT(rest.spans(), ElementsAre(Span{0h, 2h}, Span{3h, 9h}, Span{21h, 30h}));
}

TEST(Spans, two_of_three_holds_where_any_two_overlap) {
  const std::vector<SpanSet> sets{SpanSet({{0h, 4h}}), SpanSet({{2h, 6h}}), SpanSet({{5h, 8h}})};
  EXPECT_THAT(at_least(2, sets).spans(), ElementsAre(Span{2h, 4h}, Span{5h, 6h}));
  EXPECT_THAT(at_least(1, sets).spans(), ElementsAre(Span{0h, 8h}));
  EXPECT_TRUE(at_least(3, sets).empty());
}

TEST(Calendar, time_is_split_at_local_midnight) {
  // The run begins at 20:00; midnight is four hours later.
  const Calendar calendar{{0h, 48h}, 4h};
  ASSERT_EQ(calendar.days(), 3u);
  EXPECT_THAT(calendar.time_per_day(SpanSet({{3h, 6h}})),
              ElementsAre(Duration(1h), Duration(2h), Duration(0h)));
}

TEST(Calendar, any_midnight_gives_the_same_days) {
  const SpanSet set({{3h, 60h}});
  const Calendar a{{0h, 72h}, 4h}, b{{0h, 72h}, -20h}, c{{0h, 72h}, 4h + 10 * day};
  EXPECT_EQ(a.time_per_day(set), b.time_per_day(set));
  EXPECT_EQ(a.time_per_day(set), c.time_per_day(set));
}

}  // namespace
}  // namespace headframe::kpi
