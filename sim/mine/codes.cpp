#include "sim/mine/codes.hpp"

#include <stdexcept>

namespace headframe::sim::mine {
namespace {

using enum PointKind;

constexpr SensorType methane{analog, "0001", 4, "环境瓦斯", "%", 2, {}, {}};
constexpr SensorType carbon_monoxide{analog, "0004", 1, "一氧化碳", "ppm", 1, {}, {}};
constexpr SensorType wind{analog, "0002", 2, "风速", "m/s", 2, {}, {}};
constexpr SensorType temperature{analog, "0003", 3, "环境温度", "℃", 1, {}, {}};
constexpr SensorType negative_pressure{analog, "0006", 6, "负压", "kPa", 2, {}, {}};
constexpr SensorType local_fan{two_state, "1001", 25, "局部通风机", {}, 0, "停", "开"};
constexpr SensorType main_fan{two_state, "1010", 28, "主通风机", {}, 0, "停", "开"};
constexpr SensorType duct{two_state, "1003", 27, "风筒", {}, 0, "无风", "有风"};
constexpr SensorType door{two_state, "1002", 26, "风门", {}, 0, "关", "开"};
constexpr SensorType equipment{two_state, "1004", 28, "设备开停", {}, 0, "停", "开"};
constexpr SensorType breaker{two_state, "1009", 33, "断电器", {}, 0, "断电", "复电"};
constexpr SensorType feed{two_state, "1011", 24, "馈电器", {}, 0, "无电", "有电"};
constexpr SensorType production{cumulative, "3001", 0, "产量", "t", 1, {}, {}};

}  // namespace

const SensorType& sensor_type(plant::Quantity quantity) {
  switch (quantity) {
    case plant::Quantity::methane: return methane;
    case plant::Quantity::carbon_monoxide: return carbon_monoxide;
    case plant::Quantity::wind: return wind;
    case plant::Quantity::temperature: return temperature;
    case plant::Quantity::negative_pressure: return negative_pressure;
    case plant::Quantity::local_fan: return local_fan;
    case plant::Quantity::main_fan: return main_fan;
    case plant::Quantity::duct: return duct;
    case plant::Quantity::door: return door;
    case plant::Quantity::equipment: return equipment;
    case plant::Quantity::breaker: return breaker;
    case plant::Quantity::feed: return feed;
    case plant::Quantity::production: return production;
  }
  throw std::logic_error("sensor_type: unknown quantity");
}

std::uint16_t old_status(std::uint16_t mask) {
  if (mask & substation_fault) return 16;
  if (mask & sensor_fault) return 128;
  if (mask & calibration) return mask & alarm ? 5 : 4;
  if (mask & feed_abnormal) return 3;
  if (mask & over_range) return 8;
  if (mask & cut_off) return 2;
  return mask & alarm ? 1 : 0;
}

std::uint16_t mask_of_old(std::uint16_t value) {
  switch (value) {
    case 3: return feed_abnormal;
    case 5: return calibration | alarm;
    default: return value;  // 0, 1, 2, 4, 8, 16 and 128 are the mask's own bits
  }
}

std::uint16_t other_vendor_status(std::uint16_t mask) {
  if (mask & substation_fault) return 7;
  if (mask & sensor_fault) return 4;
  if (mask & calibration) return 8;
  if (mask & feed_abnormal) return 14;
  if (mask & over_range) return 5;
  if (mask & cut_off) return 2;
  return mask & alarm ? 1 : 0;
}

std::uint16_t mask_of_other_vendor(std::uint16_t value) {
  switch (value) {
    case 1: return alarm;
    case 2: return cut_off;
    case 4: return sensor_fault;
    case 5: return over_range;
    case 7: return substation_fault;
    case 8: return calibration;
    case 14: return feed_abnormal;
    default: return normal;
  }
}

}  // namespace headframe::sim::mine
