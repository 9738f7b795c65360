#include "platform/modules/control/events.hpp"

#include <fmt/format.h>

#include "platform/core/civil.hpp"

namespace headframe::control {

nlohmann::json json_of(const Alarm& a) {
  const auto time = [](const std::optional<rt::WallTime>& t) {
    return t ? nlohmann::json(core::to_text(*t)) : nlohmann::json();
  };
  const auto number = [](const std::optional<double>& v) {
    return v ? nlohmann::json(*v) : nlohmann::json();
  };
  return {
      {"alarm", a.id},
      {"mine", a.mine},
      {"point", a.point},
      {"sensor", a.sensor},
      {"kind", text_of(a.kind)},
      {"level", a.level},
      {"state", state_of(a)},
      {"active", a.active},
      {"acknowledged", a.acknowledged},
      {"suppressed", a.suppressed},
      {"out_of_service", a.out_of_service},
      {"shelved_until", time(a.shelved_until)},
      {"statutory", is_statutory(a.kind, a.sensor)},
      {"began", core::to_text(a.began)},
      {"ended", time(a.ended)},
      {"seen", core::to_text(a.seen)},
      {"maximum", number(a.maximum)},
      {"limit", number(a.limit)},
      {"cause", a.cause},
      {"measures", a.measures},
      {"file", a.file},
  };
}

core::LiveEvent live_event(const Alarm& alarm, Change change, rt::WallTime now) {
  return {0,          now,           fmt::format("alarm.{}", text_of(change)),
          alarm.mine, "alarms.read", json_of(alarm)};
}

}  // namespace headframe::control
