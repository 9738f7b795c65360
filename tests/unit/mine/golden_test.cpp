// Every writer against files written by hand from domain.md: byte by byte.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sim/mine/writer.hpp"
#include "sim/plant/shift.hpp"

namespace headframe::sim::mine {
namespace {

using namespace std::chrono_literals;

const rt::WallTime now = plant::from_local(18'792, 8 * 3600 + 30 * 60);  // 2021-06-14 08:30:00

rt::WallTime at(int hour, int minute, int second = 0) {
  return plant::from_local(18'792, hour * 3600 + minute * 60 + second);
}

std::string golden(const std::string& name) {
  std::ifstream file(HEADFRAME_SOURCE_DIR "/tests/unit/mine/golden/" + name, std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// One face with gas, CO, a breaker, its feed, and the mine's production.
plant::Layout tiny_layout() {
  using plant::Quantity;
  plant::Layout layout;
  layout.workings.push_back({plant::WorkingKind::face, "11011采煤工作面"});
  layout.points = {
      {Quantity::methane, 0, 1, 1, 0, 4, "11011采煤工作面T1",
       plant::methane_limits(plant::MethanePlace::face)},
      {Quantity::carbon_monoxide, 0, 1, 1, 0, 1000, "回风巷CO", {24, 24, {}, {}, {}, {}}},
      {Quantity::breaker, 0, 1, 1, 0, 1, "断电器", {}},
      {Quantity::feed, 0, 1, 1, 0, 1, "馈电器", {}},
      {Quantity::production, -1, 1, 1, 0, 99999, "主运皮带产量", {}}};
  layout.substations = 1;
  return layout;
}

struct Desk {
  explicit Desk(Dialect dialect, const Differences& differences = {}) {
    installation.dialect = dialect;
    installation.differences = differences;
    table = make_points("410183000001", "某煤矿", installation, tiny_layout());
    writer = make_writer(table, installation);
  }
  Installation installation;
  PointTable table;
  std::unique_ptr<SafetyWriter> writer;
};

const std::vector<Sample> samples = {{0, 1.62, alarm | cut_off, true},
                                     {1, 0, sensor_fault, false},
                                     {2, 0, normal, true},
                                     {3, 1, feed_abnormal, true},
                                     {4, 93.8, normal, true}};
const std::vector<Sample> change = {{2, 0, normal, true}};
const std::vector<Statistic> statistics = {{0, 0.42, 1.62, 0.31, at(8, 29, 30), at(8, 26)}};
const std::vector<double> tonnes = {1500, 93.75, 0};

std::vector<Alarm> alarms() {
  Alarm closed{0, AlarmType::over_limit, 1.02, 1.0, 1.0, at(8, 20), at(8, 28), 1.62, 1.02,
               13.1, at(8, 22), at(8, 20), 10};
  Alarm open{3, AlarmType::feed_abnormal, 1, {}, {}, at(8, 29, 30), {}, 1, 1, 1, at(8, 29, 30),
             at(8, 29, 30), 1};
  return {closed, open};
}

TEST(GaWriter, writes_what_the_old_format_says) {
  Desk d(Dialect::ga);
  EXPECT_EQ(d.writer->definitions(now).bytes, golden("ga_DEV.txt"));
  EXPECT_EQ(d.writer->realtime(now, samples).bytes, golden("ga_RTDATA.txt"));
  EXPECT_EQ(d.writer->statistics(at(8, 25), now, now, statistics).bytes, golden("ga_FZDATA.txt"));
  EXPECT_EQ(d.writer->cumulative(now, {1, tonnes})->bytes, golden("ga_ACCDATA.txt"));
  EXPECT_EQ(d.writer->exceptions(now, alarms()).bytes, golden("ga_YCBJDATA.txt"));
  EXPECT_EQ(d.writer->realtime(now, samples).name, "41018300000000000001RTDATA20210614083000.txt");
  EXPECT_FALSE(d.writer->switch_changes(now, change));
}

TEST(GbWriter, writes_what_the_upgraded_format_says) {
  Desk d(Dialect::gb);
  EXPECT_EQ(d.writer->definitions(now).bytes, golden("gb_CDDY.TXT"));
  EXPECT_EQ(d.writer->realtime(now, samples).bytes, golden("gb_SSSJ.TXT"));
  EXPECT_EQ(d.writer->statistics(at(8, 25), now, now, statistics).bytes, golden("gb_WFSJ.TXT"));
  EXPECT_EQ(d.writer->switch_changes(now, change)->bytes, golden("gb_KGBH.TXT"));
  EXPECT_EQ(d.writer->cumulative(now, {1, tonnes})->bytes, golden("gb_LJSJ.TXT"));
  EXPECT_EQ(d.writer->exceptions(now, alarms()).bytes, golden("gb_YCBJ.TXT"));
  EXPECT_EQ(d.writer->realtime(now, samples).name, "410183000001_SSSJ_20210614083000.TXT");
}

TEST(GbWriter, writes_the_other_header_and_end_and_the_shipped_defect) {
  Differences other;
  other.header_trailing_separator = true;
  EXPECT_EQ(Desk(Dialect::gb, other).writer->realtime(now, {}).bytes, golden("gb_SSSJ_empty.TXT"));
  other.end_mark = dialect::EndMark::own_line;
  EXPECT_EQ(Desk(Dialect::gb, other).writer->realtime(now, samples).bytes,
            golden("gb_SSSJ_own_line.TXT"));
  Differences defect;
  defect.closed_alarm_fused = true;
  EXPECT_EQ(Desk(Dialect::gb, defect).writer->exceptions(now, alarms()).bytes,
            golden("gb_YCBJ_fused.TXT"));
}

TEST(GcWriter, writes_what_the_national_format_says) {
  Desk d(Dialect::gc);
  const std::vector<StationState> states = {{false, true}};
  EXPECT_EQ(d.writer->definitions(now).bytes, golden("gc_CDDY.txt"));
  EXPECT_EQ(d.writer->realtime(now, samples).bytes, golden("gc_CDSS.txt"));
  EXPECT_EQ(d.writer->statistics(at(8, 25), now, now, statistics).bytes, golden("gc_TJSJ.txt"));
  EXPECT_EQ(d.writer->exceptions(now, alarms()).bytes, golden("gc_YCBJ.txt"));
  EXPECT_EQ(d.writer->substation_definitions(now)->bytes, golden("gc_FZDY.txt"));
  EXPECT_EQ(d.writer->substation_states(now, states)->bytes, golden("gc_FZSS.txt"));
  EXPECT_EQ(d.writer->realtime(now, samples).name, "410183000001_CDSS_20210614083000.txt");
}

TEST(GcWriter, writes_switch_changes_only_where_declared_because_their_layout_has_no_source) {
  EXPECT_FALSE(Desk(Dialect::gc).writer->switch_changes(now, change));
  Differences by_analogy;
  by_analogy.switch_changes = true;
  EXPECT_EQ(Desk(Dialect::gc, by_analogy).writer->switch_changes(now, change)->bytes,
            golden("gc_KGBH.txt"));
}

TEST(GcWriter, shows_every_declared_deviation) {
  Differences many;
  many.encoding = Encoding::utf8_with_mark;
  many.extra_fields = 1;
  many.record_trailing_separator = many.quoted = true;
  many.end_mark = dialect::EndMark::none;
  many.line_break = dialect::LineBreak::crlf;
  many.separator = dialect::Separator::full_width;
  EXPECT_EQ(Desk(Dialect::gc, many).writer->realtime(now, samples).bytes,
            golden("gc_CDSS_deviating.txt"));
  Differences shorter;
  shorter.extra_fields = -1;
  EXPECT_EQ(Desk(Dialect::gc, shorter).writer->realtime(now, samples).bytes,
            golden("gc_CDSS_short.txt"));
  Differences swapped;
  using dialect::Gas;
  swapped.types_written_as = {{Gas::methane, Gas::carbon_monoxide},
                              {Gas::carbon_monoxide, Gas::methane}};
  EXPECT_EQ(Desk(Dialect::gc, swapped).writer->realtime(now, samples).bytes,
            golden("gc_CDSS_swapped.txt"));
}

TEST(Differences, later_ones_win_and_what_they_do_not_mention_stays) {
  Differences first, second;
  first.encoding = Encoding::gb2312;
  first.tokens = {{"CDSS", "RTDATA"}};
  second.encoding = Encoding::utf8;
  second.tokens = {{"CDDY", "DEV"}};
  const Differences both = dialect::laid_over(first, second);
  EXPECT_EQ(both.encoding, Encoding::utf8);
  EXPECT_EQ(both.tokens.size(), 2U);
  EXPECT_EQ(dialect::laid_over(first, {}), first);
}

TEST(Points, renumbering_gives_every_point_another_id) {
  for (const Dialect dialect : {Dialect::ga, Dialect::gb, Dialect::gc}) {
    Differences renumbered;
    renumbered.renumbering = 1;
    const Desk before(dialect), after(dialect, renumbered);
    for (std::size_t i = 0; i < before.table.rows.size(); ++i)
      EXPECT_NE(before.table.rows[i].id, after.table.rows[i].id);
  }
  EXPECT_THROW(make_points("4101", "x", {}, tiny_layout()), std::invalid_argument);
}

TEST(Text, numbers_and_times_are_exact) {
  std::string out;
  for (const double x : {0.005, 1.0, -0.01, 12.345, 1e6}) append_fixed(out += ' ', x, 2);
  EXPECT_EQ(out, " 0.01 1.00 -0.01 12.35 1000000.00");
  out.clear();
  append_fixed(out, 7.6, 0);
  EXPECT_EQ(out, "8");
  out.clear();
  append_time(out, plant::from_local(19'782, 86'399.9));  // a leap day
  EXPECT_EQ(out, "2024-02-29 23:59:59");
  EXPECT_EQ(encoded("井", Encoding::gb2312), "\xBE\xAE");
  EXPECT_THROW(encoded("\xE2\x82\xAC", Encoding::gb2312), std::runtime_error);
}

}  // namespace
}  // namespace headframe::sim::mine
