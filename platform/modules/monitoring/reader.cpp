#include "platform/modules/monitoring/reader.hpp"

#include <algorithm>
#include <map>

#include "platform/modules/monitoring/tables.hpp"

namespace headframe::monitoring {
namespace {

constexpr rt::Duration longest_file = std::chrono::hours(24);

}  // namespace

std::vector<core::PointFacts> Reader::points(store::Connection& connection) const {
  std::vector<core::PointFacts> found;
  auto row = connection.query(
      "SELECT id, mine, point, substation, sensor, name, unit, alarm_high FROM monitoring_points "
      "ORDER BY id");
  while (row.step())
    found.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4),
                     row.text(5), row.text(6), row.real_if(7)});
  return found;
}

std::vector<Value> Reader::of_file(store::Connection& connection, std::int64_t file) const {
  auto row = connection.query("SELECT packed FROM monitoring_batches WHERE file = ?", file);
  return row.step() ? unpack(row.blob(0)) : std::vector<Value>();
}

std::optional<core::PointFacts> Reader::find(store::Connection& connection, std::string_view mine,
                                             std::string_view point) const {
  auto row = connection.query(
      "SELECT id, substation, sensor, name, unit, alarm_high FROM monitoring_points WHERE mine = ? "
      "AND point = ?",
      mine, point);
  if (!row.step()) return std::nullopt;
  return core::PointFacts{row.integer(0), std::string(mine), std::string(point), row.text(1),
                          row.text(2),    row.text(3),       row.text(4),        row.real_if(5)};
}

std::map<std::string, rt::WallTime, std::less<>> Reader::newest(store::Connection& connection,
                                                                std::string_view mine) const {
  std::map<std::string, rt::WallTime, std::less<>> found;
  for (const CurrentValue& c : current(connection, mine))
    if (c.value.file != 0) found.emplace(c.point, c.value.time);
  return found;
}

std::vector<CurrentValue> Reader::current(store::Connection& connection,
                                          std::string_view mine) const {
  std::map<std::int64_t, Value> values;
  auto packed = connection.query("SELECT packed FROM monitoring_current WHERE mine = ?", mine);
  if (packed.step())
    unpack(packed.blob(0), [&](const Value& value) { values[value.point] = value; });
  std::vector<CurrentValue> found;
  auto row = connection.query(
      "SELECT id, point, name, sensor, unit FROM monitoring_points WHERE mine = ? ORDER BY id",
      mine);
  while (row.step()) {
    Value value;
    value.point = row.integer(0);
    if (const auto known = values.find(value.point); known != values.end()) value = known->second;
    found.push_back({row.text(1), row.text(2), row.text(3), row.text(4), value});
  }
  return found;
}

std::vector<Value> Reader::history(store::Connection& connection, std::string_view mine,
                                   std::string_view point, rt::WallTime from,
                                   rt::WallTime to) const {
  const auto facts = find(connection, mine, point);
  return facts ? tables::history(connection, mine, facts->id, from, to) : std::vector<Value>();
}

std::vector<Value> Reader::of_mine(store::Connection& connection, std::string_view mine,
                                   rt::WallTime from, rt::WallTime to) const {
  return tables::of_mine(connection, mine, from, to);
}

std::vector<Interval> Reader::statistics(store::Connection& connection, std::string_view mine,
                                         std::string_view point, rt::WallTime from,
                                         rt::WallTime to) const {
  std::vector<Interval> found;
  const auto facts = find(connection, mine, point);
  if (!facts) return found;
  auto row = connection.query(
      "SELECT packed FROM monitoring_statistics WHERE mine = ? AND first BETWEEN ? AND ? AND last "
      ">= ? ORDER BY first",
      mine, from - longest_file, to, from);
  while (row.step())
    for (const Interval& i : unpack_intervals(row.blob(0)))
      if (i.point == facts->id && i.begin >= from && i.begin < to) found.push_back(i);
  std::sort(found.begin(), found.end(), [](const Interval& a, const Interval& b) {
    return std::tie(a.begin, a.record) < std::tie(b.begin, b.record);
  });
  return found;
}

std::vector<Value> Reader::exceptional(store::Connection& connection, std::string_view mine,
                                       rt::WallTime from, rt::WallTime to) const {
  std::vector<Value> found;
  auto row = connection.query(
      "SELECT packed FROM monitoring_exceptional WHERE mine = ? AND first BETWEEN ? AND ? AND last "
      ">= ? ORDER BY first",
      mine, from - longest_file, to, from);
  while (row.step())
    unpack(row.blob(0), [&](const Value& value) {
      if (value.time >= from && value.time < to) found.push_back(value);
    });
  return found;
}

}  // namespace headframe::monitoring
