#include "sim/city/power.hpp"

namespace headframe::sim::city {

PowerVerdict judge(const SupplyState& supply) {
  if (supply.mains) return {};
  if (!supply.ups) return {PowerLoss::no_ups, {}};
  if (supply.ups->modules < supply.ups->needed + supply.modules_out)
    return {PowerLoss::modules_short, {}};
  if (supply.on_battery >= supply.ups->battery) return {PowerLoss::battery_dead, {}};
  return {{}, supply.ups->battery - supply.on_battery};
}

}  // namespace headframe::sim::city
