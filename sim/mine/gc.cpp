// GC: the national format, safety files (domain.md §1.4). UTF-8 without mark, no newlines, "||" at
// the end.
#include "sim/mine/writer.hpp"

namespace headframe::sim::mine {
namespace {

constexpr std::string_view safety_system = "01";

class GcWriter final : public SafetyWriter {
 public:
  GcWriter(const PointTable& table, const Installation& installation)
      : table_(table),
        installation_(installation),
        paper_(table, installation),
        framing_(framing_of(paper_.conventions())),
        station_name_(encoded("分站", table.encoding)),
        build_(framing_) {}

  File definitions(rt::WallTime now) override {
    build_.begin();
    build_.field(table_.mine_code).field(table_.mine_name);
    build_.field(encoded(installation_.system_model, table_.encoding));
    build_.field(encoded(installation_.system_name, table_.encoding));
    build_.field(encoded(installation_.vendor, table_.encoding));
    build_.field(installation_.licence_until).time(now).end_header();
    for (const PointRow& row : table_.rows) definition(row, now);
    return finish(FileKind::definitions, "CDDY", now);
  }

  File realtime(rt::WallTime now, std::span<const Sample> samples) override {
    paper_.begin(build_, now, samples.size());
    for (const Sample& s : samples) {
      const PointRow& row = table_.rows[s.point];
      build_.field(row.id).field(row.type_name).field(row.place);
      paper_.value(build_, s, row.decimals);
      build_.field(row.unit).integer(paper_.status(s.status)).time(now).end();
    }
    return finish(FileKind::realtime, "CDSS", now);
  }

  File statistics(rt::WallTime begin_at, rt::WallTime end_at, rt::WallTime now,
                  std::span<const Statistic> statistics) override {
    paper_.begin(build_, now, statistics.size());
    for (const Statistic& s : statistics) {
      const PointRow& row = table_.rows[s.point];
      build_.field(row.id).field(row.type_name).field(row.place).field(row.unit);
      build_.time(begin_at).time(end_at).number(s.maximum, row.decimals).time(s.maximum_at);
      build_.number(s.minimum, row.decimals).time(s.minimum_at);
      build_.number(s.average, row.decimals).time(now).end();
    }
    return finish(FileKind::statistics, "TJSJ", now);
  }

  File exceptions(rt::WallTime now, std::span<const Alarm> alarms) override {
    paper_.begin(build_, now, alarms.size());
    for (const Alarm& a : alarms) exception(a, now);
    return finish(FileKind::exceptions, "YCBJ", now);
  }

  std::optional<File> switch_changes(rt::WallTime now, std::span<const Sample> changes) override {
    if (!paper_.conventions().switch_changes) return {};
    paper_.begin(build_, now, changes.size());
    for (const Sample& s : changes) {
      const PointRow& row = table_.rows[s.point];
      build_.field(row.id).field(row.type_name).field(row.place).number(s.value, 0);
      build_.integer(paper_.status(s.status)).time(now).end();
    }
    return finish(FileKind::switch_changes, "KGBH", now);
  }

  // Cumulative points stand in the realtime file.
  std::optional<File> cumulative(rt::WallTime, const Production&) override { return {}; }
  Sample as_written(Sample s) const override { return mine::as_written(paper_.conventions(), s); }
  bool carries(PointKind) const override { return true; }

  std::optional<File> substation_definitions(rt::WallTime now) override {
    paper_.begin(build_, now, table_.substations.size());
    for (const SubstationRow& s : table_.substations) {
      build_.field(s.id).field(s.location).number(s.x, 2).number(s.y, 2).number(s.z, 2);
      build_.time(now).end();
    }
    return finish(FileKind::substation_definitions, "FZDY", now);
  }

  std::optional<File> substation_states(rt::WallTime now,
                                        std::span<const StationState> states) override {
    paper_.begin(build_, now, states.size());
    for (std::size_t i = 0; i < states.size(); ++i) {
      build_.field(table_.substations[i].id).integer(states[i].answers ? 0 : 1);
      build_.integer(states[i].mains ? 1 : 0).time(now).end();
    }
    return finish(FileKind::substation_states, "FZSS", now);
  }

 private:
  File finish(FileKind kind, std::string_view token, rt::WallTime now) {
    return {kind, paper_.name(token, now), build_.finish()};
  }

  void definition(const PointRow& row, rt::WallTime now) {
    const int d = row.decimals;
    const plant::Limits& l = row.limits;
    build_.field(row.id).field(safety_system).field(row.substation).field(row.sensor);
    build_.field(value_type(row.kind)).field(row.unit);
    if (row.kind == PointKind::analog) {
      build_.number(row.range_high, d).number(row.range_low, d);
      build_.number(l.alarm_high, d).number(l.alarm_high_clear, d);
      build_.number(l.alarm_low, d).number(l.alarm_low_clear, d);
      build_.number(l.cut, d).number(l.restore, d).empty(2);
    } else {
      build_.empty(10);
    }
    const SubstationRow& at = station_of(row);
    build_.field(row.on_text).field(row.off_text).field(row.place);
    build_.number(at.x + row.truth, 2).number(at.y, 2).number(at.z, 2);
    if (row.breaker.empty()) build_.empty();
    else build_.field("D-" + row.breaker);
    build_.time(now).end();
  }

  const SubstationRow& station_of(const PointRow& row) const {
    for (const SubstationRow& s : table_.substations)
      if (s.id == row.substation) return s;
    return table_.substations.front();
  }

  void exception(const Alarm& a, rt::WallTime now) {
    const AlarmPlace at = place_of(table_, a, station_name_);
    const int d = at.decimals;
    build_.field(at.id).field(at.type_name).field(at.place).field(at.unit);
    build_.integer(static_cast<std::uint64_t>(a.type), 3).time(a.begin).time(a.end);
    if (at.has_values) {
      build_.number(a.maximum, d).time(a.maximum_at).number(a.minimum, d).time(a.minimum_at);
      build_.number(a.average(), d);
    } else {
      build_.empty(5);
    }
    build_.empty(4).time(now).end();
  }

  const PointTable& table_;
  const Installation& installation_;
  Stationery paper_;
  Framing framing_;
  std::string station_name_;
  FileBuilder build_;
};

}  // namespace

std::unique_ptr<SafetyWriter> make_gc_writer(const PointTable& table,
                                             const Installation& installation) {
  return std::make_unique<GcWriter>(table, installation);
}

}  // namespace headframe::sim::mine
