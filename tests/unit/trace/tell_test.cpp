#include "sim/trace/tell.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headframe::sim::trace {
namespace {

using namespace std::chrono_literals;
using report::Language;
using testing::HasSubstr;
using testing::Not;

/// A sample of 01:30 that a cut line held up until 04:00, after forty failed uploads.
SampleAnswer held_up() {
  SampleAnswer answer;
  answer.source.run.begin_local = "2021-07-05T00:00:00+08:00";
  answer.source.run.digest = answer.source.digest = "abc";
  Journey& journey = answer.journey.emplace();
  journey.mine = "east";
  journey.point = "A1";
  journey.found = true;
  journey.polled = 90min;
  journey.file = "f.txt";
  journey.record = 3;
  journey.cadence = 5min;
  journey.outcome = "late";
  journey.visible = 4h;
  journey.stations.push_back({90min, "polled", "", {"采集", "polled"}});
  for (int i = 1; i <= 40; ++i) {
    const auto n = std::to_string(i);
    journey.stations.push_back({91min, "upload-started", "f.txt", {"始" + n, "begins " + n + "."}});
    journey.stations.push_back({92min, "upload-failed", "f.txt", {"败" + n, "fails " + n + "."}});
  }
  journey.stations.push_back({4h, "visible", "f.txt", {"可见", "visible"}});
  answer.record.reasons = {{"line", "circuit", "line-cut", false, 1h, 4h}};
  return answer;
}

TEST(Telling, a_late_sample_names_the_outage_that_held_it_up) {
  const std::string told = text_of(held_up(), Language::en);
  EXPECT_THAT(told, HasSubstr("Late: visible 2 h 30 min after it was polled; two cadences are 10 min"));
  EXPECT_THAT(told, HasSubstr("Why: The line circuit was down from 2021-07-05 01:00:00 until "
                              "2021-07-05 04:00:00"));
  EXPECT_THAT(text_of(held_up(), Language::zh), HasSubstr("线路 circuit"));
}

TEST(Telling, a_long_row_of_failures_is_folded_and_json_has_them_all) {
  const std::string told = text_of(held_up(), Language::en);
  EXPECT_THAT(told, HasSubstr("fails 2."));
  EXPECT_THAT(told, HasSubstr("… 36 more attempts fail"));
  EXPECT_THAT(told, Not(HasSubstr("fails 20.")));
  EXPECT_THAT(told, HasSubstr("fails 40."));
  EXPECT_EQ(json_of(held_up())["journey"]["stations"].size(), 82u);
}

TEST(Telling, another_build_is_owned_up_to) {
  SampleAnswer answer = held_up();
  answer.source.digest = "other";
  EXPECT_THAT(text_of(answer, Language::en), HasSubstr("Beware: this build"));
  EXPECT_FALSE(json_of(answer)["run"]["made_again"]["agrees"].get<bool>());
}

TEST(Telling, a_run_that_cannot_be_made_again_answers_from_its_record) {
  SampleAnswer answer = held_up();
  answer.journey.reset();
  answer.source.digest.clear();
  answer.source.why_not = {"旧版本", "an earlier release"};
  answer.record.interval = record::LedgerBin{"east", 1h, 1h, 100, 60, 40, 0, 0, 0, 0};
  const std::string told = text_of(answer, Language::en);
  EXPECT_THAT(told, HasSubstr("an earlier release"));
  EXPECT_THAT(told, HasSubstr("60 were delivered, 40 late, 0 lost"));
  EXPECT_THAT(told, HasSubstr("The line circuit was down"));
}

}  // namespace
}  // namespace headframe::sim::trace
