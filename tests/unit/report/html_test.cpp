#include "sim/report/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "platform/kpi/table.hpp"
#include "sim/report/html_report.hpp"
#include "tests/unit/report/sample_run.hpp"

namespace headframe::sim::report {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<County>& counties() {
  static const auto read = read_counties(std::filesystem::path(HEADFRAME_SOURCE_DIR) /
                                         "scenarios/lib/zhengzhou-data/counties.geojson");
  return read;
}

std::string comparison(const RunSummary& a, const RunSummary& b) {
  const std::vector<Compared> runs{{&a, "a/report.html"}, {&b, ""}};
  return html_comparison(runs);
}

/// Elements must close in the order in which they opened; void elements and self-closing ones do
/// not count.
void expect_well_formed(const std::string& page) {
  static const std::set<std::string> open_only{"meta", "input", "br", "!DOCTYPE"};
  const std::regex tag("<(/?)([!a-zA-Z0-9]+)([^<>]*)>");
  std::vector<std::string> open;
  for (std::sregex_iterator it(page.begin(), page.end(), tag), end; it != end; ++it) {
    const auto name = (*it)[2].str();
    if ((*it)[3].str().ends_with("/") || open_only.contains(name)) continue;
    if ((*it)[1].str().empty()) {
      open.push_back(name);
      continue;
    }
    ASSERT_FALSE(open.empty()) << "nothing is open at </" << name << ">";
    ASSERT_EQ(open.back(), name) << "before: "
                                 << page.substr(std::size_t((*it).position()) - 120, 120);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

TEST(Html, is_self_contained_and_runs_nothing) {
  for (const auto& page : {html_report(sample_run(), counties()),
                           comparison(sample_run(), quiet_run())}) {
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("http://")));
    EXPECT_THAT(page, Not(HasSubstr("https://")));
    EXPECT_THAT(page, Not(HasSubstr("@import")));
    EXPECT_THAT(page, Not(HasSubstr(" src=")));
  }
}

TEST(Html, elements_are_nested_properly) {
  expect_well_formed(html_report(sample_run(), counties()));
  expect_well_formed(html_report(quiet_run(), {}));
  expect_well_formed(comparison(sample_run(), quiet_run()));
}

TEST(Html, whatever_comes_from_a_run_is_escaped) {
  const std::string evil = "<b onclick='x'>&\"\x01";
  auto summary = sample_run();
  auto& run = summary.run;
  run.scenario = run.title_zh = run.title_en = run.command = run.digest = run.commit = evil;
  for (auto& row : summary.places) row.name_zh = row.name_en = row.county = evil;
  for (auto& row : summary.lines) row.name_zh = row.name_en = evil;
  for (auto& row : summary.outages) row.cause = evil;
  for (auto& row : summary.faults) row.device = row.root_cause = evil;
  for (auto& row : summary.examples) row.point = row.file = row.rule = row.outcome = evil;
  for (auto& row : summary.expectations) row.text = row.actual = evil;
  for (auto& row : summary.notes) row.zh = row.en = evil;
  for (auto& row : summary.kpis) row.missing_zh = row.missing_en = row.definition_en = evil;
  for (const auto& page : {html_report(summary, counties()), comparison(summary, summary)}) {
    EXPECT_THAT(page, Not(HasSubstr("<b onclick")));
    EXPECT_THAT(page, HasSubstr("&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;\xef\xbf\xbd"));
    expect_well_formed(page);
  }
}

TEST(Html, every_indicator_stands_with_its_definition_and_the_rules) {
  const auto page = html_report(sample_run(), {});
  for (const kpi::Indicator& entry : kpi::indicators()) {
    EXPECT_THAT(page, HasSubstr("<code>" + std::string(entry.key) + "</code>"));
  }
  EXPECT_THAT(page, HasSubstr("planned maintenance counts"));
  EXPECT_THAT(page, HasSubstr("计划检修计入"));
}

TEST(Html, every_span_of_text_exists_in_both_languages) {
  const auto page = html_report(sample_run(), counties());
  const auto count = [&](const std::string& what) {
    std::size_t found = 0;
    for (auto at = page.find(what); at != std::string::npos; at = page.find(what, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("<span lang=\"zh\">"), count("<span lang=\"en\">"));
  EXPECT_EQ(count("<text lang=\"zh\""), count("<text lang=\"en\""));
  EXPECT_GT(count("<span lang=\"en\">"), 150u);
}

TEST(Html, down_time_is_shared_out_among_its_causes) {
  const auto page = html_report(sample_run(), {});
  EXPECT_THAT(page, HasSubstr("停机归因"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">circuit/duct-flooded</th>"));
}

TEST(Html, the_map_is_labelled_as_a_sketch) {
  EXPECT_THAT(html_report(sample_run(), counties()), HasSubstr("示意图"));
}

TEST(Html, says_what_is_not_measured_and_why_and_how_to_run_it_again) {
  const auto page = html_report(sample_run(), {});
  EXPECT_THAT(page, HasSubstr("this run keeps no accounts"));
  EXPECT_THAT(page, HasSubstr("headframe run scenarios/zhengzhou/quiet-week.yaml --seed 1"));
}

TEST(Html, shows_what_the_ledger_found_besides_its_counts) {
  const auto page = html_report(sample_run(), {});
  EXPECT_THAT(page, HasSubstr("misconverted by the rule unit-swapped: 180000"));
  EXPECT_THAT(page, HasSubstr("Longest lost intervals (of 1)"));
}

TEST(Html, a_target_without_a_figure_is_shown_as_not_measured) {
  auto summary = sample_run();
  summary.expectations = {{"target", "om_cost_cny <= 1", "no accounts", false, "no accounts"}};
  EXPECT_THAT(html_report(summary, counties()), HasSubstr("— <span lang=\"zh\">未测量"));
}

TEST(Html, files_that_are_held_back_are_no_fault) {
  auto summary = quiet_run();
  EXPECT_THAT(html_report(summary, counties()), Not(HasSubstr("no fault")));
  summary.outages.push_back({"mine", summary.places.back().id, "files-held-back", false, {}, {}});
  EXPECT_THAT(html_report(summary, counties()), HasSubstr("files held back, no fault"));
}

TEST(Html, counties_have_english_names_on_the_english_page) {
  auto summary = sample_run();
  for (auto& place : summary.places)
    if (place.county == "登封市") place.county_en = "Dengfeng";
  EXPECT_THAT(html_report(summary, counties()),
              HasSubstr("<span lang=\"zh\">登封市</span><span lang=\"en\">Dengfeng</span>"));
}

TEST(Html, a_quiet_run_says_so_instead_of_drawing_nothing) {
  const auto page = html_report(quiet_run(), counties());
  EXPECT_THAT(page, HasSubstr("Nothing was down."));
  EXPECT_THAT(page, HasSubstr("No samples were produced."));
}

TEST(Comparison, warns_when_the_runs_applied_different_rules) {
  const auto one = sample_run();
  auto other = sample_run();
  EXPECT_THAT(comparison(one, other), Not(HasSubstr("different rules")));
  for (auto& row : other.kpis) {
    if (row.key == "normal_day_rate") row.definition_en += " θ = 2 h";
  }
  EXPECT_THAT(comparison(one, other), HasSubstr("different rules"));
}

TEST(Escape, keeps_text_and_replaces_what_xml_forbids) {
  EXPECT_EQ(escape("登封 ≥ 1\n"), "登封 ≥ 1\n");
  EXPECT_EQ(escape(std::string("\0\x7f", 2)), "\xef\xbf\xbd\xef\xbf\xbd");
}

}  // namespace
}  // namespace headframe::sim::report
