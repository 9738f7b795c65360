#include "platform/modules/monitoring/module.hpp"

#include <algorithm>
#include <set>

#include "platform/core/civil.hpp"
#include "platform/modules/monitoring/events.hpp"

namespace headframe::monitoring {
namespace {

tables::MineState& mine_of(tables::State& state, std::string_view mine) {
  const auto found = state.find(mine);
  return found != state.end() ? found->second : state[std::string(mine)];
}

/// Where a known point stands; files list their points in the same order every time.
std::size_t slot_of(const tables::MineState& mine, std::int64_t point, std::size_t likely) {
  while (likely < mine.current.size() && mine.current[likely].point < point) ++likely;
  if (likely < mine.current.size() && mine.current[likely].point == point) return likely;
  const auto found = std::lower_bound(mine.current.begin(), mine.current.end(), point,
                                      [](const Value& v, std::int64_t p) { return v.point < p; });
  return static_cast<std::size_t>(found - mine.current.begin());
}

std::vector<std::int64_t> days_of(const std::vector<Value>& values, rt::WallTime header) {
  std::set<std::int64_t> days{core::day_of(header)};
  for (const Value& value : values) days.insert(core::day_of(value.time));
  return {days.begin(), days.end()};
}

}  // namespace

Module::Module(core::House& house, Options options)
    : house_(house),
      options_(options),
      state_(tables::load),
      values_(
          house.metrics.counter("monitoring_values_total", "Values of points that were stored")) {
  house.bus.subscribe<core::FileDecoded>(
      [this](store::Connection& c, const core::FileDecoded& f) { take(c, f); });
}

std::vector<store::Migration> Module::migrations() const {
  return {{"monitoring", 1, std::string(tables::ddl)},
          {"monitoring", 2, std::string(tables::ddl_2)}};
}

std::vector<core::Right> Module::rights() const {
  return {{"monitoring.read", "查看监测数据", "see points, values and statistics"}};
}

std::vector<core::Duty> Module::duties() {
  const auto tidy_up = [this](store::Connection& connection, rt::WallTime now) {
    const auto limit = core::start_of_day(core::day_of(now - options_.keep_batches));
    tables::compact(connection, limit, options_.compact_batches);
  };
  const auto expire = [this](store::Connection& connection, rt::WallTime now) {
    tables::expire(connection, now, options_.retention);
  };
  return {{{"monitoring.compact", 0}, options_.compact_every, tidy_up},
          {{"monitoring.expire", 0}, std::chrono::hours(24), expire}};
}

void Module::take(store::Connection& connection, const core::FileDecoded& file) {
  switch (file.content.kind) {
    case wire::FileKind::point_definitions:
      return take_definitions(connection, file);
    case wire::FileKind::realtime:
    case wire::FileKind::switch_changes:
    case wire::FileKind::cumulative:
      return take_values(connection, file, values_of(connection, file));
    case wire::FileKind::statistics:
      return take_statistics(connection, file);
    default:
      return;
  }
}

std::size_t Module::slot(store::Connection& connection, const core::FileDecoded& file,
                         tables::MineState& mine, const std::string& point, std::size_t likely) {
  if (const auto known = mine.slot_of(point, likely)) return *known;
  const std::int64_t id = tables::add_point(connection, file.mine, point, file.now);
  mine.slots[point] = mine.points.size();
  mine.points.push_back(point);
  mine.current.push_back(
      {.point = id, .time = {}, .value = {}, .status = 0, .file = 0, .record = 0});
  mine.limits.emplace_back();
  return mine.points.size() - 1;
}

void Module::take_definitions(store::Connection& connection, const core::FileDecoded& file) {
  if (file.stale) return;
  PointsChanged event{std::string(file.mine), file.file, 0, 0};
  std::size_t likely = 0;
  tables::MineState& mine = mine_of(state_.of(connection), file.mine);
  for (const wire::PointDefinition& definition : file.content.points) {
    const std::size_t known = mine.points.size();
    const std::size_t at = slot(connection, file, mine, definition.point, likely);
    const std::int64_t id = mine.current[at].point;
    const bool changed =
        tables::define(connection, id, definition, file.file, file.content.header.data_time);
    mine.limits[at] = {definition.alarm_high, definition.alarm_low};
    if (at >= known)
      ++event.created;
    else if (changed)
      ++event.changed;
    likely = at + 1;
  }
  if (event.created + event.changed > 0) house_.announce(connection, live_event(event, file.now));
}

std::vector<Value> Module::values_of(store::Connection& connection, const core::FileDecoded& file) {
  std::vector<Value> values;
  std::size_t likely = 0;
  tables::MineState& mine = mine_of(state_.of(connection), file.mine);
  const auto add = [&](const std::string& point, rt::WallTime time, std::optional<double> value,
                       std::uint16_t status, std::uint32_t record) {
    const std::size_t at = slot(connection, file, mine, point, likely);
    const std::int64_t id = mine.current[at].point;
    values.push_back({id, time, value, status, file.file, record});
    likely = at + 1;
  };
  values.reserve(file.content.samples.size() + file.content.changes.size());
  for (const wire::Sample& s : file.content.samples)
    add(s.point, s.time, s.value, s.status, s.place.record);
  for (const wire::SwitchChange& s : file.content.changes)
    add(s.point, s.time, s.value, s.status, s.place.record);
  for (const wire::CumulativeValue& c : file.content.cumulative) {
    const bool running = c.shift >= 1 && c.shift <= c.per_shift.size();
    add(c.point, c.time, running ? std::optional(c.per_shift[c.shift - 1]) : std::nullopt, 0,
        c.place.record);
  }
  return values;
}

void Module::take_values(store::Connection& connection, const core::FileDecoded& file,
                         std::vector<Value> values) {
  if (file.replay)
    tables::forget_file(connection, file.file, file.mine,
                        days_of(values, file.content.header.data_time));
  if (values.empty()) return;
  tables::MineState& mine = mine_of(state_.of(connection), file.mine);
  BatchStored event{std::string(file.mine), file.file, values.front().time, values.size(),
                    file.stale};
  std::size_t likely = 0;
  std::vector<Value> exceptional;
  bool moved = false;
  for (const Value& value : values) {
    event.time = std::max(event.time, value.time);
    likely = slot_of(mine, value.point, likely);
    Value& current = mine.current[likely];
    const bool newest = value.time >= current.time;
    if (newest) current = value;
    moved |= newest;
    const auto limit = untold_limit(value, mine.limits[likely]);
    if (limit || is_exceptional(value.status)) exceptional.push_back(value);
    if (limit)
      house_.bus.publish(connection, core::OverLimitUntold{file.mine, mine.points[likely],
                                                           *value.value, *limit, value.time,
                                                           file.file, !newest, file.now});
  }
  if (moved) tables::keep_current(connection, file.mine, mine);
  tables::add_exceptional(connection, file.file, file.mine, std::move(exceptional));
  tables::add_batch(connection, file.file, file.mine, std::move(values));
  connection.after_commit([this, n = event.values] { values_.add(n); });
  house_.announce(connection, live_event(event, file.now));
}

void Module::take_statistics(store::Connection& connection, const core::FileDecoded& file) {
  if (file.replay) tables::forget_file(connection, file.file, file.mine, {});
  std::vector<Interval> intervals;
  std::size_t likely = 0;
  tables::MineState& mine = mine_of(state_.of(connection), file.mine);
  for (const wire::Statistic& s : file.content.statistics) {
    const std::size_t at = slot(connection, file, mine, s.point, likely);
    const std::int64_t id = mine.current[at].point;
    intervals.push_back({id, s.begin, s.end, s.average, s.maximum, s.minimum, s.maximum_at,
                         s.minimum_at, s.place.record});
    likely = at + 1;
  }
  tables::add_statistics(connection, file.file, file.mine, intervals);
}

}  // namespace headframe::monitoring
