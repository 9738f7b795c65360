// Mixes of causes: they are found, kept, carried through a comparison, and judged.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/load.hpp"
#include "sim/study/ensemble.hpp"
#include "sim/study/options.hpp"
#include "sim/study/report.hpp"
#include "sim/study/robustness.hpp"

namespace headframe::sim::study {
namespace {

using testing::HasSubstr;

const std::string shipped_file = HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/options.yaml";

const scenario::Scenario& shipped() {
  static const auto loaded = scenario::load_scenario(shipped_file);
  if (!loaded) throw std::runtime_error(scenario::to_string(loaded.error().front()));
  return *loaded;
}

/// Mixes A and B of reliability.md §5.5, as far as factors say them: in B hardware fails more often
/// and redundancy does not help, software fails a third as often.
std::vector<Mix> a_and_b() {
  return {{"a", {1, 1, 1, 1, 1}, {1.09, 1.14, 1.28}},
          {"b", {2.2, 0.3, 1, 1, 0}, {1.0, 1.0, 1.6}}};
}

std::size_t place_of(const std::vector<Option>& options, const std::string& id) {
  return static_cast<std::size_t>(std::ranges::find(options, id, &Option::id) - options.begin());
}

const Carried& carried() {
  static const auto done =
      carry(shipped(), scenario::Combinations(shipped_file), a_and_b(),
            {.seed = 2021, .replicates = 500, .precision = {}, .threads = 2},
            [](std::size_t) { return true; });
  return *done;
}

// The contract is good in both; new servers and the rewrite change places.
TEST(Mixes, tell_which_gains_depend_on_the_split_of_causes) {
  const auto options = options_of(shipped());
  const auto gain = [&](std::size_t mix, const char* id) {
    return carried().gains[mix][place_of(options, id)].value;
  };
  EXPECT_EQ(hold_of(carried(), place_of(options, "contract")).robust, Standing::better);
  EXPECT_GT(gain(1, "servers-storage-network"), 3 * gain(0, "servers-storage-network"));
  EXPECT_LT(gain(1, "rewrite"), gain(0, "rewrite"));
  EXPECT_EQ(gain(0, "today"), 0);
  EXPECT_EQ(hold_of(carried(), 0).robust, Standing::same);
}

TEST(Mixes, knowing_more_is_never_worth_less_than_nothing) {
  const auto options = options_of(shipped());
  const Value value = value_of_information(options, carried());
  EXPECT_GE(value.of_everything, 0);
  for (std::size_t u = 0; u < unknowns; ++u) {
    EXPECT_GE(value.of[u], 0);
    EXPECT_LE(value.of[u], value.of_everything + 1e-12);
  }
  // What is the same in both mixes tells nothing.
  EXPECT_EQ(value.correlation[static_cast<std::size_t>(Unknown::line)], 0);
}

TEST(Mixes, a_file_is_read_as_it_was_written_and_mistakes_have_places) {
  const auto again = read_mixes("m.csv", mixes_csv(a_and_b()));
  ASSERT_TRUE(again);
  EXPECT_EQ(mixes_csv(*again), mixes_csv(a_and_b()));
  const auto wrong = read_mixes(
      "m.csv", "id,hardware,software,line,upgrade,redundancy,rate,wait,recurrence\nx,1,-2,1,1,0.5,1,1,1\n");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(scenario::to_string(wrong.error().at(0)),
            "m.csv:2:5: '-2' is no multiplier; expected a number from 0 to 100");
  EXPECT_EQ(scenario::to_string(wrong.error().at(1)),
            "m.csv:2:12: '0.5'; expected 1, it works, or 0, it does not");
}

TEST(Mixes, observations_are_read_with_places) {
  const auto wrong = read_observed("o.csv", "figure,value,tolerance\nmean_restoraton_h,72,\n");
  ASSERT_FALSE(wrong);
  EXPECT_THAT(scenario::to_string(wrong.error().back()),
              HasSubstr("o.csv:2:1: unknown figure 'mean_restoraton_h'; did you mean 'mean_restoration_h'?"));
}

TEST(Mixes, are_accepted_when_they_give_what_was_observed_with_any_number_of_threads) {
  const auto observed = read_observed("o.csv",
                                      "figure,value,tolerance\nmean_restoration_h,72,6\n"
                                      "repeat_fault_share,0.2,0.03\nmean_up_time_d,20,1.5\n"
                                      "normal_day_rate,0.80,0.04\n");
  ASSERT_TRUE(observed);
  Search search{.seed = 5, .draws = 4, .years = 500, .most_steps = 25, .threads = 1};
  const auto one = find_mixes(shipped(), *observed, search, [](std::size_t) {});
  search.threads = 2;
  const auto two = find_mixes(shipped(), *observed, search, [](std::size_t) {});
  EXPECT_EQ(mixes_csv(one.mixes), mixes_csv(two.mixes));
  ASSERT_FALSE(one.mixes.empty());
  EXPECT_EQ(one.draws, one.mixes.size() + one.rejected + one.unsettled);
  for (const Mix& mix : one.mixes) EXPECT_NEAR(mix.normal_day_rate, 0.80, 0.04);
}

TEST(Mixes, the_reports_mark_what_is_robust) {
  const auto options = options_of(shipped());
  Study study{shipped(), options, 2021,
              compare(options, shipped().measures, shipped().targets,
                      {.seed = 2021, .replicates = 300, .precision = {}, .threads = 2},
                      [](const Comparison&) { return true; }),
              {}, "headframe study options.yaml"};
  study.carried = carried();
  EXPECT_THAT(text_report(study, Language::en), HasSubstr("robust: better"));
  EXPECT_THAT(text_report(study, Language::zh), HasSubstr("稳健"));
  EXPECT_THAT(html_report(study), HasSubstr("Which conclusions are robust"));
  EXPECT_THAT(json_report(study), HasSubstr("\"value_of_information\""));
}

}  // namespace
}  // namespace headframe::sim::study
