// GA: the old Henan format (domain.md §1.2). GB2312, one record a line, no end mark.
#include "sim/mine/writer.hpp"

#include <string>

namespace headframe::sim::mine {
namespace {

constexpr std::uint64_t analog_value = 1, switch_value = 2, cumulative_value = 3, control_value = 4;
constexpr std::size_t shift_fields = 4;

class GaWriter final : public SafetyWriter {
 public:
  GaWriter(const PointTable& table, const Installation& installation)
      : table_(table),
        paper_(table, installation),
        framing_(framing_of(paper_.conventions())),
        build_(framing_) {}

  File definitions(rt::WallTime now) override {
    paper_.begin(build_, now, table_.rows.size());
    for (const PointRow& row : table_.rows) definition(row);
    return finish(FileKind::definitions, "DEV", now);
  }

  File realtime(rt::WallTime now, std::span<const Sample> samples) override {
    paper_.begin(build_, now, carried(*this, table_, samples));
    for (const Sample& s : samples) {
      const PointRow& row = table_.rows[s.point];
      if (!carries(row.kind)) continue;
      paper_.value(build_.field(row.id), s, row.decimals);
      build_.integer(paper_.status(s.status)).end();
    }
    return finish(FileKind::realtime, "RTDATA", now);
  }

  File statistics(rt::WallTime begin_at, rt::WallTime, rt::WallTime now,
                  std::span<const Statistic> statistics) override {
    paper_.begin(build_, begin_at, statistics.size());
    for (const Statistic& s : statistics) {
      const PointRow& row = table_.rows[s.point];
      build_.field(row.id).number(s.average, row.decimals).number(s.maximum, row.decimals);
      build_.time(s.maximum_at).number(s.minimum, row.decimals).time(s.minimum_at).end();
    }
    return finish(FileKind::statistics, "FZDATA", now);
  }

  File exceptions(rt::WallTime now, std::span<const Alarm> alarms) override {
    paper_.begin(build_, now, alarms.size());
    for (const Alarm& a : alarms) exception(a);
    return finish(FileKind::exceptions, "YCBJDATA", now);
  }

  std::optional<File> cumulative(rt::WallTime now, const Production& production) override {
    paper_.begin(build_, now, counters(table_));
    for (const PointRow& row : table_.rows) {
      if (row.kind != PointKind::cumulative) continue;
      build_.field(row.id).integer(static_cast<std::uint64_t>(production.shift) + 1);
      for (std::size_t i = 0; i < shift_fields; ++i)
        build_.number(i < production.per_shift.size() ? production.per_shift[i] : 0, row.decimals);
      build_.end();
    }
    return finish(FileKind::cumulative, "ACCDATA", now);
  }

  // KGBHDATA has no known layout; substations have no files of their own.
  std::optional<File> switch_changes(rt::WallTime, std::span<const Sample>) override { return {}; }
  std::optional<File> substation_definitions(rt::WallTime) override { return {}; }
  std::optional<File> substation_states(rt::WallTime, std::span<const StationState>) override {
    return {};
  }
  Sample as_written(Sample s) const override { return mine::as_written(paper_.conventions(), s); }
  bool carries(PointKind kind) const override { return kind != PointKind::cumulative; }

 private:
  File finish(FileKind kind, std::string_view token, rt::WallTime now) {
    return {kind, paper_.name(token, now), build_.finish()};
  }

  void definition(const PointRow& row) {
    if (row.quantity == plant::Quantity::breaker) {
      build_.field(row.id).integer(control_value).field(row.place).field(row.sensor).end();
    } else if (row.kind == PointKind::cumulative) {
      build_.field(row.id).field(row.substation).field(row.place).field(row.area);
      build_.integer(cumulative_value).field(row.sensor).field(row.unit).end();
    } else if (row.kind == PointKind::two_state) {
      build_.field(row.id).field(row.substation).field(row.place).field(row.area).empty(2);
      build_.integer(switch_value).field(row.sensor).field(row.on_text).field(row.off_text);
      build_.empty(4).field(row.breaker).end();
    } else {
      analog_definition(row);
    }
  }

  void analog_definition(const PointRow& row) {
    const int d = row.decimals;
    const plant::Limits& l = row.limits;
    build_.field(row.id).field(row.substation).field(row.place).field(row.area).empty(2);
    build_.integer(analog_value).field(row.sensor).field(row.unit);
    build_.number(row.range_high, d).number(row.range_low, d);
    build_.number(l.alarm_high, d).number(l.alarm_high_clear, d);
    build_.number(l.alarm_low, d).number(l.alarm_low_clear, d);
    build_.number(l.cut, d).number(l.restore, d).empty(2).field(row.breaker).end();
  }

  void exception(const Alarm& a) {
    const AlarmPlace at = place_of(table_, a, {});
    const int d = at.decimals;
    if (a.entity < table_.rows.size() ||
        paper_.conventions().ids != dialect::PointIds::old) {
      build_.field(at.id);
    } else {
      // A substation has no old id of its own: its number with port 00.
      build_.field(table_.mine_code + std::string(at.id) + "A00");
    }
    build_.integer(static_cast<std::uint64_t>(a.type)).number(a.value, d);
    const bool fused = paper_.conventions().closed_alarm_fused;
    build_.number(a.limit, d).number(fused ? a.limit : a.limit_clear, d).time(a.begin);
    if (a.end) build_.time(*a.end);
    else build_.field("X");
    if (a.end && fused) build_.fuse();
    if (at.has_values) {
      build_.number(a.maximum, d).time(a.maximum_at).time(a.minimum_at);
      build_.number(a.average(), d).number(a.minimum, d);
    } else {
      build_.empty(5);
    }
    build_.empty(4).end();
  }

  const PointTable& table_;
  Stationery paper_;
  Framing framing_;
  FileBuilder build_;
};

}  // namespace

std::unique_ptr<SafetyWriter> make_ga_writer(const PointTable& table,
                                             const Installation& installation) {
  return std::make_unique<GaWriter>(table, installation);
}

}  // namespace headframe::sim::mine
