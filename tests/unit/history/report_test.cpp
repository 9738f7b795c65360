// What comes out of a log, and that a study takes it.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/equipment/from_scenario.hpp"
#include "sim/history/report.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::history {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string log_text =
    "kind,unit,installed,observed_until,failed,restored\n"
    "server,a,2014-06-01,2022-01-01,2019-02-03,2019-02-07\n"
    "server,b,2014-06-01,2022-01-01,2020-12-24,2020-12-26\n"
    "server,c,2013-06-01,2022-01-01,2021-11-11,2021-11-20\n"
    "server,d,2013-06-01,2022-01-01,,\n"
    "storage,a,2013-06-01,2022-01-01,2018-03-04,2018-03-05\n"
    "firewall,a,2013-06-01,2022-01-01,,\n";

Told told() {
  const auto log = read_log("tickets.csv", log_text);
  if (!log) throw std::runtime_error(scenario::to_string(log.error().front()));
  const Settings settings{.reading = {}, .samples = 20, .seed = 1};
  return {"tickets.csv", settings, analyse(*log, settings)};
}

TEST(HistoryReport, says_what_one_failure_and_none_do_not_tell) {
  const std::string text = text_report(told(), false);
  EXPECT_THAT(text, HasSubstr("the shape cannot be told from one failure"));
  EXPECT_THAT(text, HasSubstr("No failure: there is an upper limit only"));
  EXPECT_THAT(text, HasSubstr("goodness of fit"));
  EXPECT_THAT(text_report(told(), true), HasSubstr("形状不能由一次故障得知"));
}

TEST(HistoryReport, a_study_takes_the_fragment_and_keeps_what_the_log_does_not_tell) {
  const std::string yaml = fragment(told());
  EXPECT_THAT(yaml, Not(HasSubstr("storage:\n    measured")));
  const std::string path = HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/with-history.yaml";
  const auto read = [&](const std::string& name) -> std::optional<std::string> {
    if (name == path)
      return "base: zhengzhou/2021.yaml\nuse: [history.yaml]\n"
             "title: {zh: 甲, en: A}\nstory: {zh: 甲, en: A}\nseed_sentence: x\n";
    if (name.ends_with("/history.yaml")) return yaml;
    return scenario::read_disk_file(name);
  };
  const auto loaded = scenario::load_scenario(path, read);
  ASSERT_TRUE(loaded) << scenario::to_string(loaded.error().front()) << "\n" << yaml;
  const auto before =
      scenario::load_scenario(HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/2021.yaml");
  const auto& list = loaded->equipment.components;
  ASSERT_EQ(told().kinds[1].kind, "server");
  EXPECT_NEAR(list.at("server").life->shape, told().kinds[1].lives.chosen->law.shape, 1e-4);
  EXPECT_EQ(list.at("storage").life, before->equipment.components.at("storage").life);

  const auto inventory = equipment::make_inventory(*loaded);
  const auto rate_of = [&](const std::string& name) {
    return std::ranges::find(inventory.kinds, name, &equipment::Kind::name)->rate;
  };
  EXPECT_EQ(rate_of("server"), 1);
  EXPECT_EQ(rate_of("disk"), loaded->equipment.calibration.rate);
}

TEST(Fragment, of_a_log_that_cannot_tell_changes_nothing_and_is_read) {
  const auto log = read_log("one.csv", "kind,unit,installed,observed_until,failed,restored\n"
                                       "server,s1,2014-06-01,2021-12-31,2018-03-01,2018-03-04\n");
  const std::string yaml = fragment({"one.csv", {}, analyse(*log, {})});
  const std::string path = HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/own.yaml";
  const auto loaded = scenario::load_scenario(path, [&](const std::string& name) -> std::optional<std::string> {
    if (name == path) return "base: zhengzhou/2021.yaml\nuse: [history.yaml]\n";
    if (name.ends_with("/history.yaml")) return yaml;
    return scenario::read_disk_file(name);
  });
  ASSERT_TRUE(loaded) << scenario::to_string(loaded.error().front()) << "\n" << yaml;
  EXPECT_FALSE(loaded->equipment.components.at("server").measured);
}

}  // namespace
}  // namespace headframe::sim::history
