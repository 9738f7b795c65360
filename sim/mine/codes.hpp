// The code tables of the mines' own systems, written from domain.md §1.2 and §1.4.4. They are not
// the platform's tables on purpose: writers and decoders judge each other.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/plant/layout.hpp"

namespace headframe::sim::mine {

enum class PointKind : std::uint8_t { analog, two_state, cumulative };

struct SensorType {
  PointKind kind = PointKind::analog;
  std::string_view national;   // four digits
  std::uint32_t old_type = 0;  // GA 传感器类型
  std::string_view name, unit;
  int decimals = 0;
  std::string_view off_text, on_text;
};

/// 数值类型 as GB and GC write it: MN, KG, LJ.
constexpr std::string_view value_type(PointKind kind) {
  return kind == PointKind::analog ? "MN" : kind == PointKind::two_state ? "KG" : "LJ";
}

const SensorType& sensor_type(plant::Quantity quantity);

/// 状态, as the national mask; `feed` is no part of the mask, the old enumeration has it.
enum Status : std::uint16_t {
  normal = 0,
  alarm = 1,
  cut_off = 2,
  calibration = 4,
  over_range = 8,
  substation_fault = 16,
  sensor_fault = 128,
  feed_abnormal = 256,
};

/// The old enumeration has one value: the gravest state wins. 3 馈电异常, 5 标校报警.
std::uint16_t old_status(std::uint16_t mask);
/// What a value of the old enumeration says, as a mask.
std::uint16_t mask_of_old(std::uint16_t value);
/// Another old vendor's enumeration, the same numbers with other meanings (domain.md §1.2): 4 断线,
/// 5 溢出, 7 故障, 8 标校, 14 馈电异常.
std::uint16_t other_vendor_status(std::uint16_t mask);
std::uint16_t mask_of_other_vendor(std::uint16_t value);
/// The mask of GB and GC files.
constexpr std::uint16_t national_status(std::uint16_t mask) { return mask & 0xff; }

}  // namespace headframe::sim::mine
