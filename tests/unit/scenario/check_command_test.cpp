#include "sim/scenario/check_command.hpp"

#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace headframe::sim::scenario {
namespace {

const std::string good = HEADFRAME_SOURCE_DIR "/tests/negative/lib/good.yaml";
const std::string bad = HEADFRAME_SOURCE_DIR "/tests/negative/unknown-key.yaml";

TEST(CheckCommand, good_scenarios_are_named_and_the_exit_code_is_0) {
  std::ostringstream out, err;
  EXPECT_EQ(run_check({good}, CheckFormat::text, out, err), 0);
  EXPECT_EQ(out.str(), good + ": ok: good (2 mines, 1 connected, 0 incidents, 1 expectations)\n");
  EXPECT_EQ(err.str(), "");
}

TEST(CheckCommand, one_bad_scenario_among_good_ones_makes_2) {
  std::ostringstream out, err;
  EXPECT_EQ(run_check({good, bad}, CheckFormat::text, out, err), 2);
  EXPECT_EQ(err.str(), bad + ":2:1: unknown key 'horizn'; did you mean 'horizon'?\n");
}

TEST(CheckCommand, a_program_gets_the_same_as_json) {
  std::ostringstream out, err;
  EXPECT_EQ(run_check({good, bad}, CheckFormat::json, out, err), 2);
  const auto told = nlohmann::json::parse(out.str());
  EXPECT_EQ(told.at(0).at("ok"), true);
  EXPECT_EQ(told.at(0).at("title").at("zh"), "小城");
  EXPECT_EQ(told.at(1).at("problems").at(0).at("line"), 2);
  EXPECT_EQ(told.at(1).at("problems").at(0).at("text"),
            "unknown key 'horizn'; did you mean 'horizon'?");
  EXPECT_EQ(err.str(), "");
}

TEST(CheckCommand, what_cannot_be_read_or_was_not_named_makes_2) {
  std::ostringstream out, err;
  EXPECT_EQ(run_check({}, CheckFormat::text, out, err), 2);
  EXPECT_EQ(run_check({"/nowhere/x.yaml"}, CheckFormat::text, out, err), 2);
  EXPECT_EQ(run_check({"/"}, CheckFormat::text, out, err), 2);
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace headframe::sim::scenario
