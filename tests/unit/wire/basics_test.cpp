#include <gtest/gtest.h>

#include "platform/wire/civil_time.hpp"
#include "platform/wire/encoding.hpp"
#include "platform/wire/file_name.hpp"
#include "platform/wire/number.hpp"

namespace headframe::wire {
namespace {

TEST(CivilTime, is_eight_hours_ahead_of_utc) {
  const auto time = parse_civil("1970-01-01 08:00:00");
  ASSERT_TRUE(time);
  EXPECT_EQ(time->since_epoch.count(), 0);
  EXPECT_EQ(parse_compact("20210614083000")->since_epoch, std::chrono::seconds{1'623'630'600});
}

TEST(CivilTime, comes_back_as_it_was_written) {
  for (const auto* text : {"2020-02-29 23:59:59", "2021-06-14 08:30:00", "1970-01-01 00:00:00"}) {
    EXPECT_EQ(format_civil(parse_civil(text).value()), text);
  }
  EXPECT_EQ(format_compact(parse_compact("21991231235959").value()), "21991231235959");
}

TEST(CivilTime, refuses_what_is_no_time) {
  for (const auto* text :
       {"2021-02-29 00:00:00", "2021-13-01 00:00:00", "2021-06-14 24:00:00", "2021-06-14 08:60:00",
        "2021-06-14 08:30:60", "2021-6-14 08:30:00", "2021/06/14 08:30:00", "2021-06-14T08:30:00",
        " 2021-06-14 08:30:0", "2021-06-14 08:30:00 ", "1969-12-31 23:59:59", "xxxx-xx-xx xx:xx:xx",
        "2021-06-14 08:30:+1", ""}) {
    EXPECT_FALSE(parse_civil(text)) << text;
  }
  EXPECT_FALSE(parse_compact("2021061408300"));
}

TEST(Number, takes_plain_decimals_only) {
  EXPECT_EQ(parse_number("0.42"), 0.42);
  EXPECT_EQ(parse_number("-0.01"), -0.01);
  EXPECT_EQ(parse_number("38432100.5000"), 38432100.5);
  for (const auto* text : {"", "-", ".5", "5.", "+1", "1e3", "0x10", "nan", "inf", "-inf", " 1", "1 ",
                           "1,5", "１", "--1", "1.2.3", "1-1"}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
  EXPECT_EQ(parse_count("4294967295"), 4'294'967'295u);
  for (const auto* text : {"", "-1", "4294967296", "1.0", "+1"}) EXPECT_FALSE(parse_count(text));
}

TEST(Utf8, is_checked_to_the_letter) {
  EXPECT_FALSE(first_bad_utf8("21采区😀"));
  EXPECT_EQ(first_bad_utf8("ab\xC0\xAF"), 2u) << "overlong";
  EXPECT_EQ(first_bad_utf8("\xE0\x9F\xBF"), 0u) << "overlong";
  EXPECT_EQ(first_bad_utf8("a\xED\xA0\x80"), 1u) << "surrogate";
  EXPECT_EQ(first_bad_utf8("\xF4\x90\x80\x80"), 0u) << "above U+10FFFF";
  EXPECT_EQ(first_bad_utf8("\xE7\x93"), 0u) << "cut off";
  EXPECT_EQ(first_bad_utf8("\x80"), 0u);
}

TEST(Gbk, keeps_the_offsets_of_the_file) {
  const auto read = GbkText::read("\xC3\xBA;\xBF\xF3", 0);  // 煤;矿
  ASSERT_FALSE(read.first_bad);
  EXPECT_FALSE(read.first_extension);
  EXPECT_EQ(read.text.utf8(), "煤;矿");
  EXPECT_EQ(read.text.file_offset(3), 2u) << "the semicolon";
  EXPECT_EQ(read.text.file_offset(4), 3u) << "the second character";
}

TEST(Gbk, tells_its_extension_from_gb2312) {
  const auto read = GbkText::read("\xD6\xEC\xE9\x46", 0);  // 朱镕: the second is not in GB2312
  EXPECT_EQ(read.text.utf8(), "朱镕");
  EXPECT_EQ(read.first_extension, 2u);
}

TEST(Gbk, names_the_first_bad_byte) {
  EXPECT_EQ(GbkText::read("ab\xC3", 0).first_bad, 2u) << "cut off";
  EXPECT_EQ(GbkText::read("a\xFF\xFF", 0).first_bad, 1u);
  EXPECT_EQ(GbkText::read("\x80", 0).first_bad, 0u);
}

TEST(FileName, of_an_old_system_begins_with_twenty_characters) {
  const auto name = parse_file_name("41018300000000000001RTDATA20210614083000.txt");
  EXPECT_EQ(name.style, FileName::Style::old);
  EXPECT_EQ(name.mine, "41018300000000000001");
  EXPECT_EQ(name.token, "RTDATA");
  EXPECT_EQ(format_civil(name.time.value()), "2021-06-14 08:30:00");
  EXPECT_EQ(parse_file_name("41018300000000000001_rtdata.txt").token, "RTDATA");
  EXPECT_EQ(parse_file_name("410183000001RTDATA20210614083000.txt").mine, "410183000001");
  EXPECT_EQ(parse_file_name("41018300000000000001XYZDATA.txt").token, "XYZDATA");
}

TEST(FileName, of_a_national_system_has_three_parts) {
  const auto name = parse_file_name("150622B0012000200092_CDSS_20210614083000.txt");
  EXPECT_EQ(name.style, FileName::Style::underscored);
  EXPECT_EQ(name.mine, "150622B0012000200092");
  EXPECT_EQ(name.token, "CDSS");
  for (const auto* bad : {"410183000001_CDSS_2021061408300.txt", "410183000001_CDSS_20210614083000",
                          "_CDSS_20210614083000.txt", "notes.txt", "410183000001_CD1_20210614083000.txt"}) {
    EXPECT_EQ(parse_file_name(bad).style, FileName::Style::unrecognised) << bad;
  }
}

TEST(FileName, is_temporary_while_it_is_being_written) {
  EXPECT_TRUE(is_temporary_name("410183000001_CDSS_20210614083000.txt.tmp"));
  EXPECT_TRUE(is_temporary_name("x.FILEPART"));
  EXPECT_TRUE(is_temporary_name(".x.txt"));
  EXPECT_FALSE(is_temporary_name("410183000001_CDSS_20210614083000.txt"));
}

}  // namespace
}  // namespace headframe::wire
