// The self-evaluation of 2021 as shipped, and the arithmetic of its two scorers and its accounts.
#include "sim/score/sheet.hpp"

#include <gmock/gmock.h>

#include "sim/money/books.hpp"
#include "sim/report/reported.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::score {
namespace {

using testing::ElementsAre;

const scenario::Scenario& options() {
  static const auto loaded =
      scenario::load_scenario(HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/options.yaml");
  if (!loaded) throw std::runtime_error(scenario::to_string(loaded.error().front()));
  return *loaded;
}

const Sheet& sheet() { return *options().sheet; }

const Row& row(std::string_view id) {
  return *std::ranges::find(sheet().rows, id, &Row::id);
}

Row measured(double weight, double target, double actual, Better better, double printed) {
  Row made;
  made.weight = weight;
  made.measured = Measured{target, actual, Unit::percent, better, "", false};
  made.printed = printed;
  return made;
}

TEST(Sheet, of_2021_has_25_rows_a_hundred_points_and_the_printed_total) {
  EXPECT_EQ(sheet().rows.size(), 25U);
  double weight = 0;
  for (const Row& each : sheet().rows) weight += each.weight;
  EXPECT_NEAR(weight, 100, 1e-9);
  const Total printed = total(sheet(), sheet().uniform);
  EXPECT_DOUBLE_EQ(printed.as_printed, 90.08);
  EXPECT_EQ(grade(printed.as_printed).zh, "优秀");
}

// Every run is held against the report's figures, also one of a scenario without a sheet.
TEST(Sheet, says_of_indicators_what_every_run_is_held_against) {
  int compared = 0;
  for (const Row& each : sheet().rows) {
    if (!each.measured || each.measured->kpi.empty()) continue;
    const auto* reported = report::find_reported(each.measured->kpi);
    ASSERT_NE(reported, nullptr) << each.id;
    const double per_unit = each.measured->unit == Unit::percent ? 100 : 1;
    EXPECT_DOUBLE_EQ(reported->target.value() * per_unit, each.measured->target) << each.id;
    EXPECT_DOUBLE_EQ(reported->actual.value() * per_unit, each.measured->actual) << each.id;
    ++compared;
  }
  EXPECT_EQ(compared, 5);
}

// reliability.md §1.1, last paragraph.
TEST(Sheet, hangs_its_grade_on_the_rule_that_is_chosen) {
  EXPECT_NEAR(total(sheet(), Uniform::per_point).by_rule, 93.47, 0.006);
  EXPECT_NEAR(total(sheet(), Uniform::per_percent_of_target).by_rule, 88.17, 0.006);
  EXPECT_NEAR(total(sheet(), Uniform::proportional).by_rule, 91.13, 0.006);
  EXPECT_NEAR(total(sheet(), Uniform::by_actual).by_rule, 91.64, 0.006);
  EXPECT_EQ(sheet().uniform, Uniform::per_percent_of_target);
  EXPECT_EQ(grade(total(sheet(), sheet().uniform).by_rule).zh, "良");
}

TEST(Sheet, names_the_rows_that_no_rule_reproduces) {
  std::vector<std::string> unexplained;
  for (const Row& each : sheet().rows) {
    const bool any = is_reproduced(each, Uniform::per_point) ||
                     is_reproduced(each, Uniform::per_percent_of_target) ||
                     is_reproduced(each, Uniform::proportional) ||
                     is_reproduced(each, Uniform::by_actual);
    if (!any) unexplained.push_back(each.id);
    if (!any) EXPECT_TRUE(each.note) << each.id;
  }
  EXPECT_THAT(unexplained, ElementsAre("supervision", "maintenance-practice", "normal-day-rate",
                                       "repeat-faults", "mean-restoration", "effect-on-work"));
}

TEST(Sheet, scores_elements_by_the_printed_rule_where_it_gives_the_printed_score) {
  EXPECT_EQ(by_printed_rule(row("supervision")), 1.09);
  EXPECT_EQ(by_rule(row("supervision"), {}, sheet().uniform).score, 1.82);
  EXPECT_EQ(by_printed_rule(row("financial-rules")), 1.82);
  EXPECT_EQ(by_rule(row("financial-rules"), {}, sheet().uniform).basis, Basis::printed_rule);
}

TEST(Sheet, gives_another_value_the_score_on_the_line_between_the_printed_and_the_full_one) {
  const Row& rate = row("normal-day-rate");
  EXPECT_EQ(as_printed(rate, 80, sheet().uniform).score, 2.5);
  EXPECT_EQ(as_printed(rate, 95, sheet().uniform).score, 4.44);
  EXPECT_EQ(as_printed(rate, 97, sheet().uniform).score, 4.44);
  EXPECT_EQ(as_printed(rate, 87.5, sheet().uniform).score, 3.47);
  EXPECT_EQ(as_printed(rate, 87.5, sheet().uniform).basis, Basis::line);
  EXPECT_EQ(as_printed(rate, 20, sheet().uniform).score, 0);
  // A row whose actual value meets its target has no second point for a line.
  EXPECT_EQ(as_printed(row("mean-up-time"), 15, sheet().uniform).basis, Basis::uniform);
}

TEST(Sheet, takes_lower_for_better_where_it_is) {
  const Row low = measured(10, 40, 50, Better::lower, 7);
  EXPECT_DOUBLE_EQ(by_rule(low, 30, Uniform::per_point).score, 10);
  EXPECT_DOUBLE_EQ(by_rule(low, 50, Uniform::per_point).score, 9);
  EXPECT_DOUBLE_EQ(by_rule(low, 50, Uniform::per_percent_of_target).score, 7.5);
  EXPECT_DOUBLE_EQ(by_rule(low, 50, Uniform::proportional).score, 8);
  EXPECT_DOUBLE_EQ(by_rule(low, 50, Uniform::by_actual).score, 5);
  EXPECT_DOUBLE_EQ(by_rule(low, 100, Uniform::per_percent_of_target).score, 0);
}

TEST(Accounts, of_2021_add_up_to_what_is_printed) {
  EXPECT_EQ(options().money->lines.size(), 25U);
  EXPECT_EQ(money::spent(*options().money), 872'628);
  EXPECT_EQ(options().money->planned - money::spent(*options().money), 39'372);
  EXPECT_NEAR(100 * money::spent(*options().money) / options().money->planned,
              row("budget-execution").measured->actual, 0.005);
}

TEST(Accounts, pay_what_two_options_share_once_and_write_purchases_off) {
  using namespace std::chrono_literals;
  const money::Books books{1000, {{"rent", {}, 100, false}, {"parts", {}, 60, true}}};
  money::Item bought{{}, money::Price{80, 100, 200}, 10 * 365 * 24h, {}, {"rent"}, "a test"};
  money::Item signed_up{{}, {}, {}, money::Price{10, 20, 30}, {}, "a test"};
  const money::Bill today = money::bill(books, {}, 1);
  EXPECT_EQ(today.om().typical, 160);
  const money::Bill option = money::bill(books, {{"b", bought}, {"s", signed_up}}, 0.5);
  EXPECT_EQ(option.purchase.high, 200);
  EXPECT_EQ(option.written_off.typical, 10);
  EXPECT_EQ(option.yearly.low, 30 + 10);
  EXPECT_EQ(option.om().high, 30 + 30 + 20);
}

}  // namespace
}  // namespace headframe::sim::score
