// What others may ask monitoring. Reads tables only, so it works on any connection and lane.
#pragma once

#include <string>
#include <vector>

#include "platform/core/directory.hpp"
#include "platform/modules/monitoring/rules.hpp"

namespace headframe::monitoring {

struct CurrentValue {
  std::string point, name, sensor, unit;
  Value value;  // file 0: defined and never heard of
};

class Reader final : public core::PointDirectory {
 public:
  /// Every point of every mine, in the order in which they became known.
  std::vector<core::PointFacts> points(store::Connection& connection) const;
  /// The values of one file in the order of its records, while they are still a batch of their own
  /// (Options::keep_batches); empty for a file without values.
  std::vector<Value> of_file(store::Connection& connection, std::int64_t file) const;
  std::optional<core::PointFacts> find(store::Connection& connection, std::string_view mine,
                                       std::string_view point) const override;
  std::map<std::string, rt::WallTime, std::less<>> newest(store::Connection& connection,
                                                          std::string_view mine) const override;
  /// The newest value of every point of the mine, in the order in which the points became known.
  std::vector<CurrentValue> current(store::Connection& connection, std::string_view mine) const;
  /// Values with from <= time < to, ordered by time, each once.
  std::vector<Value> history(store::Connection& connection, std::string_view mine,
                             std::string_view point, rt::WallTime from, rt::WallTime to) const;
  /// The same of all points of the mine at once, ordered by time, then point.
  std::vector<Value> of_mine(store::Connection& connection, std::string_view mine, rt::WallTime from,
                             rt::WallTime to) const;
  std::vector<Interval> statistics(store::Connection& connection, std::string_view mine,
                                   std::string_view point, rt::WallTime from,
                                   rt::WallTime to) const;
  /// All exceptional values of a mine's points, kept longer than ordinary ones.
  std::vector<Value> exceptional(store::Connection& connection, std::string_view mine,
                                 rt::WallTime from, rt::WallTime to) const;
};

}  // namespace headframe::monitoring
