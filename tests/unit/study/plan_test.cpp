// What is bought for a later day: before it nothing is different, after it everything is.
#include "sim/study/plan.hpp"

#include <gmock/gmock.h>

#include <fmt/format.h>

#include "sim/equipment/from_scenario.hpp"
#include "sim/scenario/load.hpp"
#include "sim/study/options.hpp"
#include "sim/study/valuation.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string file = HEADFRAME_SOURCE_DIR "/tests/negative/years.yaml";

/// A line and a wall fail about ten times a year each; three years; money.
constexpr auto city = R"(base: lib/good.yaml
start: 2026-01-01 00:00:00
horizon: 1095 d
teams: {all: {hours: always}}
repairs:
  quick: {team: all, detection: {law: fixed, value: 1 h}, response: {law: fixed, value: 1 h}, wait: {law: fixed, value: 1 d}, work: {law: fixed, value: 1 h}}
components:
  line: {name: {zh: 线路, en: Line}, cause: line, count: 1, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 36 d}, repair: quick, effect: line, of: circuit, system_fault: true}
  wall: {name: {zh: 大屏, en: Wall}, cause: hardware, count: 1, installed: {from: 2016-01-01 00:00:00, to: 2016-01-01 00:00:00}, life: {shape: 4, scale: 3 y}, age_after_repair: 1, repair: quick, effect: equipment, system_fault: true}
money: {planned: 1000, lines: [{id: rent, name: {zh: 租, en: Rent}, cny: 500}, {id: repairs, name: {zh: 修, en: Repairs}, cny: 400, hardware_jobs: true}]}
)";

constexpr auto parts = R"(variants:
  today: {title: {zh: 今, en: Today}}
  better-line: {title: {zh: 线, en: Line}, components: {line: {life: {scale: 200 y}}}, cost: {line: {name: {zh: 线, en: Line}, yearly: {low: 90, typical: 100, high: 120}, source: a test}}}
  second-line: {title: {zh: 双, en: Second}, components: {line: {count: 2, down_when: 2, common_cause: 0.1}}}
  new-wall: {title: {zh: 屏, en: Wall}, components: {wall: {installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}}}, cost: {wall: {name: {zh: 屏, en: Wall}, purchase: {low: 2000, typical: 3000, high: 5000}, life: 10 y, source: a test}}}
  fewer: {title: {zh: 少, en: Fewer}, teams: {all: {crews: 1}}}
)";

equipment::Inventory made(const scenario::Scenario& scenario) {
  return equipment::make_inventory(scenario);
}

struct Bureau {
  explicit Bureau(const std::string& plan)
      : read([text = city + ("study: {plan: " + plan + "}\n") + parts](const std::string& path) {
          return path == file ? std::optional(text) : scenario::read_disk_file(path);
        }),
        loaded(scenario::load_scenario(file, read)) {}

  const scenario::Scenario& scenario() const {
    if (!loaded) throw std::runtime_error(scenario::to_string(loaded.error().front()));
    return *loaded;
  }
  Study study() {
    options = options_of(scenario());
    options.push_back(plan_of(scenario::Combinations(file, read), scenario(), made));
    Study study{scenario(), options, 1, {}, {}, {}};
    study.results = compare(options, scenario().measures, {}, {.seed = 1, .replicates = 640},
                            [](const auto&) { return true; });
    return study;
  }

  scenario::ReadFile read;
  std::expected<scenario::Scenario, std::vector<scenario::Problem>> loaded;
  std::vector<Option> options;
};

double rate(const Study& study, std::size_t option, std::size_t year) {
  return day_rate_of(study.results.options[option].account.years[year]).value;
}

TEST(Plan, what_is_bought_on_the_first_day_is_the_variant_itself) {
  Bureau bureau("[{from: 2026-01-01 00:00:00, buy: [better-line]}]");
  const Study study = bureau.study();
  const auto plan = *plan_among(study);
  for (std::size_t year = 0; year < 3; ++year) EXPECT_EQ(rate(study, plan, year), rate(study, 1, year));
}

TEST(Plan, changes_nothing_before_its_day_and_everything_after_it) {
  Bureau bureau("[{from: 2027-01-01 00:00:00, buy: [better-line]}]");
  const Study study = bureau.study();
  const auto plan = *plan_among(study);
  EXPECT_EQ(rate(study, plan, 0), rate(study, 0, 0)) << "the accidents of the first year are the same";
  EXPECT_GT(rate(study, plan, 2), rate(study, 0, 2) + 0.02);
  EXPECT_NEAR(rate(study, plan, 2), rate(study, 1, 2), 0.005);
}

TEST(Plan, what_is_bought_new_is_as_old_as_in_the_variant_on_that_day) {
  Bureau bureau("[{from: 2028-01-01 00:00:00, buy: [new-wall]}]");
  const Study study = bureau.study();
  const auto jobs = [&](std::size_t option, std::size_t year) {
    return study.results.options[option].account.years[year].sums.mean(2);
  };
  const auto plan = *plan_among(study);
  EXPECT_EQ(jobs(plan, 1), jobs(0, 1));
  EXPECT_NEAR(jobs(plan, 2), jobs(3, 0), 0.1) << "its first year";
  EXPECT_LT(jobs(plan, 2), 0.1 * jobs(0, 2));
}

TEST(Plan, counts_are_those_of_a_year_and_say_so) {
  Bureau bureau("[{from: 2027-01-01 00:00:00, buy: [better-line]}]");
  const Study study = bureau.study();
  const auto& today = study.results.options.front();
  double sum = 0;
  for (const YearAccount& year : today.account.years) sum += year.sums.mean(1);
  EXPECT_NEAR(today[Figure::faults].value()->value, sum / 3, 1e-9);
  EXPECT_THAT(definition_of(Figure::faults, study.scenario.measures).en, HasSubstr("a year, when"));
}

TEST(Plan, a_second_line_comes_into_service) {
  Bureau bureau("[{from: 2027-01-01 00:00:00, buy: [second-line]}]");
  const Study study = bureau.study();
  const auto plan = *plan_among(study);
  EXPECT_EQ(rate(study, plan, 0), rate(study, 0, 0));
  EXPECT_NEAR(rate(study, plan, 2), rate(study, 2, 2), 0.01);
  EXPECT_GT(rate(study, plan, 2), rate(study, 0, 2) + 0.02);
}

TEST(Plan, money_is_spent_in_the_year_in_which_it_comes_into_force) {
  Bureau bureau(
      "[{from: 2027-01-01 00:00:00, buy: [new-wall]}, {from: 2028-01-01 00:00:00, buy: [better-line]}]");
  const Study study = bureau.study();
  const auto money = money_by_year(study, *plan_among(study));
  const auto today = money_by_year(study, 0);
  ASSERT_EQ(money.size(), 3U);
  EXPECT_EQ(money[0].running.typical, 900) << "the accounts of the first year";
  EXPECT_EQ(money[0].purchases.high, 0);
  EXPECT_THAT(money[1].bought, ElementsAre("new-wall"));
  EXPECT_EQ(money[1].purchases.low, 2000);
  EXPECT_EQ(money[1].purchases.high, 5000);
  EXPECT_LT(money[1].running.typical, 600) << "a new wall is seldom repaired";
  EXPECT_EQ(money[2].purchases.typical, 0);
  EXPECT_NEAR(money[2].running.high - money[2].running.low, 30, 1e-9) << "a whole year's rent";
  EXPECT_GT(today[2].running.typical, 900) << "an old wall is repaired more from year to year";
}

TEST(Plan, what_cannot_change_while_time_goes_by_is_named) {
  Bureau bureau("[{from: 2027-01-01 00:00:00, buy: [fewer]}]");
  try {
    (void)plan_of(scenario::Combinations(file, bureau.read), bureau.scenario(), made);
    FAIL() << "crews cannot change";
  } catch (const std::invalid_argument& problem) {
    EXPECT_THAT(problem.what(), HasSubstr("'fewer' changes how many crews a team has"));
  }
}

TEST(Plan, a_typo_and_a_wrong_date_are_shown_where_they_stand) {
  const auto problem = [](const std::string& plan) {
    const Bureau bureau(plan);
    return bureau.loaded ? std::string() : scenario::to_string(bureau.loaded.error().front());
  };
  EXPECT_THAT(problem("[{from: 2027-01-01 00:00:00, buy: [new-wal]}]"),
              testing::AllOf(HasSubstr("years.yaml:11:"), HasSubstr("did you mean 'new-wall'")));
  EXPECT_THAT(problem("[{from: 2036-01-01 00:00:00, buy: [new-wall]}]"), HasSubstr("outside the scenario's time"));
  EXPECT_THAT(problem("[{from: 2027-01-01 00:00:00, buy: [new-wall]}, {from: 2028-01-01 00:00:00, buy: [new-wall]}]"),
              HasSubstr("listed twice"));
}

}  // namespace
}  // namespace headframe::sim::study
