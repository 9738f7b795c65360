// What can be computed exactly is hit. Source: reliability.md §5.6, with other values than there.
// Tolerances are four standard errors; the seeds are fixed.
#include <gtest/gtest.h>

#include <cmath>

#include "sim/math/elementary.hpp"
#include "sim/study/study.hpp"
#include "tests/support/parts.hpp"

namespace headframe::sim::study {
namespace {

using namespace std::chrono_literals;
using equipment::Inventory;
using equipment::Number;
using namespace equipment::parts;

kpi::Rules platform_only() {
  kpi::Rules rules;
  rules.day_rate.severity = {.platform_down = true, .lines_down = {}, .exempt_lines = {},
                             .dark_mine_share = {}, .modules_down = {}, .equipment_down = {}};
  rules.repeat.window = 100 * year;
  return rules;
}

void expect_exactly(const Results& results, Figure figure, double exact) {
  const auto found = estimate(results, figure);
  ASSERT_TRUE(found && found->half_width);
  EXPECT_NEAR(found->value, exact, 4 * *found->half_width / 1.96);
  EXPECT_LT(*found->half_width, 0.03 * exact) << "too few replicates to say anything";
}

/// Up 12 d and down 60 h on average, both exponential.
Inventory alternating() {
  Inventory inventory = empty(20 * year);
  add(inventory, "host", 1, exponential(12 * day), only_work(math::Law::exponential(60h)));
  return inventory;
}
constexpr double availability = 12 / 14.5;

TEST(Oracle, alternating_up_and_down_times) {
  const auto results = run_study(alternating(), platform_only(), 1, 400);
  const double day_up = availability * math::exp(-1.0 / 12);
  expect_exactly(results, Figure::time_availability, availability);
  expect_exactly(results, Figure::normal_day_rate, day_up);
  expect_exactly(results, Figure::mean_up_time_d, 12);
  expect_exactly(results, Figure::mean_restoration_h, 60);
}

TEST(Oracle, maintenance_days_take_their_share_of_the_good_days) {
  Inventory inventory = alternating();
  inventory.maintenance.push_back(
      {"whole-days", kpi::Subject::platform, "host", {.first = 5 * day, .every = 25 * day, .length = 24h}});
  const auto results = run_study(inventory, platform_only(), 2, 400);
  expect_exactly(results, Figure::normal_day_rate,
                 availability * math::exp(-1.0 / 12) * (1 - 1.0 / 25));
  auto without = platform_only();
  without.day_rate.planned_counts = false;
  const auto excluded = run_study(inventory, without, 2, 400);
  expect_exactly(excluded, Figure::normal_day_rate, availability * math::exp(-1.0 / 12));
}

TEST(Oracle, k_of_n_is_binomial) {
  Inventory inventory = empty(20 * year);
  add(inventory, "host", 5, exponential(20 * day), only_work(math::Law::lognormal(96h, 0.7)), 3);
  const double q = 4 / 24.0, p = 1 - q;
  const double down = 10 * q * q * q * p * p + 5 * q * q * q * q * p + q * q * q * q * q;
  expect_exactly(run_study(inventory, platform_only(), 3, 300), Figure::time_availability,
                 1 - down);
}

TEST(Oracle, one_crew_for_six_machines_is_m_m_1_n) {
  constexpr int machines = 6;
  Inventory inventory = empty(20 * year);
  inventory.teams[0].crews = 1;
  add(inventory, "host", machines, exponential(30 * day), only_work(math::Law::exponential(5 * day)),
      3);
  // p(n) = p(0) N!/(N-n)! (lambda/mu)^n
  double weight = 1, sum = 1, three_or_more = 0;
  for (int n = 1; n <= machines; ++n) {
    weight *= (machines - n + 1) * 5.0 / 30.0;
    sum += weight;
    if (n >= 3) three_or_more += weight;
  }
  expect_exactly(run_study(inventory, platform_only(), 4, 400), Figure::time_availability,
                 1 - three_or_more / sum);
}

TEST(Oracle, repeats_are_geometric) {
  Inventory inventory = empty(40 * year);
  repair::Procedure procedure = only_work(math::Law::fixed(1h));
  procedure.recurrence = {0.35, math::Law::fixed(1s)};
  add(inventory, "platform", 1, exponential(60 * day), procedure);
  expect_exactly(run_study(inventory, platform_only(), 5, 200), Figure::repeat_fault_share, 0.35);
}

TEST(Oracle, minimal_repair_follows_the_cumulative_hazard) {
  Inventory inventory = empty(2 * year);
  const Number first = add(inventory, "host", 8, {2.5, 3 * year}, only_work(math::Law{}));
  inventory.kinds[0].age_after_repair = 1;
  for (Number i = first; i < 8; ++i) inventory.components[i].age = 4 * year;
  const double per_machine = math::pow(6 / 3.0, 2.5) - math::pow(4 / 3.0, 2.5);
  expect_exactly(run_study(inventory, platform_only(), 6, 400), Figure::faults,
                 8 * per_machine / 2);
}

TEST(Oracle, renewal_fails_once_a_mean_life) {
  Inventory inventory = empty(60 * year);
  add(inventory, "host", 4, {3, 2 * year}, only_work(math::Law{}));
  // m(t) = t/mu + (sigma² - mu²)/(2 mu²), the renewal function far from its beginning
  const double mu = 2 * math::gamma(4 / 3.0);
  const double second = 4 * math::gamma(5 / 3.0);
  const double renewals = 60 / mu + (second - 2 * mu * mu) / (2 * mu * mu);
  expect_exactly(run_study(inventory, platform_only(), 7, 400), Figure::faults,
                 4 * renewals / 60);
}

TEST(Oracle, an_outage_of_fixed_length_touches_one_day_more_than_it_is_long) {
  Inventory inventory = empty(20 * year);
  add(inventory, "host", 1, exponential(1500 * day), only_work(math::Law::fixed(30h)));
  const auto results = run_study(inventory, platform_only(), 8, 4000);
  double bad = 0, faults = 0;
  for (const Year& y : results.years) {
    bad += y[Figure::normal_day_rate].denominator - y[Figure::normal_day_rate].numerator;
    faults += y[Figure::faults].numerator;
  }
  EXPECT_NEAR(bad / faults, 1 + 30 / 24.0, 0.02);
}

TEST(Oracle, a_change_that_changes_nothing_differs_by_exactly_nothing) {
  const Inventory inventory = alternating();
  const auto one = run_study(inventory, platform_only(), 9, 50);
  const auto other = run_study(inventory, platform_only(), 9, 50);
  for (std::size_t i = 0; i < one.years.size(); ++i)
    for (std::size_t f = 0; f < figures; ++f)
      EXPECT_EQ(one.years[i].figure[f].numerator, other.years[i].figure[f].numerator);
}

}  // namespace
}  // namespace headframe::sim::study
