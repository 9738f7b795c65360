// Mains, UPS and battery of one supply: how long it carries its machines. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "platform/rt/time.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::city {

/// Why the machines of a supply stand without power.
enum class PowerLoss { no_ups, modules_short, battery_dead };

/// One supply now. Modules share the load: `needed` of them carry it, the others are spare. The
/// battery is full whenever the mains are on; recharging takes no time here.
struct SupplyState {
  std::optional<scenario::Ups> ups;
  std::uint32_t modules_out = 0;
  bool mains = true;
  rt::Duration on_battery{};  // since the mains went; zero while they are on
};

/// How the supply stands at this instant, and until when that lasts if nothing else happens.
struct PowerVerdict {
  std::optional<PowerLoss> loss;             // nothing: the machines have power
  std::optional<rt::Duration> battery_left;  // only while the battery carries them
};

/// The mains carry the load through the UPS's bypass, whatever its modules do. Without them it
/// takes `needed` modules and a battery that is not empty.
PowerVerdict judge(const SupplyState& supply);

}  // namespace headframe::sim::city
