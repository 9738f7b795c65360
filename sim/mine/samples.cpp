#include "sim/mine/samples.hpp"

#include <algorithm>
#include <tuple>

#include "sim/mine/text.hpp"

namespace headframe::sim::mine {
namespace {

constexpr std::uint16_t bit(AlarmType type) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(type));
}

std::uint16_t status_of(std::uint16_t kinds) {
  std::uint16_t status = normal;
  if (kinds & bit(AlarmType::over_limit)) status |= alarm;
  if (kinds & bit(AlarmType::cut_off)) status |= cut_off;
  if (kinds & bit(AlarmType::feed_abnormal)) status |= feed_abnormal;
  if (kinds & bit(AlarmType::sensor_broken)) status |= sensor_fault;
  if (kinds & (bit(AlarmType::substation_power_loss) | bit(AlarmType::substation_silent)))
    status |= substation_fault;
  if (kinds & bit(AlarmType::calibration)) status |= calibration;
  if (kinds & bit(AlarmType::over_range)) status |= over_range;
  return status;
}

constexpr std::uint16_t station_kinds =
    bit(AlarmType::substation_power_loss) | bit(AlarmType::substation_silent);

std::optional<double> limit_of(const plant::Limits& limits, AlarmType type, double value) {
  if (type == AlarmType::cut_off) return limits.cut;
  if (type != AlarmType::over_limit) return {};
  return limits.alarm_high && value >= *limits.alarm_high ? limits.alarm_high : limits.alarm_low;
}

std::optional<double> clear_of(const plant::Limits& limits, AlarmType type, double value) {
  if (type == AlarmType::cut_off) return limits.restore;
  if (type != AlarmType::over_limit) return {};
  return limits.alarm_high && value >= *limits.alarm_high ? limits.alarm_high_clear
                                                          : limits.alarm_low_clear;
}

}  // namespace

AlarmBook::AlarmBook(const PointTable& table)
    : table_(table),
      on_(table.rows.size() + table.substations.size()),
      stations_(table.substations.size()) {
  for (const PointRow& row : table.rows)
    for (std::uint32_t s = 0; s < table.substations.size(); ++s)
      if (table.substations[s].id == row.substation) station_of_.push_back(s);
}

AlarmBook::Kinds AlarmBook::limit_kinds(const PointRow& row, double value) const {
  const plant::Limits& l = row.limits;
  const Kinds before = on_[row.truth];
  Kinds kinds = 0;
  const bool alarmed = before & bit(AlarmType::over_limit);
  const bool high = l.alarm_high && value >= (alarmed ? *l.alarm_high_clear : *l.alarm_high);
  const bool low = l.alarm_low && value < (alarmed ? *l.alarm_low_clear : *l.alarm_low);
  if (high || low) kinds |= bit(AlarmType::over_limit);
  if (l.cut && value >= (before & bit(AlarmType::cut_off) ? *l.restore : *l.cut))
    kinds |= bit(AlarmType::cut_off);
  return kinds;
}

AlarmBook::Kinds AlarmBook::kinds_of(const PointRow& row, const plant::Reading& reading,
                                     std::span<const plant::Reading> all) const {
  switch (reading.condition) {
    case plant::Condition::broken: return bit(AlarmType::sensor_broken);
    case plant::Condition::substation_no_power: return bit(AlarmType::substation_power_loss);
    case plant::Condition::substation_silent: return bit(AlarmType::substation_silent);
    case plant::Condition::calibrating: return bit(AlarmType::calibration);
    case plant::Condition::over_range:
      return bit(AlarmType::over_range) | limit_kinds(row, reading.value);
    case plant::Condition::normal: break;
  }
  if (row.kind == PointKind::analog) return limit_kinds(row, reading.value);
  if (row.breaker_row == row.truth) return 0;
  const plant::Reading& order = all[row.breaker_row];
  const bool differs = plant::has_value(order.condition) && order.value != reading.value;
  return differs ? bit(AlarmType::feed_abnormal) : Kinds{0};
}

void AlarmBook::follow(std::uint32_t entity, double value, rt::WallTime now) {
  for (Alarm& a : open_) {
    if (a.entity != entity) continue;
    if (value > a.maximum) {
      a.maximum = value;
      a.maximum_at = now;
    }
    if (value < a.minimum) {
      a.minimum = value;
      a.minimum_at = now;
    }
    a.sum += value;
    ++a.samples;
  }
}

void AlarmBook::change(std::uint32_t entity, Kinds now_on, const plant::Reading& reading,
                       rt::WallTime now, std::vector<Alarm>& changes) {
  const Kinds before = on_[entity];
  on_[entity] = now_on;
  for (int t = 1; t <= alarm_types; ++t) {
    const auto type = static_cast<AlarmType>(t);
    const bool was = before & bit(type), is = now_on & bit(type);
    if (was == is) continue;
    if (is) {
      const plant::Limits none, &limits =
          entity < table_.rows.size() ? table_.rows[entity].limits : none;
      open_.push_back({entity, type, reading.value, limit_of(limits, type, reading.value),
                       clear_of(limits, type, reading.value), now, {}, reading.value, reading.value,
                       reading.value, now, now, 1});
      changes.push_back(open_.back());
      continue;
    }
    const auto ended = std::ranges::find_if(
        open_, [&](const Alarm& a) { return a.entity == entity && a.type == type; });
    ended->end = now;
    changes.push_back(*ended);
    open_.erase(ended);
  }
}

std::vector<Alarm> AlarmBook::poll(std::span<const plant::Reading> readings, rt::WallTime now,
                                   std::vector<Sample>& samples) {
  std::vector<Alarm> changes;
  samples.resize(readings.size());
  std::ranges::fill(stations_, Kinds{0});
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    const PointRow& row = table_.rows[i];
    plant::Reading reading = readings[i];
    reading.value = rounded(reading.value, row.decimals);
    const Kinds kinds = kinds_of(row, reading, readings);
    samples[i] = {i, reading.value, status_of(kinds), plant::has_value(reading.condition)};
    if ((kinds & bit(AlarmType::calibration)) != 0 && row.limits.alarm_high &&
        reading.value >= *row.limits.alarm_high)
      samples[i].status |= alarm;
    stations_[station_of_[i]] |= kinds & station_kinds;
    const Kinds own = kinds & static_cast<Kinds>(~station_kinds);
    if (on_[i] == 0 && own == 0) continue;
    if (samples[i].has_value) follow(i, reading.value, now);
    if (own != on_[i]) change(i, own, reading, now, changes);
  }
  const auto points = static_cast<std::uint32_t>(readings.size());
  for (std::uint32_t s = 0; s < stations_.size(); ++s)
    if (stations_[s] != on_[points + s]) change(points + s, stations_[s], {}, now, changes);
  return changes;
}

std::vector<Alarm> AlarmBook::open() const {
  std::vector<Alarm> alarms = open_;
  std::ranges::sort(alarms, [](const Alarm& a, const Alarm& b) {
    return std::tie(a.begin, a.entity, a.type) < std::tie(b.begin, b.entity, b.type);
  });
  return alarms;
}

StatisticsBook::StatisticsBook(const PointTable& table)
    : table_(table), running_(table.rows.size()) {}

void StatisticsBook::add(std::span<const Sample> samples, rt::WallTime now) {
  for (const Sample& s : samples) {
    if (table_.rows[s.point].kind != PointKind::analog) continue;
    if (!s.has_value || s.status & calibration) continue;
    Running& r = running_[s.point];
    if (r.count == 0 || s.value > r.maximum) {
      r.maximum = s.value;
      r.maximum_at = now;
    }
    if (r.count == 0 || s.value < r.minimum) {
      r.minimum = s.value;
      r.minimum_at = now;
    }
    r.sum += s.value;
    ++r.count;
  }
}

std::vector<Statistic> StatisticsBook::close() {
  std::vector<Statistic> statistics;
  for (std::uint32_t i = 0; i < running_.size(); ++i) {
    Running& r = running_[i];
    if (r.count == 0) continue;
    statistics.push_back({i, rounded(r.sum / r.count, table_.rows[i].decimals), r.maximum,
                          r.minimum, r.maximum_at, r.minimum_at});
    r = {};
  }
  return statistics;
}

}  // namespace headframe::sim::mine
