#include "platform/core/guard/guard.hpp"

#include <gtest/gtest.h>

#include "platform/core/guard/describe.hpp"
#include "tests/unit/guard/mine.hpp"

namespace headframe::core::testing {
namespace {

using enum GuardKind;

TEST(Guard, says_nothing_about_a_mine_in_order) {
  Mine mine;
  mine.send_moving(200);
  EXPECT_TRUE(mine.all.empty());
  EXPECT_TRUE(mine.guard.open.empty());
}

TEST(Guard, tells_once_that_files_arrive_and_values_stand_still) {
  Mine mine;
  for (int i = 0; i < 100; ++i) mine.send_values("0.42");
  EXPECT_EQ(mine.raised(points_do_not_move), 1u);
  EXPECT_EQ(mine.open(points_do_not_move, "CDSS").evidence.files, 81u);
  mine.send_values("0.43");
  EXPECT_EQ(mine.cleared(points_do_not_move), 1u);
  EXPECT_TRUE(mine.guard.open.empty());
}

TEST(Guard, tells_that_files_arrive_without_a_value) {
  Mine mine;
  mine.send_moving(5);
  for (int i = 0; i < 3; ++i) mine.send_national("CDSS", mine.header() + "~||");
  EXPECT_EQ(mine.raised(points_do_not_move), 1u);
  EXPECT_EQ(mine.open(points_do_not_move, "CDSS").severity, GuardSeverity::critical);
}

TEST(Guard, leaves_a_resting_mine_alone) {
  Mine mine;
  for (int i = 0; i < 100; ++i) mine.send_values("0");
  EXPECT_TRUE(mine.all.empty());
}

TEST(Guard, proposes_the_token_that_is_one_slip_away) {
  Mine mine;
  for (int i = 0; i < 10; ++i) mine.send_national("CDSX", mine.header() + "~||");
  EXPECT_EQ(mine.raised(unknown_token), 1u);
  const auto& finding = mine.open(unknown_token, "CDSX");
  EXPECT_EQ(finding.evidence.files, 10u);
  EXPECT_EQ(finding.proposal.value().token_aliases.at("CDSX"), "CDSS");
  mine.send_moving(60);
  EXPECT_EQ(mine.cleared(unknown_token), 1u);
}

TEST(Guard, a_flood_of_unknown_tokens_stays_bounded) {
  Mine mine;
  for (int i = 0; i < 1000; ++i) {
    mine.send_national(fmt::format("Q{}{}{}", char('A' + i % 26), char('A' + i / 26 % 26), "XQ"),
                       "x");
  }
  EXPECT_LE(mine.guard.files_since_unknown.size(), 101u);
}

TEST(Guard, a_new_field_is_told_with_the_tolerance_that_cures_it) {
  Mine mine;
  mine.send_moving(5);
  mine.send_moving(4, ";新字段");
  EXPECT_EQ(mine.raised(field_count_changed), 1u);
  const auto finding = mine.open(field_count_changed, "CDSS");
  EXPECT_EQ(finding.evidence.before, "7");
  EXPECT_EQ(finding.evidence.after, "8");
  EXPECT_EQ(finding.evidence.example_record, 1u);
  mine.mapping = wire::merged(mine.mapping, finding.proposal.value());
  mine.send_moving(12, ";新字段");
  EXPECT_EQ(mine.cleared(field_count_changed), 1u);
  EXPECT_EQ(mine.cleared(points_do_not_move), 1u);
  EXPECT_TRUE(mine.guard.open.empty());
}

TEST(Guard, a_new_encoding_is_told_with_the_one_to_approve) {
  Mine mine;
  mine.send_moving(5);
  for (int i = 0; i < 3; ++i)
    mine.send_national("CDSS", code + ";\xC3\xBA\xBF\xF3;" + mine.stamp() + "~||");
  EXPECT_EQ(mine.raised(encoding_changed), 1u);
  EXPECT_EQ(mine.of(encoding_changed, GuardEvent::Phase::proposed).size(), 1u);
  const auto& finding = mine.open(encoding_changed, "CDSS");
  EXPECT_EQ(finding.evidence.before, "utf8");
  EXPECT_EQ(finding.evidence.after, "gb2312");
  EXPECT_EQ(finding.proposal.value().encoding, wire::Encoding::gb2312);
}

TEST(Guard, one_odd_file_is_told_but_changes_nothing_for_the_mine) {
  Mine mine;
  mine.send_moving(5);
  mine.send_national("CDSS", code + ";\xC3\xBA\xBF\xF3;" + mine.stamp() + "~||");
  mine.send_moving(5);
  mine.send_national("CDSS", code + ";\xC3\xBA\xBF\xF3;" + mine.stamp() + "~||");
  EXPECT_EQ(mine.raised(encoding_changed), 1u);
  EXPECT_FALSE(mine.open(encoding_changed, "CDSS").proposal);
}

TEST(Guard, proposes_no_tolerance_for_a_wrong_separator) {
  Mine mine;
  mine.send_moving(5);
  for (int i = 0; i < 5; ++i)
    mine.send_national("CDSS", fmt::format("{}~{}01MN0001000003；环境瓦斯；工作面;0.4{};%;0;{}~||",
                                           mine.header(), code, i, mine.stamp()));
  EXPECT_EQ(mine.raised(field_count_changed), 1u);
  EXPECT_FALSE(mine.open(field_count_changed, "CDSS").proposal);
}

TEST(Guard, framing_and_header_changes_settle_when_they_stay_readable) {
  Mine mine;
  const auto send = [&](const std::string& end, int value) {
    mine.send_national("CDSS", fmt::format("{}{}{}01MN0001000003;环境瓦斯;;0.{};%;0;{}~||",
                                           mine.header(), end, code, value, mine.stamp()));
  };
  for (int i = 10; i < 15; ++i) send("~", i);
  for (int i = 15; i < 40; ++i) send(";~\r\n", i);
  EXPECT_EQ(mine.raised(framing_changed), 1u);
  EXPECT_EQ(mine.raised(header_changed), 1u);
  EXPECT_EQ(mine.cleared(framing_changed), 1u);
  EXPECT_EQ(mine.cleared(header_changed), 1u);
}

std::string definition(const std::string& point, const std::string& sensor, const std::string& unit,
                       const std::string& place) {
  return fmt::format("{}01MN{};01;;{};MN;{};4.00;0;;;;;;;;;;;{};;;;;~", code, point, sensor, unit,
                     place);
}
std::string definitions(const Mine& mine, const std::string& records) {
  return fmt::format("{};示例煤矿;m;s;v;d;{}~{}||", code, mine.stamp(), records);
}

TEST(Guard, renumbered_points_are_matched_by_place_and_type) {
  Mine mine;
  mine.send_national("CDDY", definitions(mine,
      definition("0043000611", "0043", "%", "八盘区西翼2#区域预抽巷工作面激光甲烷T1&8#掘进工作面") +
      definition("0004000612", "0004", "ppm", "八盘区西翼2#区域预抽巷回风") +
      definition("0001000613", "0001", "%", "西二煤仓绕道T1")));
  EXPECT_TRUE(mine.all.empty());
  mine.send_national("CDDY", definitions(mine,
      definition("0043001040", "0043", "%", "八盘区西翼2#区域预抽巷工作面激光甲烷T1") +
      definition("0004001041", "0004", "ppm", "八盘区西翼2#区域预抽巷回风。") +
      definition("0001000613", "0001", "%", "西二煤仓绕道T1")));
  ASSERT_EQ(mine.raised(renumbered_points), 1u);
  const auto finding = mine.open(renumbered_points);
  ASSERT_EQ(finding.evidence.matches.size(), 2u);
  const auto& points = finding.proposal.value().points;
  EXPECT_EQ(points.at(code + "01MN0043001040"), code + "01MN0043000611");
  EXPECT_EQ(points.at(code + "01MN0004001041"), code + "01MN0004000612");

  mine.mapping = wire::merged(mine.mapping, *finding.proposal);
  mine.send_national("CDDY", definitions(mine,
      definition("0043001040", "0043", "%", "八盘区西翼2#区域预抽巷工作面激光甲烷T1") +
      definition("0004001041", "0004", "ppm", "八盘区西翼2#区域预抽巷回风。") +
      definition("0001000613", "0001", "%", "西二煤仓绕道T1")));
  EXPECT_EQ(mine.cleared(renumbered_points), 1u);
}

TEST(Guard, a_new_heading_is_not_taken_for_a_renumbered_one) {
  Mine mine;
  mine.send_national("CDDY", definitions(mine, definition("0001000001", "0001", "%", "21采区工作面")));
  mine.send_national("CDDY", definitions(mine, definition("0004000002", "0004", "ppm", "21采区工作面") +
                                                   definition("0001000003", "0001", "%", "东翼大巷")));
  EXPECT_EQ(mine.raised(renumbered_points), 0u);
}

TEST(Guard, a_point_that_changes_its_gas_is_critical) {
  Mine mine;
  mine.send_national("CDDY", definitions(mine, definition("0001000003", "0001", "%", "工作面")));
  mine.send_national("CDDY", definitions(mine, definition("0001000003", "0004", "%", "工作面")));
  mine.send_national("CDDY", definitions(mine, definition("0001000003", "0004", "%", "工作面")));
  ASSERT_EQ(mine.raised(swapped_gas), 1u);
  EXPECT_EQ(mine.cleared(swapped_gas), 0u);
  const auto& finding = mine.open(swapped_gas, code + "01MN0001000003");
  EXPECT_EQ(finding.severity, GuardSeverity::critical);
  EXPECT_EQ(finding.proposal.value().sensor_codes.at("0004"), "0001");
  mine.mapping = *finding.proposal;
  mine.send_national("CDDY", definitions(mine, definition("0001000003", "0004", "%", "工作面")));
  EXPECT_EQ(mine.cleared(swapped_gas), 1u);
}

TEST(Guard, methane_in_the_range_of_carbon_monoxide_is_told) {
  Mine mine;
  mine.send_national("CDDY", definitions(mine, definition("0001000003", "0001", "%", "工作面")));
  mine.send_values("4.1");
  for (const auto* value : {"12", "17", "15"}) mine.send_values(value);
  EXPECT_EQ(mine.raised(swapped_gas), 1u);
  mine.send_values("0.42");
  EXPECT_EQ(mine.cleared(swapped_gas), 1u);
}

TEST(Guard, a_clock_that_is_steadily_off_is_told_with_its_correction) {
  Mine mine;
  mine.clock_error = std::chrono::hours{-8};
  mine.send_moving(30);
  ASSERT_EQ(mine.raised(clock_off), 1u);
  const auto finding = mine.open(clock_off);
  EXPECT_EQ(finding.proposal.value().clock_offset, std::chrono::hours{8});
  mine.mapping = *finding.proposal;
  mine.send_moving(10);
  EXPECT_EQ(mine.cleared(clock_off), 1u);
}

TEST(Guard, a_clock_ahead_is_told_although_its_files_are_refused) {
  Mine mine;
  mine.clock_error = std::chrono::minutes{10};
  mine.send_moving(10);
  EXPECT_EQ(mine.open(clock_off).proposal.value().clock_offset, std::chrono::minutes{-10});
  EXPECT_EQ(mine.open(clock_off).severity, GuardSeverity::critical);
}

TEST(Guard, a_backlog_is_not_a_wrong_clock) {
  Mine mine;
  for (int i = 0; i < 40; ++i) {
    mine.clock_error = std::chrono::minutes{-4 * (40 - i)};
    mine.send_moving(1);
  }
  EXPECT_EQ(mine.raised(clock_off), 0u);
}

TEST(Guard, a_person_may_declare_the_new_to_be_usual) {
  Mine mine;
  mine.send_national("CDDY", definitions(mine, definition("0001000003", "0001", "%", "工作面")));
  mine.send_national("CDDY", definitions(mine, definition("0001000009", "0001", "%", "工作面")));
  ASSERT_EQ(mine.raised(renumbered_points), 1u);
  accept_as_usual(mine.guard, renumbered_points, "");
  mine.send_national("CDDY", definitions(mine, definition("0001000009", "0001", "%", "工作面")));
  EXPECT_EQ(mine.raised(renumbered_points), 1u);
  EXPECT_TRUE(mine.guard.open.empty());
}

TEST(Guard, a_finding_is_written_in_both_languages_with_its_proposal) {
  Mine mine;
  mine.send_national("CDSX", mine.header() + "~||");
  const auto& finding = mine.open(unknown_token, "CDSX");
  const auto text = to_text(finding);
  EXPECT_NE(text.find("出现未知文件类型标识"), text.npos);
  EXPECT_NE(text.find(R"({"token_aliases":{"CDSX":"CDSS"}})"), text.npos);
  EXPECT_NE(to_json(finding).find(R"("kind":"unknown-token")"), std::string::npos);
}

}  // namespace
}  // namespace headframe::core::testing
