#include "platform/wire/mapping.hpp"

#include <gtest/gtest.h>

#include "platform/wire/describe.hpp"
#include "tests/unit/wire/golden.hpp"

namespace headframe::wire::testing {
namespace {

const std::string realtime = "41018300000000000001RTDATA20210614083000.txt";
const std::string definitions = "41018300000000000001DEV20210614080000.txt";
const std::string national = "410183000001_CDSS_20210614083000.txt";

DecodedFile decode_with(const Mapping& mapping, const std::string& name, const std::string& bytes) {
  auto context = golden_context();
  context.mapping = mapping;
  return decode_named(name, bytes, context);
}

TEST(Mapping, a_refused_file_is_accepted_once_its_token_is_approved) {
  const std::string name = "410183000001_AQSS_20210614083000.txt";
  const auto bytes = slurp(HEADFRAME_SOURCE_DIR "/tests/golden/gc/" + national);
  EXPECT_EQ(decode_with({}, name, bytes).outcome, Outcome::unknown_type);
  Mapping mapping;
  mapping.token_aliases["AQSS"] = "CDSS";
  const auto replayed = decode_with(mapping, name, bytes);
  EXPECT_EQ(replayed.outcome, Outcome::accepted) << to_text(replayed);
  EXPECT_EQ(replayed.samples.size(), 4u);
}

TEST(Mapping, an_old_system_that_writes_utf8_is_read_and_reported_until_that_is_approved) {
  const std::string bytes =
      "~\r\n41018300000000000001001A03;001;甲烷;工作面;1;01;1;4;%;;;;;;;;;;;~\r\n";
  const auto unannounced = decode_with({}, definitions, bytes);
  EXPECT_EQ(unannounced.points.at(0).name, "甲烷");
  EXPECT_EQ(unannounced.shape.encoding, Encoding::utf8);
  EXPECT_EQ(unannounced.deviations.at(0).key, "utf8-text");
  Mapping mapping;
  mapping.encoding = Encoding::utf8;
  const auto agreed = decode_with(mapping, definitions, bytes);
  EXPECT_EQ(agreed.points.at(0).name, "甲烷");
  EXPECT_TRUE(agreed.deviations.empty());
}

TEST(Old, a_sum_of_status_bits_is_read_where_it_can_be_nothing_else) {
  const auto status = [](const std::string& number) {
    return decode_with({}, realtime, "2021-06-14 08:30:00~\r\n41018300000000000001001A03;1;" + number + "~\r\n");
  };
  EXPECT_EQ(status("130").samples.at(0).status, status_cut_off | status_sensor_fault);
  EXPECT_EQ(status("130").deviations.at(0).key, "status-bit-sum");
  for (const auto* unclear : {"6", "7", "14", "256"})
    EXPECT_EQ(status(unclear).rejections.at(0).rule, "unknown-status") << unclear;
}

TEST(Old, points_with_national_numbers_are_defined_by_what_their_letters_say) {
  const auto file = decode_with({}, definitions,
      "~\r\n41018300000101MN0001000003;001;T1;;1;01;1;4;%;;;;;;;;;;;~\r\n"
      "41018300000101KG1001000004;001;fan;;1;01;2;25;on;off;;;;;~\r\n"
      "41018300000101KG1009000005;4;breaker;33~\r\n");
  ASSERT_EQ(file.points.size(), 3u) << to_text(file);
  EXPECT_EQ(file.points[0].sensor, "0001");
  EXPECT_EQ(file.points[2].kind, PointKind::control);
  EXPECT_EQ(file.deviations.at(0).key, "national-point-id");
}

TEST(Mapping, the_ambiguous_gas_code_is_settled_by_a_person) {
  const std::string bytes = "~\r\n41018300000000000001001A03;001;;;1;01;1;0004;%;;;;;;;;;;;~\r\n";
  EXPECT_EQ(decode_with({}, definitions, bytes).rejections.at(0).rule, "ambiguous-sensor-type");
  Mapping mapping;
  mapping.sensor_codes["0004"] = "0001";
  EXPECT_EQ(decode_with(mapping, definitions, bytes).points.at(0).sensor, "0001");
}

TEST(Mapping, surplus_and_lacking_fields_are_tolerated_as_far_as_agreed) {
  const std::string name = "410183000001_CDDY_20210614083000.TXT";
  const std::string head = "m;s;v;2021-06-14 08:30:00;0;1;0;0;0;0;;~\r\n410183000001";
  const auto more = head + "01MN00010003;;;;;;;;;;;;;;;D-1;x;y~||";
  const auto less = head + "01MN00010003;;;;;;;;;;;;;~||";
  Mapping mapping;
  mapping.tolerances["CDDY"] = {.extra = 2, .missing = 2};
  EXPECT_EQ(decode_with({}, name, more).points.size(), 0u);
  EXPECT_EQ(decode_with(mapping, name, more).deviations.at(0).key, "extra-fields");
  EXPECT_EQ(decode_with({}, name, less).points.size(), 0u);
  EXPECT_EQ(decode_with(mapping, name, less).deviations.at(0).key, "missing-fields");
}

TEST(Mapping, points_statuses_and_clocks_are_translated) {
  Mapping mapping;
  mapping.points["41018300000000000001001A03"] = "P1";
  mapping.point_prefixes["4101830000000000"] = "X";
  mapping.status_codes[130] = status_cut_off | status_sensor_fault;
  mapping.clock_offset = std::chrono::hours{-1};
  const auto file = decode_with(mapping, realtime,
                                "2021-06-14 09:30:00~\r\n41018300000000000001001A03;1;130~\r\n"
                                "41018300000000000001001A04;1;0~\r\n");
  ASSERT_EQ(file.samples.size(), 2u) << to_text(file);
  EXPECT_EQ(file.samples[0].point, "P1");
  EXPECT_EQ(file.samples[0].status, 130);
  EXPECT_EQ(file.samples[1].point, "X0001001A04");
  EXPECT_EQ(file.header.data_time, at("2021-06-14 08:30:00"));
}

TEST(Mapping, a_mine_may_be_known_by_a_new_code) {
  auto context = golden_context();
  context.mine = "41018300000000000001";
  const auto bytes = slurp(HEADFRAME_SOURCE_DIR "/tests/golden/gc/" + national);
  EXPECT_EQ(decode_named(national, bytes, context).why.rule, "other-mine");
  context.mapping.mine_codes = {"410183000001"};
  EXPECT_EQ(decode_named(national, bytes, context).outcome, Outcome::accepted);
}

TEST(Mapping, comes_back_from_json_as_it_was) {
  Mapping mapping;
  mapping.encoding = Encoding::gbk;
  mapping.mine_codes = {"410183000001"};
  mapping.token_aliases = {{"AQSS", "CDSS"}};
  mapping.tolerances["CDSS"] = {1, 2};
  mapping.points = {{"a", "b"}};
  mapping.point_prefixes = {{"c", "d"}};
  mapping.sensor_codes = {{"0004", "0001"}};
  mapping.status_codes = {{130, 130}};
  mapping.clock_offset = std::chrono::seconds{-3600};
  EXPECT_EQ(mapping_from_json(to_json(mapping)).value(), mapping);
  EXPECT_EQ(to_json(Mapping{}), "{}");
  EXPECT_EQ(merged(Mapping{}, mapping), mapping);
  EXPECT_EQ(merged(mapping, Mapping{}), mapping);
}

TEST(Mapping, refuses_json_that_says_something_else) {
  for (const auto* text :
       {"[]", "{", R"({"encodng":"gbk"})", R"({"encoding":"latin1"})", R"({"clock_offset_s":1.5})",
        R"({"tolerances":{"CDSS":{"extra":-1}}})", R"({"status_codes":{"x":1}})",
        R"({"points":{"a":1}})", R"({"clock_offset_s":99999999999})"}) {
    EXPECT_FALSE(mapping_from_json(text)) << text;
  }
}

}  // namespace
}  // namespace headframe::wire::testing
