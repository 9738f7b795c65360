#include "platform/modules/monitoring/definition.hpp"

namespace headframe::monitoring {

std::string_view text_of(wire::PointKind kind) {
  switch (kind) {
    case wire::PointKind::analog:
      return "analog";
    case wire::PointKind::two_state:
      return "two-state";
    case wire::PointKind::cumulative:
      return "cumulative";
    case wire::PointKind::multi_state:
      return "multi-state";
    case wire::PointKind::control:
      return "control";
  }
  return "unknown";
}

nlohmann::json json_of(const wire::PointDefinition& d) {
  const auto number = [](const std::optional<double>& value) {
    return value ? nlohmann::json(*value) : nlohmann::json();
  };
  return {
      {"substation", d.substation},
      {"kind", text_of(d.kind)},
      {"sensor", d.sensor},
      {"name", d.name},
      {"area", d.area},
      {"unit", d.unit},
      {"range", {{"high", number(d.range_high)}, {"low", number(d.range_low)}}},
      {"alarm",
       {{"high", number(d.alarm_high)},
        {"high_clear", number(d.alarm_high_clear)},
        {"low", number(d.alarm_low)},
        {"low_clear", number(d.alarm_low_clear)}}},
      {"cut",
       {{"high", number(d.cut_high)},
        {"high_restore", number(d.cut_high_restore)},
        {"low", number(d.cut_low)},
        {"low_restore", number(d.cut_low_restore)}}},
      {"states",
       {{"on", d.on_text},
        {"off", d.off_text},
        {"alarm", d.alarm_state},
        {"alarm_clear", d.alarm_clear_state},
        {"cut", d.cut_state},
        {"cut_restore", d.cut_restore_state}}},
      {"relation", d.relation},
      {"place", {{"x", number(d.x)}, {"y", number(d.y)}, {"z", number(d.z)}}},
  };
}

}  // namespace headframe::monitoring
