// What modules may ask about mines and points without knowing who keeps them. Called inside a
// transaction, on the lane of the connection that is passed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "platform/core/events.hpp"
#include "platform/store/connection.hpp"

namespace headframe::core {

struct PointFacts {
  std::int64_t id = 0;
  std::string mine, point, substation, sensor, name, unit;
  std::optional<double> alarm_high;
};

class PointDirectory {
 public:
  virtual ~PointDirectory() = default;
  virtual std::optional<PointFacts> find(store::Connection& connection, std::string_view mine,
                                         std::string_view point) const = 0;
  /// The time of the newest value of every point of the mine that ever had one.
  virtual std::map<std::string, rt::WallTime, std::less<>> newest(store::Connection& connection,
                                                                  std::string_view mine) const = 0;
};

struct MineFacts {
  std::string mine, name, county;
  MineState state = MineState::producing;
  rt::Duration silence_limit{};
};

class MineDirectory {
 public:
  virtual ~MineDirectory() = default;
  virtual std::optional<MineFacts> find(store::Connection& connection,
                                        std::string_view mine) const = 0;
};

}  // namespace headframe::core
