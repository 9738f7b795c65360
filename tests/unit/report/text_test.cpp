#include "sim/report/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "sim/report/format.hpp"
#include "tests/unit/report/sample_run.hpp"

namespace headframe::sim::report {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> lines_until_blank(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line) && !line.empty();) lines.push_back(line);
  return lines;
}

TEST(Width, wide_characters_take_two_columns) {
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("系统A"), 5u);
  EXPECT_EQ(display_width("（θ）"), 5u);
  EXPECT_EQ(display_width("✓ ≥"), 3u);
  EXPECT_EQ(display_width("e\xcc\x81"), 1u);
  EXPECT_EQ(display_width("\xe7\xb3"), 1u) << "a torn character must not run past the end";
}

TEST(Format, durations_show_their_two_largest_units) {
  EXPECT_EQ(duration(76h + 5min), "3 d 4 h");
  EXPECT_EQ(duration(2h + 5min + 9s), "2 h 5 min");
  EXPECT_EQ(duration(168h), "7 d");
  EXPECT_EQ(duration(350ms), "0.35 s");
  EXPECT_EQ(instant(28h + 5min), "d2 04:05");
}

TEST(Format, thousands_are_grouped) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(-1234567), "-1,234,567");
}

TEST(Text, every_line_of_the_table_is_equally_wide_in_both_languages) {
  const std::vector runs{sample_run(), quiet_run()};
  for (const auto language : {Language::zh, Language::en}) {
    const auto lines = lines_until_blank(text_report(runs, {language, false}));
    ASSERT_EQ(lines.size(), 6 + 27u);
    for (const auto& line : lines) {
      EXPECT_EQ(display_width(line), display_width(lines.front())) << line;
    }
  }
}

TEST(Text, a_missing_figure_is_a_dash_with_its_reason_below) {
  const std::vector runs{sample_run()};
  const auto text = text_report(runs, {});
  EXPECT_THAT(text, HasSubstr("Mean time to restoration: 1 of 4 faults were not restored"));
  EXPECT_THAT(text, HasSubstr("✗ faults/dengfeng-line-down: kpi.samples.lost == 0 (7,200)"));
}

TEST(Text, belief_is_shown_only_where_it_differs_from_truth) {
  const std::vector runs{sample_run()};
  const auto lines = lines_until_blank(text_report(runs, {}));
  const auto line_of = [&](const std::string& name) {
    for (const auto& line : lines) {
      if (line.starts_with(name)) return line;
    }
    return std::string("no line ") + name;
  };
  EXPECT_THAT(line_of("Mine data service"), HasSubstr("(seen "));
  EXPECT_THAT(line_of("Network day rate"), Not(HasSubstr("(seen ")));
}

TEST(Text, down_time_is_put_down_to_its_causes_where_there_is_any) {
  const std::vector runs{sample_run()};
  const auto text = text_report(runs, {});
  EXPECT_THAT(text, HasSubstr("Down time by cause"));
  EXPECT_THAT(text, HasSubstr("circuit/duct-flooded"));
  const std::vector quiet{quiet_run()};
  EXPECT_THAT(text_report(quiet, {}), Not(HasSubstr("Down time by cause")));
}

TEST(Text, colour_appears_only_when_asked_for) {
  const std::vector runs{sample_run()};
  EXPECT_THAT(text_report(runs, {Language::en, false}), Not(HasSubstr("\x1b")));
  EXPECT_THAT(text_report(runs, {Language::en, true}), HasSubstr("\x1b[31m✗\x1b[0m"));
}

TEST(Text, a_target_without_a_figure_is_open_and_not_missed) {
  auto summary = sample_run();
  summary.expectations = {{"target", "om_cost_cny <= 1", "no accounts", false, "no accounts"}};
  const auto text = text_report(std::span(&summary, 1), {});
  EXPECT_THAT(text, HasSubstr("Targets not measured\n  — "));
  EXPECT_THAT(text, Not(HasSubstr("Targets not met")));
}

}  // namespace
}  // namespace headframe::sim::report
