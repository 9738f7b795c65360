// Combinations of what can be bought, on a small city whose parts are easy to reckon with.
#include "sim/study/frontier.hpp"

#include <gmock/gmock.h>

#include <fmt/format.h>

#include "sim/scenario/load.hpp"
#include "sim/study/valuation.hpp"

namespace headframe::sim::study {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string file = HEADFRAME_SOURCE_DIR "/tests/negative/shop.yaml";

/// A line and a wall fail about ten times a year each; parts renew them with a hundredth of the failures.
constexpr auto shop = R"(base: lib/good.yaml
horizon: 365 d
teams: {all: {hours: always}}
repairs:
  quick: {team: all, detection: {law: fixed, value: 1 h}, response: {law: fixed, value: 1 h}, wait: {law: fixed, value: 1 d}, work: {law: fixed, value: 1 h}}
components:
  line: {name: {zh: 线路, en: Line}, cause: line, count: 1, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 36 d}, repair: quick, effect: line, of: circuit, system_fault: true}
  wall: {name: {zh: 大屏, en: Wall}, cause: hardware, count: 1, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 36 d}, repair: quick, effect: equipment, system_fault: true}
money: {planned: 1000, lines: [{id: rent, name: {zh: 租, en: Rent}, cny: 500}, {id: repairs, name: {zh: 修, en: Repairs}, cny: 400, hardware_jobs: true}]}
)";

std::string part(const std::string& name, const std::string& what) {
  return fmt::format("  {0}: {{title: {{zh: {0}, en: {0}}}, {1}}}\n", name, what);
}

std::string bought(const std::string& item, int yearly) {
  return fmt::format("cost: {{{}: {{name: {{zh: 物, en: Thing}}, yearly: {{low: {}, typical: {}, high: {}}}, source: a test}}}}",
                     item, yearly, yearly, 2 * yearly);
}

const std::string usual_parts =
    part("better-line", "components: {line: {life: {scale: 10 y}}}, " + bought("line", 300)) +
    part("better-wall", "components: {wall: {life: {scale: 10 y}}}, " + bought("wall", 50)) +
    part("useless", bought("useless", 100));

struct Shop {
  explicit Shop(const std::string& text)
      : read([text](const std::string& path) {
          return path == file ? std::optional(text) : scenario::read_disk_file(path);
        }),
        city(loaded(read)),
        all(file, read) {}

  static scenario::Scenario loaded(const scenario::ReadFile& read) {
    auto found = scenario::load_scenario(file, read);
    if (!found) throw std::runtime_error(scenario::to_string(found.error().front()));
    return std::move(found).value();
  }

  Frontier frontier(std::size_t threads = 1) const {
    const Plan plan{.seed = 1, .replicates = 200, .precision = {}, .threads = threads};
    return *find_frontier(all, city, plan, [](const Comparison&) { return true; });
  }

  scenario::ReadFile read;
  scenario::Scenario city;
  scenario::Combinations all;
};

Shop usual() {
  return Shop(shop + std::string("study: {combine: {variants: [better-line, better-wall, useless]}}\nvariants:\n") +
              usual_parts);
}

const Package& package(const Frontier& frontier, const std::vector<std::string>& parts) {
  return *std::ranges::find(frontier.packages, parts, &Package::parts);
}

bool efficient(const Frontier& frontier, const std::vector<std::string>& parts) {
  const auto at = std::ranges::find(frontier.packages, parts, &Package::parts);
  return is_efficient(frontier, static_cast<std::size_t>(at - frontier.packages.begin()), 0);
}

TEST(Frontier, has_every_combination_and_nothing_first) {
  const Frontier frontier = usual().frontier();
  EXPECT_TRUE(frontier.exhaustive);
  EXPECT_EQ(frontier.packages.size(), 8U);
  EXPECT_THAT(frontier.packages[0].parts, IsEmpty());
  EXPECT_EQ(frontier.packages[0].difference[0]->value, 0);
  EXPECT_EQ(*frontier.packages[0].difference[0]->half_width, 0);
}

TEST(Frontier, bills_each_combination_by_its_items_and_its_repairs) {
  const Frontier frontier = usual().frontier();
  EXPECT_EQ(frontier.packages[0].bill.om().typical, 900);
  EXPECT_EQ(package(frontier, {"better-line"}).bill.om().typical, 1200);
  EXPECT_EQ(package(frontier, {"better-line"}).bill.om().high, 1500);
  // Nearly all of its 400 for repairs of hardware are saved.
  EXPECT_NEAR(package(frontier, {"better-wall"}).bill.om().typical, 500 + 50 + 4, 8);
}

TEST(Frontier, leaves_out_what_something_cheaper_does_as_well) {
  const Frontier frontier = usual().frontier();
  EXPECT_TRUE(efficient(frontier, {"better-wall"}));
  EXPECT_TRUE(efficient(frontier, {"better-line", "better-wall"}));
  EXPECT_FALSE(efficient(frontier, {})) << "the wall pays for itself";
  EXPECT_FALSE(efficient(frontier, {"useless"}));
  EXPECT_FALSE(efficient(frontier, {"better-line"}));
  EXPECT_FALSE(efficient(frontier, {"better-line", "better-wall", "useless"}));
}

TEST(Frontier, buys_the_most_that_a_budget_pays_for) {
  const Frontier frontier = usual().frontier();
  const auto parts = [&](double budget) {
    return frontier.packages[best_within(frontier, budget)].parts;
  };
  EXPECT_THAT(parts(0), ElementsAre("better-line", "better-wall")) << "the wall saves what they cost";
  EXPECT_THAT(parts(-100), ElementsAre("better-wall"));
  EXPECT_THAT(parts(-1000), IsEmpty());
}

TEST(Frontier, does_not_depend_on_the_number_of_threads) {
  const Frontier one = usual().frontier(1), two = usual().frontier(2);
  for (std::size_t i = 0; i < one.packages.size(); ++i)
    EXPECT_EQ(one.packages[i].value[0]->value, two.packages[i].value[0]->value);
}

TEST(Frontier, names_both_places_of_parts_that_contradict_each_other) {
  const Shop clash(
      shop + std::string("study: {combine: {variants: [better-line, best-line]}}\nvariants:\n") +
      part("better-line", "components: {line: {life: {scale: 10 y}}}") +
      part("best-line", "components: {line: {life: {scale: 20 y}}}"));
  try {
    clash.frontier();
    FAIL();
  } catch (const std::invalid_argument& wrong) {
    EXPECT_THAT(wrong.what(), HasSubstr("shop.yaml:13:"));
    EXPECT_THAT(wrong.what(), HasSubstr("'scale' is already set"));
    EXPECT_THAT(wrong.what(), HasSubstr("shop.yaml:12:"));
  }
}

TEST(Frontier, of_many_parts_is_searched_and_still_finds_what_gains) {
  std::string names = "better-line, better-wall", parts = usual_parts;
  for (int i = 0; i < 9; ++i) {
    names += fmt::format(", extra-{}", i);
    parts += part(fmt::format("extra-{}", i), bought(fmt::format("extra-{}", i), 10));
  }
  const Shop many(shop + std::string("study: {combine: {variants: [") + names +
                  "]}}\nvariants:\n" + parts);
  const Frontier frontier = many.frontier();
  EXPECT_FALSE(frontier.exhaustive);
  EXPECT_LT(frontier.packages.size(), 2048U);
  EXPECT_TRUE(efficient(frontier, {"better-line", "better-wall"}));
  EXPECT_THAT(frontier.packages[best_within(frontier, 300)].parts,
              ElementsAre("better-line", "better-wall"));
}

}  // namespace
}  // namespace headframe::sim::study
