#include "sim/mine/writer.hpp"

#include <algorithm>
#include <stdexcept>

namespace headframe::sim::mine {

std::unique_ptr<SafetyWriter> make_writer(const PointTable& table,
                                          const Installation& installation) {
  switch (installation.dialect) {
    case Dialect::ga: return make_ga_writer(table, installation);
    case Dialect::gb: return make_gb_writer(table, installation);
    case Dialect::gc: return make_gc_writer(table, installation);
  }
  throw std::invalid_argument("make_writer: unknown dialect");
}

void Stationery::begin(FileBuilder& build, rt::WallTime time, std::uint64_t records) const {
  build.begin();
  switch (conventions_.header) {
    case dialect::Header::time: build.time(time); break;
    case dialect::Header::time_and_count: build.time(time).integer(records); break;
    case dialect::Header::code_name_time:
      build.field(table_.mine_code).field(table_.mine_name).time(time);
      break;
  }
  build.end_header(conventions_.header_trailing_separator);
}

std::string Stationery::name(std::string_view token, rt::WallTime now) const {
  const auto other = conventions_.tokens.find(std::string(token));
  const bool joined = conventions_.file_name == dialect::FileName::joined;
  std::string name = table_.name_code;
  if (!joined) name += '_';
  name += other == conventions_.tokens.end() ? token : other->second;
  if (!joined) name += '_';
  append_stamp(name, now);
  name += conventions_.extension;
  return name;
}

void Stationery::value(FileBuilder& build, const Sample& sample, int decimals) const {
  if (sample.has_value)
    build.number(sample.value, decimals);
  else if (conventions_.missing_value == dialect::MissingValue::zero)
    build.number(0.0, decimals);
  else if (conventions_.missing_value == dialect::MissingValue::dashes)
    build.field("--");
  else
    build.empty();
}

std::uint64_t carried(const SafetyWriter& writer, const PointTable& table,
                      std::span<const Sample> samples) {
  return static_cast<std::uint64_t>(std::ranges::count_if(
      samples, [&](const Sample& s) { return writer.carries(table.rows[s.point].kind); }));
}

std::uint64_t counters(const PointTable& table) {
  return static_cast<std::uint64_t>(
      std::ranges::count(table.rows, PointKind::cumulative, &PointRow::kind));
}

AlarmPlace place_of(const PointTable& table, const Alarm& alarm, std::string_view station_name) {
  if (alarm.entity < table.rows.size()) {
    const PointRow& row = table.rows[alarm.entity];
    const bool valued = row.kind == PointKind::analog && alarm.type != AlarmType::sensor_broken;
    return {row.id, row.type_name, row.place, row.unit, row.decimals, valued};
  }
  const SubstationRow& station = table.substations.at(alarm.entity - table.rows.size());
  return {station.id, station_name, station.location, {}, 0, false};
}

}  // namespace headframe::sim::mine
