#include "platform/kpi/attribution.hpp"

#include <gtest/gtest.h>

#include "platform/rt/random.hpp"

namespace headframe::kpi {
namespace {

using namespace std::chrono_literals;

Downtime ten_days(std::vector<Outage> outages) {
  return {{{0h, 240h}, 0h},
          std::move(outages),
          {{"a", {"dengfeng"}}, {"b", {"dengfeng"}}, {"c", {"xinmi"}}, {"d", {}}}};
}

CauseOfDowntime of(const std::vector<CauseOfDowntime>& all, const std::string& cause) {
  for (const CauseOfDowntime& entry : all)
    if (entry.cause == cause) return entry;
  return {};
}

TEST(Attribution, overlapping_causes_share_what_they_have_in_common) {
  const auto run = ten_days({{Subject::platform, "", "crash", false, {10h, 20h}},
                             {Subject::line, "xinmi", "digger", false, {16h, 26h}}});
  const auto causes = downtime_by_cause(run, {}, true);
  ASSERT_EQ(causes.size(), 2U);
  EXPECT_EQ(of(causes, "crash").first_in, 10h);
  EXPECT_EQ(of(causes, "digger").first_in, 6h);  // only after the platform is back
  EXPECT_EQ(of(causes, "crash").proportional, 8h);
  EXPECT_EQ(of(causes, "digger").proportional, 8h);
  EXPECT_EQ(of(causes, "crash").decisive, 6h);
  EXPECT_EQ(of(causes, "digger").present, 10h);
}

TEST(Attribution, stretches_say_what_was_at_work_when_and_what_it_hung_on) {
  const auto run = ten_days({{Subject::platform, "", "crash", false, {10h, 20h}},
                             {Subject::line, "xinmi", "digger", false, {16h, 26h}},
                             {Subject::equipment, "tape", "worn", false, {12h, 13h}}});
  SeverityRule rule;
  rule.equipment_down.reset();
  const auto stretches = abnormal_stretches(run, rule, true);
  ASSERT_EQ(stretches.size(), 3U);  // a device that the rule does not ask for splits nothing
  EXPECT_EQ(stretches[0].span, (Span{10h, 16h}));
  EXPECT_EQ(stretches[0].causes, (std::vector<AbnormalStretch::Cause>{{"crash", true}}));
  EXPECT_EQ(stretches[1].span, (Span{16h, 20h}));
  EXPECT_EQ(stretches[1].causes,
            (std::vector<AbnormalStretch::Cause>{{"crash", false}, {"digger", false}}));
  EXPECT_EQ(stretches[1].first, "crash");
  EXPECT_EQ(stretches[2].first, "digger");
}

TEST(Attribution, one_cause_that_took_two_lines_is_one_cause) {
  const auto run = ten_days({{Subject::line, "dengfeng", "duct/1/duct-cut", false, {1h, 4h}},
                             {Subject::line, "xinmi", "duct/1/duct-cut", false, {1h, 6h}}});
  const auto causes = downtime_by_cause(run, {}, true);
  ASSERT_EQ(causes.size(), 1U);
  EXPECT_EQ(causes[0].first_in, 5h);
  EXPECT_EQ(causes[0].decisive, 5h);
}

TEST(Attribution, two_lines_that_only_count_together_are_both_decisive) {
  SeverityRule both;
  both.lines_down = 2;
  both.dark_mine_share.reset();
  const auto run = ten_days({{Subject::line, "dengfeng", "flood", false, {1h, 6h}},
                             {Subject::line, "xinmi", "digger", false, {3h, 8h}}});
  const auto causes = downtime_by_cause(run, both, true);
  EXPECT_EQ(of(causes, "flood").decisive, 3h);
  EXPECT_EQ(of(causes, "digger").decisive, 3h);
  EXPECT_EQ(of(causes, "flood").first_in, 3h);
  EXPECT_EQ(of(causes, "digger").first_in, 0h);
}

TEST(Attribution, a_single_dark_mine_below_the_share_is_at_work_nowhere) {
  SeverityRule rule;
  rule.dark_mine_share = 0.5;
  const auto run = ten_days({{Subject::platform, "", "crash", false, {10h, 20h}},
                             {Subject::mine, "d", "upgrade", false, {30h, 40h}}});
  EXPECT_EQ(downtime_by_cause(run, rule, true).size(), 1U);
}

TEST(Attribution, a_line_that_the_rule_exempts_is_at_work_only_through_the_mines_it_leaves_dark) {
  SeverityRule rule;
  rule.exempt_lines = {"xinmi"};
  rule.dark_mine_share = 0.5;
  const auto run = ten_days({{Subject::line, "xinmi", "digger", false, {1h, 4h}}});
  EXPECT_TRUE(downtime_by_cause(run, rule, true).empty());
  rule.dark_mine_share = 0.25;
  EXPECT_EQ(of(downtime_by_cause(run, rule, true), "digger").decisive, 3h);
}

TEST(Attribution, planned_work_is_left_out_where_the_rule_leaves_it_out) {
  const auto run = ten_days({{Subject::platform, "", "检修", true, {10h, 12h}}});
  EXPECT_EQ(downtime_by_cause(run, {}, true).size(), 1U);
  EXPECT_TRUE(downtime_by_cause(run, {}, false).empty());
}

/// Whatever overlaps, both ways of sharing give away exactly the abnormal time.
TEST(Attribution, shares_sum_to_the_abnormal_time_to_the_nanosecond) {
  rt::RandomStream draws(7, "attribution");
  const auto below = [&draws](std::uint64_t n) { return draws.below(n); };
  const std::vector<std::string> lines{"dengfeng", "xinmi"}, mines{"a", "b", "c", "d"};
  for (int round = 0; round < 200; ++round) {
    std::vector<Outage> outages;
    for (int i = 0; i < 12; ++i) {
      const Moment begin = Duration(static_cast<std::int64_t>(below(900'000'000'000'007))) - 20h;
      const auto subject = static_cast<Subject>(below(5));
      const std::string id = subject == Subject::line   ? lines[below(2)]
                             : subject == Subject::mine ? mines[below(4)]
                                                        : std::string("it");
      outages.push_back(
          {subject,
           id,
           std::string(1, static_cast<char>('p' + below(4))),
           below(5) == 0,
           {begin, begin + Duration(static_cast<std::int64_t>(below(400'000'000'000'007)))}});
    }
    const auto run = ten_days(std::move(outages));
    SeverityRule rule;
    rule.lines_down = 1 + below(2);
    rule.dark_mine_share = 0.25 * static_cast<double>(1 + below(4));
    if (below(2) == 0) rule.exempt_lines = {lines[below(2)]};
    for (const bool planned : {true, false}) {
      Duration first{}, shared{};
      for (const CauseOfDowntime& entry : downtime_by_cause(run, rule, planned)) {
        first += entry.first_in;
        shared += entry.proportional;
        EXPECT_LE(entry.decisive, entry.present);
      }
      const Duration abnormal_time = abnormal(run, rule, planned).total();
      ASSERT_EQ(first, abnormal_time);
      ASSERT_EQ(shared, abnormal_time);
    }
  }
}

}  // namespace
}  // namespace headframe::kpi
