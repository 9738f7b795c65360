// What control tells those who watch: topic "alarm.<change>", for example "alarm.raised".
#pragma once

#include "platform/core/live.hpp"
#include "platform/modules/control/rules.hpp"

namespace headframe::control {

nlohmann::json json_of(const Alarm& alarm);
core::LiveEvent live_event(const Alarm& alarm, Change change, rt::WallTime now);

}  // namespace headframe::control
