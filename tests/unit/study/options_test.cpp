// The planner's options for Zhengzhou, as shipped.
#include <gtest/gtest.h>

#include "sim/scenario/load.hpp"
#include "sim/study/options.hpp"
#include "sim/study/report.hpp"

namespace headframe::sim::study {
namespace {

const scenario::Scenario& shipped() {
  static const auto loaded =
      scenario::load_scenario(HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/options.yaml");
  if (!loaded) throw std::runtime_error(scenario::to_string(loaded.error().front()));
  return *loaded;
}

Study study_of(const std::vector<Option>& options, std::size_t replicates, std::size_t threads) {
  const Plan plan{.seed = 2021, .replicates = replicates, .precision = {}, .threads = threads};
  return {shipped(), options, plan.seed,
          compare(options, shipped().measures, shipped().targets, plan,
                  [](const Comparison&) { return true; }),
          {}, "headframe study options.yaml"};
}

// Percentage points of the normal day-rate over today; reliability.md §5.4 in the second place. It
// takes six in ten upgraded mines for dark, where the table of compatibility says all of them: with
// that many more faults for the one engineer the fit lays less on his waits, which a contract cuts.
TEST(Options, gain_what_they_should) {
  const auto options = options_of(shipped());
  const Study study = study_of(options, 2'000, 2);
  const auto gain = [&](const std::string& id) {
    for (std::size_t i = 0; i < options.size(); ++i)
      if (options[i].id == id)
        return 100 * study.results.options[i][Figure::normal_day_rate].difference()->value;
    throw std::out_of_range(id);
  };
  EXPECT_EQ(gain("today"), 0);
  EXPECT_NEAR(gain("contract"), 6.1, 0.9);
  EXPECT_NEAR(gain("rewrite"), 8.3, 0.9);
  EXPECT_NEAR(gain("second-line"), 2.5, 0.6);
  EXPECT_NEAR(gain("spares"), 0.7, 0.4);
  EXPECT_NEAR(gain("servers-storage-network"), 0.54, 0.4);
  EXPECT_NEAR(gain("ups"), 0.31, 0.2);
  EXPECT_NEAR(gain("wall"), 0.30, 0.25);
  EXPECT_NEAR(gain("adapters-and-guard"), 0.1, 0.15);
  EXPECT_NEAR(gain("all"), 14.2, 1.2);
}

TEST(Options, reports_do_not_depend_on_the_number_of_threads) {
  const auto options = options_of(shipped());
  const Study one = study_of(options, 300, 1), two = study_of(options, 300, 2);
  EXPECT_EQ(json_report(one), json_report(two));
  EXPECT_EQ(html_report(one), html_report(two));
  EXPECT_EQ(text_report(one, Language::zh), text_report(two, Language::zh));
}

TEST(Options, the_answer_stands_first_and_definitions_and_limits_below) {
  const auto options = options_of(shipped());
  const Study study = study_of(options, 300, 2);
  const std::string en = text_report(study, Language::en), zh = text_report(study, Language::zh);
  EXPECT_TRUE(en.contains("\"All of them\" brings the most"));
  EXPECT_TRUE(en.contains("\"Platform rewritten\" brings the most"));
  EXPECT_LT(en.find("brings the most"), en.find("Δ points"));
  EXPECT_LT(en.find("Δ points"), en.find("Definitions"));
  EXPECT_TRUE(zh.contains("“全部措施”带来最多"));
  EXPECT_TRUE(en.contains("Not modelled"));
  EXPECT_TRUE(en.contains("\"Maintenance contract\" scores less than the first option most of all by "
                          "Mean response"))
      << "its office hours";
  const std::string page = html_report(study);
  EXPECT_TRUE(page.contains("the seed paid 28 600 for modules; the battery is assumed"));
  for (const char* id : {"answer", "options", "spread", "targets", "causes", "cost", "definitions",
                         "limits", "again"})
    EXPECT_TRUE(page.contains(std::string("<section id=\"") + id + "\"")) << id;
  EXPECT_FALSE(page.contains("<script"));
  EXPECT_FALSE(page.contains("http"));
}

}  // namespace
}  // namespace headframe::sim::study
