// What a mine consists of and where its sensors hang: generated from a few numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace headframe::sim::plant {

enum class GasClass { low, high, outburst };
enum class WorkingKind { face, heading };

enum class Quantity : std::uint8_t {
  methane,            // % CH4
  carbon_monoxide,    // ppm
  wind,               // m/s
  temperature,        // °C
  negative_pressure,  // kPa at the main fan
  // Two-state, values as in the national table (domain.md §1.4.4):
  local_fan,          // 0 stopped, 1 running
  main_fan,           // 0 stopped, 1 running
  duct,               // 0 no wind, 1 wind
  door,               // 0 closed, 1 open
  equipment,          // 0 stopped, 1 running
  breaker,            // 0 power cut off, 1 power on: what the interlock orders
  feed,               // 0 no voltage on the load side, 1 voltage: what the load side has
  // Cumulative:
  production,         // t in the running shift
};

constexpr bool is_two_state(Quantity q) { return q >= Quantity::local_fan && q <= Quantity::feed; }
constexpr bool is_analog(Quantity q) { return q < Quantity::local_fan; }

/// Settings of one sensor. Absent means that the place has no such limit.
struct Limits {
  std::optional<double> alarm_high, alarm_high_clear, cut, restore, alarm_low, alarm_low_clear;
  friend bool operator==(const Limits&, const Limits&) = default;
};

/// Places of methane sensors with their settings in AQ 1029 (domain.md §2.1).
enum class MethanePlace { corner, face, face_return, heading, heading_return, return_airway, intake };
Limits methane_limits(MethanePlace place);

struct PointSpec {
  Quantity quantity = Quantity::methane;
  std::int16_t working = -1;      // index into Layout::workings; -1: airways and mains
  std::uint16_t substation = 1;   // 1-based
  double level = 1;               // multiple of the working's or airway's base value
  double range_low = 0, range_high = 0;
  std::string place;              // 安装位置: "11011采煤工作面T1"
  Limits limits;
};

struct Working {
  WorkingKind kind = WorkingKind::face;
  std::string name;
};

enum class AreaType { portal, key, restricted, other };
struct Area {
  AreaType type = AreaType::other;
  std::string name;
  std::uint32_t capacity = 0;     // 核定人数; 0 means nobody may be there
};

struct Reader {
  std::uint16_t area = 0;
  std::string name;
};

/// How big a mine is. `points` is exact: core points first, then airway points to fill up.
struct LayoutTemplate {
  GasClass gas = GasClass::high;
  std::uint32_t faces = 1, headings = 1;
  std::uint32_t points = 20;
  std::uint32_t people_per_shift = 60;
  bool producing = true;
};

struct Layout {
  LayoutTemplate size;
  std::vector<Working> workings;   // faces first
  std::vector<PointSpec> points;   // the index is the point's truth number
  std::vector<Area> areas;         // portal, roadway, one for each working, restricted
  std::vector<Reader> readers;     // two for each area
  std::uint32_t substations = 0;
};

/// Throws std::invalid_argument when `points` does not suffice for the core points of the workings.
Layout make_layout(const LayoutTemplate& size);
/// How many points the workings and mains need at least.
std::uint32_t core_points(std::uint32_t faces, std::uint32_t headings);

}  // namespace headframe::sim::plant
