// Variants that meet the same accidents.
#include "sim/study/comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/math/distributions.hpp"
#include "sim/math/draws.hpp"
#include "sim/math/elementary.hpp"
#include "sim/study/importance.hpp"
#include "sim/study/options.hpp"
#include "sim/study/verdicts.hpp"
#include "tests/support/parts.hpp"

namespace headframe::sim::study {
namespace {

using namespace std::chrono_literals;
using equipment::Inventory;
using namespace equipment::parts;

kpi::Rules platform_only() {
  kpi::Rules rules;
  rules.day_rate.severity = {.platform_down = true, .lines_down = {}, .exempt_lines = {},
                             .dark_mine_share = {}, .modules_down = {}, .equipment_down = {}};
  return rules;
}

/// Up 16 d, and down as long as the work takes; both exponential.
Inventory alternating(rt::Duration horizon, rt::Duration work) {
  Inventory inventory = empty(horizon);
  add(inventory, "host", 1, exponential(16 * day), only_work(math::Law::exponential(work)));
  return inventory;
}

std::vector<Option> slow_and_fast(rt::Duration horizon) {
  return {{"slow", {}, {}, alternating(horizon, 96h)}, {"fast", {}, {}, alternating(horizon, 36h)}};
}

Comparison run(std::span<const Option> options, const Plan& plan) {
  return compare(options, platform_only(), {}, plan, [](const Comparison&) { return true; });
}

TEST(Comparison, a_variant_that_changes_nothing_differs_by_exactly_nothing) {
  const auto same = alternating(year, 96h);
  const std::vector<Option> options{{"one", {}, {}, same}, {"other", {}, {}, same}};
  const auto found = run(options, {.seed = 1, .replicates = 300});
  for (std::size_t f = 0; f < figures; ++f) {
    const auto difference = found.options[1].account.pairs[f].difference();
    if (!difference) continue;
    EXPECT_EQ(difference->value, 0);
    EXPECT_EQ(*difference->half_width, 0);
  }
  EXPECT_EQ(standing_of(*found.options[1][Figure::normal_day_rate].difference()), Standing::same);
}

TEST(Comparison, any_number_of_threads_gives_the_same_bits) {
  const auto options = slow_and_fast(2 * year);
  const auto one = run(options, {.seed = 3, .replicates = 2'345, .threads = 1});
  for (const std::size_t threads : {2U, 3U, 8U}) {
    const auto other = run(options, {.seed = 3, .replicates = 2'345, .threads = threads});
    for (std::size_t i = 0; i < options.size(); ++i) {
      for (std::size_t f = 0; f < figures; ++f) {
        const auto a = one.options[i].account.pairs[f].difference();
        const auto b = other.options[i].account.pairs[f].difference();
        ASSERT_EQ(a.has_value(), b.has_value());
        if (!a) continue;
        EXPECT_EQ(a->value, b->value);
        EXPECT_EQ(*a->half_width, *b->half_width);
        EXPECT_EQ(one.options[i].counts.spread[f].quantile(0.3),
                  other.options[i].counts.spread[f].quantile(0.3));
      }
      EXPECT_EQ(one.options[i].account.days_by_kind, other.options[i].account.days_by_kind);
    }
  }
}

TEST(Comparison, gives_what_replicates_that_were_all_kept_give) {
  const auto options = slow_and_fast(year);
  const auto found = run(options, {.seed = 4, .replicates = 500, .threads = 2});
  const auto kept = run_study(options[1].inventory, platform_only(), 4, 500);
  for (std::size_t f = 0; f < figures; ++f) {
    const auto streamed = found.options[1].account.pairs[f].value();
    const auto whole = estimate(kept, static_cast<Figure>(f));
    ASSERT_EQ(streamed.has_value(), whole.has_value());
    if (!whole) continue;
    EXPECT_NEAR(streamed->value, whole->value, 1e-9 * (1 + std::abs(whole->value)));
    EXPECT_NEAR(*streamed->half_width, *whole->half_width, 1e-6 * (1 + *whole->half_width));
  }
}

TEST(Comparison, the_difference_of_two_availabilities_is_the_exact_one) {
  const auto options = slow_and_fast(20 * year);
  const auto found = run(options, {.seed = 5, .replicates = 600, .threads = 2});
  const double exact = 16 / 17.5 - 16 / 20.0;
  const auto difference = *found.options[1][Figure::time_availability].difference();
  EXPECT_NEAR(difference.value, exact, 4 * *difference.half_width / 1.96);
  EXPECT_LT(*difference.half_width, 0.01 * exact);
}

// Independent runs would have the sum of both variances; common accidents take most of it away.
TEST(Comparison, common_accidents_make_a_small_difference_visible) {
  Inventory before = alternating(year, 96h);
  add(before, "seldom", 1, exponential(3 * year), only_work(math::Law::exponential(24h)));
  Inventory after = before;
  after.procedures[1].work = math::Law::exponential(6h);
  const std::vector<Option> options{{"before", {}, {}, before}, {"after", {}, {}, after}};
  const auto found = run(options, {.seed = 6, .replicates = 2'000});
  const auto difference = *found.options[1][Figure::normal_day_rate].difference();
  const double own = *found.options[1][Figure::normal_day_rate].value()->half_width;
  const double independent = std::sqrt(2.0) * own;
  EXPECT_GT(independent * independent, 20 * *difference.half_width * *difference.half_width);
  EXPECT_EQ(standing_of(difference), Standing::better);
}

TEST(Comparison, intervals_of_a_difference_cover_the_exact_one_in_95_of_100_studies) {
  const auto options = slow_and_fast(60 * day);
  // Far from the beginning both are in equilibrium; at 60 d they are not, so the truth is simulated.
  const auto truth = *run(options, {.seed = 7, .replicates = 50'000})
                          .options[1][Figure::time_availability].difference();
  constexpr std::size_t studies = 2'000;
  std::size_t covered = 0;
  for (std::size_t study = 0; study < studies; ++study) {
    const auto found = run(options, {.seed = 1'000 + study, .replicates = 60});
    covered += found.options[1][Figure::time_availability].difference()->contains(truth.value);
  }
  EXPECT_GT(covered, studies * 93 / 100);
  EXPECT_LT(covered, studies * 97 / 100);
}

TEST(Stopping, looks_grow_by_half_and_begin_at_64) {
  EXPECT_EQ(next_look(0), 64U);
  EXPECT_EQ(next_look(64), 128U);
  EXPECT_EQ(next_look(128), 192U);
  EXPECT_EQ(next_look(6'400), 9'600U);
}

TEST(Stopping, an_interval_that_was_stopped_at_covers_as_it_should) {
  const math::Draws draws(11, 0);
  const scenario::Precision precision{0.05, 0};
  constexpr std::size_t studies = 2'000;
  std::size_t covered = 0, asked = 0;
  std::uint32_t n = 0;
  for (std::size_t study = 0; study < studies; ++study) {
    Pairs pairs;
    for (std::size_t look = next_look(0);; look = next_look(look)) {
      while (pairs.count() < look) {
        // What the other one has more is skewed, as bad days are.
        const double more = -5 * math::log(math::open_uniform(draws.of(1, 0, n++)));
        const double first = 60 * math::open_uniform(draws.of(2, 0, n));
        pairs.add({first, 100}, {first + more, 100});
      }
      if (precise_enough(*pairs.difference(), precision)) break;
    }
    covered += pairs.difference()->contains(0.05);
    asked += pairs.count();
  }
  EXPECT_GT(covered, studies * 93 / 100);
  EXPECT_LT(covered, studies * 97 / 100);
  EXPECT_GT(asked / studies, 1'000U);  // (1.96 / 0.05)² = 1 537 for a mean as wide as its deviation
}

TEST(Stopping, ends_a_comparison_when_every_difference_is_known_well_enough) {
  const auto options = slow_and_fast(year);
  const auto found = run(options, {.seed = 8, .replicates = 100'000, .precision = {{0.05, 0}}});
  EXPECT_TRUE(found.precise);
  EXPECT_LT(found.replicates, 10'000U);
  const auto difference = *found.options[1][Figure::normal_day_rate].difference();
  EXPECT_LE(*difference.half_width, 0.05 * difference.value);
  const auto short_one = run(options, {.seed = 8, .replicates = 100, .precision = {{0.001, 0}}});
  EXPECT_FALSE(short_one.precise);
  EXPECT_EQ(short_one.replicates, 100U);
}

TEST(Stopping, a_watch_that_has_seen_enough_stops_it) {
  const auto found = compare(slow_and_fast(year), platform_only(), {}, {.seed = 9, .replicates = 50'000},
                             [](const Comparison&) { return false; });
  EXPECT_LT(found.replicates, 5'000U);
}

TEST(Tree, holds_the_logarithm_of_its_leaves_and_merges_them_in_order) {
  struct Text {
    std::string text;
    void merge(const Text& more) { text = "(" + text + more.text + ")"; }
  };
  Tree<Text> tree;
  for (const char letter : std::string("abcdefg")) tree.push({std::string(1, letter)});
  EXPECT_EQ(tree.total().text, "(((ab)(cd))((ef)g))");
}

TEST(Moments, halves_merge_to_the_whole) {
  const math::Draws draws(12, 0);
  Moments<2> whole, first, second;
  for (std::uint32_t i = 0; i < 1'000; ++i) {
    const std::array x{1e6 + math::normal_of(draws.of(1, 0, i)), math::normal_of(draws.of(2, 0, i))};
    whole.add(x);
    (i < 300 ? first : second).add(x);
  }
  first.merge(second);
  EXPECT_NEAR(first.mean(0), whole.mean(0), 1e-6);
  EXPECT_NEAR(first.variance({1, -1}), whole.variance({1, -1}), 1e-9);
  EXPECT_NEAR(whole.variance({1, 0}), 1, 0.15) << "a mean of a million must not drown it";
}

TEST(Spread, quantiles_are_those_of_the_values_to_a_thousandth) {
  Spread spread, part;
  std::vector<double> values;
  for (int i = 1; i <= 999; ++i) {
    values.push_back(i * 0.37);
    (i % 2 == 0 ? spread : part).add(values.back());
  }
  spread.merge(part);
  EXPECT_EQ(spread.count(), 999U);
  for (const double p : {0.05, 0.5, 0.95})
    EXPECT_NEAR(*spread.quantile(p), quantile(values, p), 0.002 * quantile(values, p) + 0.4);
  Spread whole;
  for (const double value : {0.0, 3.0, 7.0, 26.0}) whole.add(value);
  EXPECT_EQ(whole.quantile(0.25), 0.0);
  EXPECT_EQ(whole.quantile(0.5), 3.0);
  EXPECT_EQ(whole.quantile(1), 26.0);
  EXPECT_EQ(Spread{}.quantile(0.5), std::nullopt);
  EXPECT_DOUBLE_EQ(whole.share_between(3, 8), 0.5);
}

TEST(Years, of_a_horizon_add_up_to_its_figures_and_counts_are_those_of_a_year) {
  Inventory ageing = empty(5 * year);
  add(ageing, "host", 3, {3, 4 * year}, only_work(math::Law::fixed(50h)));
  const std::vector<Option> options{{"ageing", {}, {}, ageing}};
  const auto found = run(options, {.seed = 10, .replicates = 400});
  const OptionResult& result = found.options.front();
  ASSERT_EQ(result.account.years.size(), 5U);
  double good = 0, faults = 0, down = 0;
  for (const YearAccount& one : result.account.years) {
    good += one.sums.mean(0);
    faults += one.sums.mean(1);
    down += one.sums.mean(3);
  }
  EXPECT_NEAR(good / (5 * 365), result[Figure::normal_day_rate].value()->value, 1e-12);
  EXPECT_NEAR(faults / 5, result[Figure::faults].value()->value, 1e-9);
  EXPECT_NEAR(down / 5, result[Figure::down_days].value()->value, 1e-9);
  EXPECT_LT(day_rate_of(result.account.years[3]).value, day_rate_of(result.account.years[0]).value);
}

TEST(Importance, is_what_the_day_rate_gains_without_the_failures_of_a_kind) {
  Inventory inventory = empty(20 * year);
  add(inventory, "bad", 1, exponential(20 * day), only_work(math::Law::exponential(48h)));
  add(inventory, "good", 1, exponential(400 * day), only_work(math::Law::exponential(48h)));
  inventory.groups[0].id = inventory.groups[1].id = "platform";
  const auto list = importance_of_kinds(inventory, platform_only(), {.seed = 13, .replicates = 200});
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].kind, 0U);
  // Both up at a time and for a day: A exp(-1/MUT), multiplied over the two.
  const double bad = 20 / 22.0 * math::exp(-1.0 / 20), good = 400 / 402.0 * math::exp(-1.0 / 400);
  EXPECT_NEAR(list[0].gain.value, good - bad * good, 4 * *list[0].gain.half_width / 1.96);
  EXPECT_NEAR(list[1].gain.value, bad - bad * good, 4 * *list[1].gain.half_width / 1.96);
}

TEST(Answer, names_the_best_option_and_the_best_that_contains_no_other) {
  const std::vector<Option> options{{"today", {}, {}, alternating(year, 96h)},
                                    {"a", {}, {"a.yaml"}, alternating(year, 60h)},
                                    {"nothing", {}, {"n.yaml"}, alternating(year, 96h)},
                                    {"b", {}, {"b.yaml"}, alternating(year, 48h)},
                                    {"all", {}, {"a.yaml", "b.yaml"}, alternating(year, 12h)}};
  const Answer answer = answer_of(options, run(options, {.seed = 14, .replicates = 500}));
  EXPECT_EQ(answer.order, (std::vector<std::size_t>{4, 3, 1, 2}));
  EXPECT_EQ(answer.best, 4U);
  EXPECT_EQ(answer.best_single, 3U);
  EXPECT_EQ(answer.no_visible_gain, std::vector<std::size_t>{2});
}

}  // namespace
}  // namespace headframe::sim::study
