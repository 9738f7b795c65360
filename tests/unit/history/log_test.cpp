// What a bureau writes down, and what it is told when that is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/history/log.hpp"
#include "sim/history/spells.hpp"
#include "sim/table/dates.hpp"

namespace headframe::sim::history {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string header = "kind,unit,installed,observed_until,failed,restored\n";

std::vector<std::string> problems_of(const std::string& text) {
  std::vector<std::string> lines;
  if (const auto log = read_log("a.csv", text); !log)
    for (const auto& problem : log.error()) lines.push_back(scenario::to_string(problem));
  return lines;
}

TEST(Log, reads_headings_and_dates_as_a_chinese_spreadsheet_writes_them) {
  const auto log = read_log("a.csv",
                            "\xef\xbb\xbf类别,设备,安装日期,观察截止,故障时间,恢复时间,备注\r\n"
                            "server,\"甲, 一号\",2014/6/1,2022年1月1日,2021-03-04 08:30,2021年3月5日8时30分,x\r\n");
  ASSERT_TRUE(log);
  const Unit& unit = log->at("server").at("甲, 一号");
  EXPECT_EQ(table::date_text(unit.installed), "2014-06-01");
  EXPECT_EQ(unit.observed_from, unit.installed);
  EXPECT_EQ(*unit.outages.at(0).restored - unit.outages.at(0).failed, std::chrono::hours(24));
}

TEST(Log, knows_kinds_by_the_names_of_a_scenario_and_passes_rows_of_commas_over) {
  const KindNames names{{"server", "server"}, {"服务器", "server"}};
  const auto log = read_log("a.csv", header + "服务器,s1,2014-06-01,2022-01-01,,\n"
                                              "server,s2,2014-06-01,2022-01-01,,\n,,,,,\n", names);
  ASSERT_TRUE(log);
  EXPECT_EQ(log->at("server").size(), 2u);
  const auto typo = read_log("a.csv", header + "servr,s1,2014-06-01,2022-01-01,,\n", names);
  ASSERT_FALSE(typo);
  EXPECT_THAT(scenario::to_string(typo.error()[0]),
              HasSubstr("a.csv:2:1: unknown kind 'servr'; did you mean 'server'?"));
}

TEST(Log, with_other_separators_or_nothing_in_it_is_told_once) {
  EXPECT_THAT(problems_of("kind;unit;installed;observed_until;failed;restored\nserver;a;;;;\n"),
              ElementsAre("a.csv:1:1: columns are separated by ';'; expected commas"));
  EXPECT_THAT(problems_of("kind\tunit\n"),
              ElementsAre("a.csv:1:1: columns are separated by tabs; expected commas"));
  EXPECT_THAT(problems_of(""),
              ElementsAre("a.csv:1:1: nothing; expected a line with the columns' names"));
}

TEST(Log, every_mistake_is_told_with_its_place_and_what_was_expected) {
  EXPECT_THAT(
      problems_of(header +
                  "server,s1,01/06/2014,2022-01-01,,\n"
                  "Server,s2,2014-06-01,2022-01-01,,\n"
                  "server,s3,2014-06-01,2014-06-01,,\n"
                  "server,s4,2014-06-01,2022-01-01,2023-01-01,\n"
                  "server,s5,2014-06-01,2022-01-01,2021-02-30,\n"
                  "server,s6,2014-06-01,2022-01-01,2021-02-03,2021-02-02\n"
                  "server,s7,2014-06-01,2022-01-01,,2021-02-02\n"
                  "server,s8,2014-06-01,2022-01-01,2021-02-03,2021-02-09\n"
                  "server,s8,2014-06-02,2022-01-01,2021-03-03,2021-03-04\n"
                  "server,s8,2014-06-01,2022-01-01,2021-02-04,2021-02-05\n"),
      ElementsAre(
          HasSubstr("a.csv:2:11: '01/06/2014' does not begin with a year of four digits"),
          HasSubstr("a.csv:3:1: 'Server' is no kind; expected the name of an entry of 'components'"),
          HasSubstr("a.csv:4:22: observation ends before it begins"),
          HasSubstr("a.csv:5:33: a failure outside the time of observation, 2014-06-01 to 2022-01-01"),
          HasSubstr("a.csv:6:33: '2021-02-30' is a day that the calendar does not have"),
          HasSubstr("a.csv:7:44: restored before or when it failed"),
          HasSubstr("a.csv:8:33: restored, but never failed"),
          HasSubstr("a.csv:10:11: s8 has another date at a.csv:9:8"),
          HasSubstr("a.csv:11:33: s8 failed while it was down since a.csv:9:33")));
}

TEST(Log, refuses_what_is_no_utf8_and_says_how_to_save_it) {
  EXPECT_THAT(problems_of("kind,unit\n\xc0\xe0\xb1\xf0,x\n"),
              ElementsAre(HasSubstr("a.csv:2:1: not UTF-8: byte 0xC0; expected a file saved as UTF-8; a "
                                    "spreadsheet saves it as 'CSV UTF-8'")));
}

TEST(Log, suggests_the_column_that_was_meant) {
  EXPECT_THAT(problems_of("kind,unit,instaled,observed_until,failed,restored\n"),
              ElementsAre(HasSubstr("no column 'installed'"),
                          HasSubstr("a.csv:1:11: unknown column 'instaled'; did you mean 'installed'?")));
}

// 100 days to the first failure, a day down, 50 days to a blip that does not count, 50 more to the
// end; under observation from the tenth day on.
TEST(Log, becomes_spells_of_work_between_outages) {
  const auto log = read_log("a.csv",
                            "kind,unit,installed,observed_from,observed_until,failed,restored\n"
                            "disk,d,2020-01-01,2020-01-11,2020-07-20,2020-04-10,2020-04-11\n"
                            "disk,d,2020-01-01,2020-01-11,2020-07-20,2020-05-31 00:00,2020-05-31 00:04\n");
  ASSERT_TRUE(log);
  using std::chrono::minutes;
  const Spells renewed = spells_of(log->at("disk"), {minutes(5), 0});
  ASSERT_EQ(renewed.lives.size(), 2u);
  EXPECT_EQ(renewed.lives[0].entry, 10 * 24);
  EXPECT_EQ(renewed.lives[0].exit, 100 * 24);
  EXPECT_TRUE(renewed.lives[0].ended);
  EXPECT_EQ(renewed.lives[1].entry, 0);
  EXPECT_EQ(renewed.lives[1].exit, 100 * 24);
  EXPECT_FALSE(renewed.lives[1].ended);
  EXPECT_EQ(renewed.repairs.size(), 1u);
  EXPECT_EQ(renewed.blips, 1u);
  const Spells as_old = spells_of(log->at("disk"), {minutes(5), 1});
  EXPECT_EQ(as_old.lives[1].entry, 100 * 24);
  EXPECT_EQ(spells_of(log->at("disk"), {}).lives.size(), 3u);
}

}  // namespace
}  // namespace headframe::sim::history
