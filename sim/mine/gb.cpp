// GB: the format of the upgraded systems of 2016–2019 (domain.md §1.3). UTF-8, CRLF, "||" at the end.
#include "sim/mine/writer.hpp"

#include <algorithm>

namespace headframe::sim::mine {
namespace {

class GbWriter final : public SafetyWriter {
 public:
  GbWriter(const PointTable& table, const Installation& installation)
      : table_(table),
        installation_(installation),
        paper_(table, installation),
        framing_(framing_of(paper_.conventions())),
        build_(framing_) {}

  File definitions(rt::WallTime now) override {
    const auto count = [&](PointKind kind) {
      return static_cast<std::uint64_t>(std::ranges::count(table_.rows, kind, &PointRow::kind));
    };
    build_.begin();
    build_.field(encoded(installation_.system_model, table_.encoding));
    build_.field(encoded(installation_.system_name, table_.encoding));
    build_.field(encoded(installation_.vendor, table_.encoding)).time(now);
    build_.integer(count(PointKind::two_state)).integer(count(PointKind::analog));
    build_.integer(0).integer(0).integer(0).integer(0).empty().end_header(true);
    for (const PointRow& row : table_.rows) definition(row);
    return finish(FileKind::definitions, "CDDY", now);
  }

  File realtime(rt::WallTime now, std::span<const Sample> samples) override {
    paper_.begin(build_, now, carried(*this, table_, samples));
    for (const Sample& s : samples) {
      const PointRow& row = table_.rows[s.point];
      if (!carries(row.kind)) continue;
      paper_.value(build_.field(row.id), s, row.decimals);
      build_.integer(paper_.status(s.status)).end();
    }
    return finish(FileKind::realtime, "SSSJ", now);
  }

  File statistics(rt::WallTime, rt::WallTime, rt::WallTime now,
                  std::span<const Statistic> statistics) override {
    paper_.begin(build_, now, statistics.size());
    for (const Statistic& s : statistics) {
      const PointRow& row = table_.rows[s.point];
      build_.field(row.id).number(s.average, row.decimals).number(s.maximum, row.decimals);
      build_.time(s.maximum_at).number(s.minimum, row.decimals).time(s.minimum_at).end(true);
    }
    return finish(FileKind::statistics, "WFSJ", now);
  }

  File exceptions(rt::WallTime now, std::span<const Alarm> alarms) override {
    paper_.begin(build_, now, alarms.size());
    for (const Alarm& a : alarms) exception(a);
    return finish(FileKind::exceptions, "YCBJ", now);
  }

  std::optional<File> switch_changes(rt::WallTime now, std::span<const Sample> changes) override {
    if (!paper_.conventions().switch_changes) return {};
    paper_.begin(build_, now, changes.size());
    for (const Sample& s : changes)
      build_.field(table_.rows[s.point].id).number(s.value, 0).time(now).end(true);
    return finish(FileKind::switch_changes, "KGBH", now);
  }

  std::optional<File> cumulative(rt::WallTime now, const Production& production) override {
    paper_.begin(build_, now, counters(table_));
    for (const PointRow& row : table_.rows) {
      if (row.kind != PointKind::cumulative) continue;
      build_.field(row.id).integer(static_cast<std::uint64_t>(production.shift));
      for (const double tonnes : production.per_shift) build_.number(tonnes, row.decimals);
      build_.end();
    }
    return finish(FileKind::cumulative, "LJSJ", now);
  }

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
    if (row.kind == PointKind::cumulative) return;  // GB defines switches and analog points only
    const int d = row.decimals;
    const plant::Limits& l = row.limits;
    build_.field(row.id).field(row.substation).field(row.place).empty();
    if (row.kind == PointKind::two_state) {
      build_.field(row.on_text).field(row.off_text).empty(4);
    } else {
      build_.field(row.unit).empty(2).number(l.alarm_high, d).empty().number(l.alarm_low, d).empty();
      build_.number(l.cut, d).number(l.restore, d).empty(2);
    }
    if (row.breaker.empty()) build_.empty();
    else build_.field("D-" + row.breaker);
    build_.end();
  }

  /// The shipped defect: after a closed alarm's end time no separator is written, and the clearing
  /// limit is a copy of the limit.
  void exception(const Alarm& a) {
    const bool defective = paper_.conventions().closed_alarm_fused;
    const AlarmPlace at = place_of(table_, a, {});
    const int d = at.decimals;
    build_.field(at.id).integer(static_cast<std::uint64_t>(a.type), 3).number(a.value, d);
    build_.number(a.limit, d).number(defective ? a.limit : a.limit_clear, d).time(a.begin);
    if (a.end) build_.time(*a.end);
    else build_.field("X");
    if (a.end && defective) build_.fuse();
    if (at.has_values) {
      build_.number(a.maximum, d).time(a.maximum_at).time(a.minimum_at);
      build_.number(a.average(), d).number(a.minimum, d);
    } else {
      build_.empty(5);
    }
    build_.empty(4).end(true);
  }

  const PointTable& table_;
  const Installation& installation_;
  Stationery paper_;
  Framing framing_;
  FileBuilder build_;
};

}  // namespace

std::unique_ptr<SafetyWriter> make_gb_writer(const PointTable& table,
                                             const Installation& installation) {
  return std::make_unique<GbWriter>(table, installation);
}

}  // namespace headframe::sim::mine
