// What one poll of the mine's own system yields, and what it keeps between polls.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/mine/points.hpp"
#include "sim/plant/plant.hpp"

namespace headframe::sim::mine {

/// One value as the mine's system sees and writes it (rounded as it is written).
struct Sample {
  std::uint32_t point = 0;  // truth number
  double value = 0;         // means nothing without has_value
  std::uint16_t status = 0; // mask of mine::Status
  bool has_value = true;
  friend bool operator==(const Sample&, const Sample&) = default;
};

/// 异常类型, national numbers.
enum class AlarmType : std::uint8_t {
  over_limit = 1, cut_off, feed_abnormal, sensor_broken, substation_power_loss, substation_silent,
  calibration, over_range,
};
constexpr int alarm_types = 8;

/// One abnormal interval of one point (or substation) as the mine's system keeps it. Times are on
/// the system's own clock.
struct Alarm {
  std::uint32_t entity = 0;  // truth number of the point; from points.size() on: substations
  AlarmType type = AlarmType::over_limit;
  double value = 0;          // at the begin
  std::optional<double> limit, limit_clear;
  rt::WallTime begin;
  std::optional<rt::WallTime> end;
  double maximum = 0, minimum = 0, sum = 0;
  rt::WallTime maximum_at, minimum_at;
  std::uint32_t samples = 0;
  double average() const { return samples == 0 ? 0 : sum / samples; }
};

/// The alarm logic of the mine's system: limits with hysteresis, cut-offs, feed against order, breaks
/// and calibration. Pure: readings and time in, samples and changes out.
class AlarmBook {
 public:
  explicit AlarmBook(const PointTable& table);

  /// Fills `samples` (one for each point) and returns the alarms that began or ended.
  std::vector<Alarm> poll(std::span<const plant::Reading> readings, rt::WallTime now,
                          std::vector<Sample>& samples);
  /// Alarms that have not ended, ordered by begin, entity and type.
  std::vector<Alarm> open() const;

 private:
  using Kinds = std::uint16_t;  // bit n: AlarmType n is on

  Kinds kinds_of(const PointRow& row, const plant::Reading& reading,
                 std::span<const plant::Reading> all) const;
  Kinds limit_kinds(const PointRow& row, double value) const;
  void change(std::uint32_t entity, Kinds now_on, const plant::Reading& reading, rt::WallTime now,
              std::vector<Alarm>& changes);
  void follow(std::uint32_t entity, double value, rt::WallTime now);

  const PointTable& table_;
  std::vector<Kinds> on_;      // points, then substations
  std::vector<Kinds> stations_;
  std::vector<std::uint32_t> station_of_;
  std::vector<Alarm> open_;
};

/// Five-minute statistics of analog points; calibration gas and missing values do not count.
struct Statistic {
  std::uint32_t point = 0;
  double average = 0, maximum = 0, minimum = 0;
  rt::WallTime maximum_at, minimum_at;
};

class StatisticsBook {
 public:
  explicit StatisticsBook(const PointTable& table);
  void add(std::span<const Sample> samples, rt::WallTime now);
  /// The points that had values, in the table's order; starts the next interval.
  std::vector<Statistic> close();

 private:
  struct Running {
    double sum = 0;
    std::uint32_t count = 0;
    double maximum = 0, minimum = 0;
    rt::WallTime maximum_at, minimum_at;
  };
  const PointTable& table_;
  std::vector<Running> running_;
};

}  // namespace headframe::sim::mine
