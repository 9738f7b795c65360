// The documented faults of the receiver of 2014 that a single file shows (domain.md §1.2), each by
// the bytes that provoke it. Those of its loop are in receiver_test.cpp.
#include "sim/legacy/reading.hpp"

#include <gmock/gmock.h>

#include "platform/wire/civil_time.hpp"

namespace headframe::sim::legacy {
namespace {

using testing::ElementsAre;

const PlugIn old_plug_in{"41018300000000000001", wire::Encoding::gb2312};
const rt::WallTime now = *wire::parse_civil("2026-03-02 12:00:00");
const rt::WallTime then = *wire::parse_civil("2021-06-14 08:30:00");

Reading realtime(std::string_view bytes) {
  return read("41018300000000000001RTDATA20210614083000.txt", bytes, old_plug_in, now);
}

std::vector<std::string> points_of(const Reading& reading) {
  std::vector<std::string> names;
  for (const auto& s : reading.content.samples) names.push_back(s.point);
  return names;
}

constexpr std::string_view two_values =
    "2021-06-14 08:30:00~\r\n"
    "41018300000000000001001A03;0.42;0~\r\n"
    "41018300000000000001001A04;1.62;2~\r\n";

TEST(Receiver2014, reads_what_it_was_written_for) {
  const Reading reading = realtime(two_values);
  EXPECT_EQ(reading.fate, Fate::backup);
  ASSERT_EQ(reading.content.samples.size(), 2U);
  const wire::Sample& cut_off = reading.content.samples[1];
  EXPECT_EQ(cut_off.point, "41018300000000000001001A04");
  EXPECT_EQ(cut_off.value, 1.62);
  EXPECT_EQ(cut_off.status, wire::status_cut_off);
  EXPECT_EQ(cut_off.time, then);
}

TEST(Receiver2014, f1_does_not_know_a_file_whose_name_begins_with_another_code) {
  EXPECT_EQ(read("410183000001RTDATA20210614083000.txt", two_values, old_plug_in, now).fate,
            Fate::unknown);
  EXPECT_EQ(read("41018300000000000001", two_values, old_plug_in, now).fate, Fate::unknown);
}

TEST(Receiver2014, f2_does_not_know_a_file_with_a_new_token) {
  for (const char* token : {"SSSJ", "CDSS", "CDDY", "WFSJ", "TJSJ"})
    EXPECT_EQ(read(old_plug_in.mine_code + token + "20210614083000.txt", two_values, old_plug_in, now)
                  .fate,
              Fate::unknown)
        << token;
  EXPECT_EQ(read(old_plug_in.mine_code + "_rtdata.TXT", two_values, old_plug_in, now).fate,
            Fate::backup);
}

TEST(Receiver2014, f3_archives_a_file_without_line_breaks_as_a_success_with_nothing_in_it) {
  const Reading reading = realtime(
      "410183000001;某煤矿;2021-06-14 08:30:00~41018300000101MN0001000003;环境瓦斯;21采区;0.42;%;0;"
      "2021-06-14 08:29:58~||");
  EXPECT_EQ(reading.fate, Fate::backup);
  EXPECT_EQ(reading.content.outcome, wire::Outcome::accepted);
  EXPECT_EQ(reading.content.records, 0U);
}

TEST(Receiver2014, f4_filters_a_record_with_one_field_more_out_and_tells_nobody) {
  const Reading reading = realtime(
      "2021-06-14 08:30:00~\r\n"
      "41018300000000000001001A03;0.42;0;~\r\n"
      "41018300000000000001001A04;1.62;2~\r\n");
  EXPECT_THAT(points_of(reading), ElementsAre("41018300000000000001001A04"));
  EXPECT_TRUE(reading.content.rejections.empty());
  EXPECT_EQ(reading.content.outcome, wire::Outcome::accepted);
}

TEST(Receiver2014, f5_takes_the_time_of_now_when_the_header_has_none) {
  const Reading reading = realtime(
      "410183000001;x;2021-06-14 08:30:00~\r\n41018300000000000001001A03;0.42;0~\r\n");
  ASSERT_EQ(reading.content.samples.size(), 1U);
  EXPECT_EQ(reading.content.samples[0].time, now);
}

TEST(Receiver2014, f6_takes_zero_for_a_number_that_it_cannot_read) {
  const Reading reading = realtime(
      "2021-06-14 08:30:00~\r\n41018300000000000001001A03;--;0~\r\n"
      "41018300000000000001001A04;1.62;2~||");
  ASSERT_EQ(reading.content.samples.size(), 2U);
  EXPECT_EQ(reading.content.samples[0].value, 0);
  EXPECT_EQ(reading.content.samples[1].status, wire::status_normal) << "\"2~||\" is no number";
}

TEST(Receiver2014, f7_takes_a_sum_of_status_bits_for_a_state_that_means_nothing) {
  EXPECT_EQ(status_of(130), wire::status_normal);  // cut-off + sensor fault
  EXPECT_EQ(status_of(11), wire::status_normal);   // alarm + cut-off + over range
}

TEST(Receiver2014, f8_never_sees_alarm_and_cut_off_in_the_three_that_meant_feed_abnormal) {
  EXPECT_EQ(status_of(3), wire::status_normal);
}

TEST(Receiver2014, f9_collapses_all_new_points_on_one_key_and_defines_them_under_others) {
  const Reading values = realtime(
      "2021-06-14 08:30:00~\r\n"
      "41018300000101MN0043000611;0.42;0~\r\n"
      "41018300000101MN0001000003;0.50;0~\r\n");
  EXPECT_THAT(points_of(values), ElementsAre("410183000000000000010", "410183000000000000010"));
  const Reading definitions = read(
      "41018300000000000001DEV.txt",
      "h~\r\n41018300000101MN0043000611;001;T1;face;1;01;1;4;%;4;0;1;1;;;1.5;1;;;~\r\n", old_plug_in,
      now);
  ASSERT_EQ(definitions.content.points.size(), 1U);
  EXPECT_EQ(definitions.content.points[0].point, "41018300000000000001611");
}

TEST(Receiver2014, f11_garbles_names_in_the_wrong_encoding_and_keeps_numbers) {
  // 甲烷 and 甲 in UTF-8, read as GB2312: six bytes make three characters, three swallow a ';'.
  const std::string even = "h~\r\n41018300000000000001001A03;001;甲烷;f;1;01;1;4;%;4;0;1;1;;;;;;;~";
  const Reading garbled = read("41018300000000000001DEV.txt", even, old_plug_in, now);
  ASSERT_EQ(garbled.content.points.size(), 1U);
  EXPECT_NE(garbled.content.points[0].name, "甲烷");
  EXPECT_EQ(garbled.content.points[0].alarm_high, 1.0);
  const std::string odd = "h~\r\n41018300000000000001001A03;001;甲;f;1;01;1;4;%;4;0;1;1;;;;;;;~";
  EXPECT_TRUE(read("41018300000000000001DEV.txt", odd, old_plug_in, now).content.points.empty())
      << "a field was swallowed, so the record is filtered out as F4 says";
  EXPECT_EQ(read("41018300000000000001DEV.txt", odd,
                 {old_plug_in.mine_code, wire::Encoding::utf8}, now)
                .content.points.size(),
            1U);
}

TEST(Receiver2014, f12_shows_an_alarm_as_unknown_and_an_over_range_as_no_over_range) {
  for (const int state : {1, 3, 32, 64}) EXPECT_EQ(status_of(state), wire::status_normal) << state;
  EXPECT_EQ(status_of(8) & wire::status_over_range, 0);
  EXPECT_EQ(status_of(128), wire::status_sensor_fault);
}

TEST(Receiver2014, exchanges_the_gases_when_the_type_is_a_national_code) {
  const auto sensor = [](const char* code) {
    const std::string bytes =
        std::string("h~\r\n41018300000000000001001A03;001;T1;f;1;01;1;") + code + ";%;;;;;;;;;;;~";
    return read("41018300000000000001DEV.txt", bytes, old_plug_in, now).content.points.at(0).sensor;
  };
  EXPECT_EQ(sensor("4"), "0001");
  EXPECT_EQ(sensor("0001"), "0004") << "methane is taken for carbon monoxide";
  EXPECT_EQ(sensor("0004"), "0001") << "and the reverse";
}

TEST(Receiver2014, loses_a_closed_alarm_whose_end_is_fused_with_the_next_field) {
  const Reading reading = read(
      "41018300000000000001YCBJDATA20210614083000.txt",
      "2021-06-14 08:30:00~\r\n"
      "41018300000000000001001A03;1;1.02;1.0;1.0;2021-06-14 08:20:00;X;1.6;2021-06-14 08:22:00;"
      "2021-06-14 08:20:00;1.3;1.0;;;;~\r\n"
      "41018300000000000001001A03;1;1.02;1.0;1.0;2021-06-14 08:20:00;2021-06-14 08:28:001.6;"
      "2021-06-14 08:22:00;2021-06-14 08:20:00;1.3;1.0;;;;~\r\n",
      old_plug_in, now);
  ASSERT_EQ(reading.content.exceptions.size(), 1U);
  EXPECT_FALSE(reading.content.exceptions[0].end) << "the alarm stays open for ever";
}

TEST(Receiver2014, throws_at_an_empty_file) {
  EXPECT_EQ(realtime("").fate, Fate::error);
}

}  // namespace
}  // namespace headframe::sim::legacy
