// Each rule is shown once by the smallest file that breaks it.
#include "platform/wire/rules.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/wire/describe.hpp"
#include "tests/unit/wire/golden.hpp"

namespace headframe::wire::testing {
namespace {

const std::string old_mine = "41018300000000000001";
const std::string mine = "410183000001";
const std::string stamp = "20210614083000";
const std::string now = "2021-06-14 08:30:00";
const std::string methane = mine + "01MN0001000003";

std::string old_name(const std::string& token) { return old_mine + token + stamp + ".txt"; }
std::string name(const std::string& token) { return mine + "_" + token + "_" + stamp + ".txt"; }
std::string gc(const std::string& records) { return mine + ";示例煤矿;" + now + "~" + records + "||"; }
std::string gb(const std::string& count, const std::string& records) {
  return now + ";" + count + "~\r\n" + records + "||";
}
std::string ga(const std::string& lines) { return now + "~\r\n" + lines; }
std::string sample(const std::string& value, const std::string& status = "0") {
  return methane + ";环境瓦斯;工作面;" + value + ";%;" + status + ";" + now + "~";
}
std::string old_analog(const std::string& kind, const std::string& sensor) {
  return "~\r\n" + old_mine + "001A03;001;;;1;01;" + kind + ";" + sensor + ";;;;;;;;;;;;~\r\n";
}
std::string old_alarm(const std::string& type) {
  return ga(old_mine + "001A03;" + type + ";1;1;0.9;" + now + ";X;;;;;;;;;~\r\n");
}
std::string person(const std::string& rest) { return gc(mine + "00001;张三;" + rest + "~"); }

struct Case {
  std::string rule, name, bytes;
  std::uint32_t record = 0, field = 0;
  Outcome outcome = Outcome::refused;
};

/// Files of one bad record only: more than a fifth is bad, so the file is refused as well.
std::vector<Case> bad_records() {
  return {
      {"torn-record", old_name("RTDATA"), ga(old_mine + "001A03;0.4"), 1, 0},
      {"field-count", name("CDSS"), gc("a;b;c~"), 1, 0},
      {"full-width-semicolon", name("CDSS"), gc("a；b;c;d;e;f;g~"), 1, 0},
      {"missing-value", name("CDSS"), gc(methane + ";环境瓦斯;工作面;1;%;;" + now + "~"), 1, 6},
      {"bad-number", name("CDSS"), gc(sample("0.4.2")), 1, 4},
      {"bad-time", name("CDSS"), gc(methane + ";环境瓦斯;工作面;1;%;0;2021-6-14 08:30:00~"), 1, 7},
      {"future-time", name("CDSS"), gc(methane + ";环境瓦斯;工作面;1;%;0;2021-06-15 08:30:00~"), 1, 7},
      {"bad-flag", name("RYXX"),
       mine + ";示例;1;m;s;v;d;" + now + "~" + mine + "00001;张三;;;;;;也许;0~||", 1, 8},
      {"bad-list", name("RYCY"), gc("区域;25;27;;;" + now + ";;a,,b~"), 1, 8},
      {"bad-track", name("RYSS"), person("1;;;;;;;;;;;;r1-" + now), 1, 15},
      {"bad-shift", name("LJSJ"), gb("1", mine + "01LJ30010001;2;1;2~"), 1, 2},
      {"point-id", old_name("DEV"), "~\r\n" + old_mine + "00XA03;1;2;3~\r\n", 1, 1},
      {"no-layout-for-kind", name("CDDY"),
       "m;s;v;" + now + ";0;1;0;0;0;0;;~" + mine + "01LJ30010001;;;;;;;;;;~||", 1, 1},
      {"ambiguous-sensor-type", old_name("DEV"), old_analog("1", "0004"), 1, 8},
      {"unknown-sensor-type", old_name("DEV"), old_analog("1", "8"), 1, 8},
      {"unknown-value-type", old_name("DEV"), old_analog("9", "4"), 1, 7},
      {"unknown-status", old_name("RTDATA"), ga(old_mine + "001A03;1;7~\r\n"), 1, 3},
      {"unknown-exception-type", old_name("YCBJDATA"), old_alarm("9"), 1, 2},
      {"unknown-station-state", name("FZSS"), gc("s;3;0;" + now + "~"), 1, 2},
      {"unknown-area-type", name("RYQY"), gc("天空;a;1;n~"), 1, 1},
      {"unknown-mark", name("RYSS"), person("3;;;;;;;;;;;;"), 1, 3},
      {"statistics-order", name("WFSJ"),
       gb("1", methane + ";0.55;0.43;" + now + ";0.38;" + now + ";~"), 1, 2},
      {"end-before-begin", name("RYQJ"), person(now + ";2021-06-14 08:00:00;;;;;"), 1, 0},
      {"closed-alarm-fused", name("YCBJ"),
       gb("1", methane + ";001;1;1;1;" + now + ";" + now + "1.25;;;;~"), 1, 7},
  };
}

std::vector<Case> bad_files() {
  return {
      {"header-time", old_name("RTDATA"), mine + ";" + now + "~\r\n", 0, 1},
      {"future-time", name("CDSS"), mine + ";示例;2021-06-14 09:05:01~||", 0, 3},
      {"bad-header", name("CDSS"), mine + ";" + now + "~||"},
      {"full-width-semicolon", name("CDSS"), mine + "；示例；" + now + "~||"},
      {"other-mine", name("CDSS"), "410183000002;示例;" + now + "~||", 0, 1},
      {"unset-mine-code", "未设置矿井编号_SSSJ_" + stamp + ".TXT", gb("0", "")},
      {"temporary-name", name("CDSS") + ".tmp", gc("")},
      {"unknown-name", "readme.txt", "x", 0, 0, Outcome::unknown_type},
      {"unknown-name", "41\xFF_CDSS_" + stamp + ".txt", gc(""), 0, 0, Outcome::unknown_type},
      {"unknown-token", name("ABCD"), gc(""), 0, 0, Outcome::unknown_type},
      {"known-no-layout", name("KGBH"), gc(""), 0, 0, Outcome::no_layout},
      {"known-no-layout", old_name("KGBHDATA"), ga(""), 0, 0, Outcome::no_layout},
      {"known-no-layout", name("YSLCDSS"), gc(""), 0, 0, Outcome::no_layout},
      {"non-coal-dialect", name("NCDDY"), "x]]]", 0, 0, Outcome::no_layout},
      {"non-coal-dialect", name("CDSS"), "a;b^c;d^]]]", 0, 0, Outcome::no_layout},
      {"rycs-is-personnel-base", name("RYCS"), "m;s;v;" + now + ";309~||", 0, 0,
       Outcome::no_layout},
      {"empty-file", old_name("RTDATA"), ""},
      {"no-end-mark", name("CDSS"), mine + ";示例;" + now + "~" + sample("1"), 0, 0,
       Outcome::incomplete},
      {"no-end-mark", name("CDSS"), "", 0, 0, Outcome::incomplete},
      {"data-after-end", name("CDSS"), gc("") + "x"},
      {"record-mark-inside-line", old_name("RTDATA"), now + "~" + old_mine + "001A03;1;0~\r\n"},
      {"json-escapes", name("CDSS"), "\"" + gc("\\u4e00~") + "\""},
      {"not-utf8", name("CDSS"), mine + ";\xC3\xBA\xBF\xF3;" + now + "~||"},
      {"not-gb2312", old_name("YCBJDATA"), ga(old_mine + "001A03;1;;;;" + now + ";X;;;;;;\xFF;;;~")},
      {"too-many-bad-records", name("CDSS"), gc(sample("1") + "bad~")},
  };
}

DecodeContext context_of_that_mine() {
  auto context = golden_context();
  context.mine = mine;
  return context;
}

TEST(Rules, a_bad_record_is_rejected_by_its_rule_where_it_is_bad) {
  for (const auto& wanted : bad_records()) {
    SCOPED_TRACE(wanted.rule);
    const auto file = decode_named(wanted.name, wanted.bytes);
    EXPECT_EQ(file.outcome, Outcome::refused);
    EXPECT_EQ(file.why.rule, "too-many-bad-records");
    ASSERT_EQ(file.rejections.size(), 1u) << to_text(file);
    const auto& rejection = file.rejections.front();
    EXPECT_EQ(rejection.rule, wanted.rule) << to_text(file);
    EXPECT_EQ(rejection.place.record, wanted.record);
    EXPECT_EQ(rejection.place.field, wanted.field);
    EXPECT_GT(rejection.place.byte, 0u);
  }
}

TEST(Rules, a_bad_file_is_refused_by_its_rule) {
  for (const auto& wanted : bad_files()) {
    SCOPED_TRACE(wanted.rule);
    const auto file = decode_named(wanted.name, wanted.bytes);
    EXPECT_EQ(file.outcome, wanted.outcome) << to_text(file);
    EXPECT_EQ(file.why.rule, wanted.rule) << to_text(file);
    EXPECT_EQ(file.why.place.field, wanted.field);
    EXPECT_EQ(values_of(file), 0u);
  }
}

TEST(Rules, what_the_context_forbids_is_refused) {
  auto context = context_of_that_mine();
  EXPECT_EQ(decode_named("410183000002_CDSS_" + stamp + ".txt", gc(""), context).why.rule,
            "other-mine");
  context.dialects = {Dialect::ga};
  EXPECT_EQ(decode_named(name("CDSS"), gc(""), context).why.rule, "dialect-not-agreed");
  context = context_of_that_mine();
  context.limits.max_bytes = 10;
  EXPECT_EQ(decode_named(name("CDSS"), gc(""), context).why.rule, "too-large");
  context = context_of_that_mine();
  context.limits.max_records = 1;
  EXPECT_EQ(decode_named(name("CDSS"), gc(sample("1") + sample("2")), context).why.rule,
            "too-many-records");
}

TEST(Rules, a_declared_count_that_differs_makes_the_file_partial) {
  const auto file = decode_named(name("SSSJ"), gb("2", methane + ";0.42;0~"));
  EXPECT_EQ(file.outcome, Outcome::partial);
  EXPECT_EQ(file.samples.size(), 1u);
  ASSERT_EQ(file.rejections.size(), 1u);
  EXPECT_EQ(file.rejections.front().rule, "declared-count");
}

TEST(Rules, one_bad_record_in_five_is_tolerated_and_told) {
  const auto file = decode_named(
      name("CDSS"), gc(sample("1") + sample("2") + sample("oops") + sample("4") + sample("5")));
  EXPECT_EQ(file.outcome, Outcome::partial);
  EXPECT_EQ(file.samples.size(), 4u);
  ASSERT_EQ(file.rejections.size(), 1u);
  EXPECT_EQ(file.rejections.front().place.record, 3u);
  EXPECT_EQ(file.rejections.front().found, "oops");
}

TEST(Rules, an_old_cut_off_code_is_not_read_as_a_mask) {
  const auto old = decode_named(old_name("RTDATA"), ga(old_mine + "001A03;1;3~\r\n"));
  EXPECT_EQ(old.samples.at(0).status, status_feed_abnormal);
  const auto national = decode_named(name("CDSS"), gc(sample("1", "3")));
  EXPECT_EQ(national.samples.at(0).status, status_alarm | status_cut_off);
}

std::set<std::string> shown_rules() {
  std::set<std::string> shown{"declared-count", "dialect-not-agreed", "too-large",
                              "too-many-records", "extra-fields", "missing-fields"};
  for (const auto& c : bad_records()) shown.insert(c.rule);
  for (const auto& c : bad_files()) shown.insert(c.rule);
  const auto odd = {decode_named(name("SSSJ"), now + ";1~" + methane + ";0.42;0~||"),
                    decode_named(name("CDDY"), "m;s;v;" + now + ";0;0~||"),
                    decode_named(old_name("RTDATA"), ga(old_mine + "001A03;1;130~\r\n||")),
                    decode_named(old_name("DEV"),
                                 "~\r\n" + mine + "01KG1009000005;4;断电器;33~\r\n")};
  for (const auto& file : odd) {
    for (const auto& d : file.deviations) shown.insert(d.key);
  }
  for (const auto& golden : all_golden_files()) {
    for (const auto& d : decode_named(golden.name, golden.bytes).deviations) shown.insert(d.key);
  }
  return shown;
}

TEST(Rules, every_rule_is_shown_and_every_shown_rule_is_explained) {
  std::set<std::string> explained;
  for (const auto& rule : rules()) {
    EXPECT_TRUE(explained.insert(std::string{rule.key}).second) << "twice: " << rule.key;
    EXPECT_FALSE(rule.zh.empty() || rule.en.empty()) << rule.key;
  }
  EXPECT_THAT(shown_rules(), ::testing::ContainerEq(explained));
}

}  // namespace
}  // namespace headframe::wire::testing
