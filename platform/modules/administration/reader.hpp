// What others may ask administration. Reads tables only, so it works on any connection and lane.
#pragma once

#include <vector>

#include "platform/kpi/faults.hpp"
#include "platform/store/connection.hpp"

namespace headframe::administration {

class Reader {
 public:
  /// Every work order as the indicators count it (reliability.md §3), by number. Instants count from
  /// `origin`. `device` and `category` are the name and the kind of the registered device; an order
  /// without one has the mine for a device, or neither. The root cause is the device's, "device/cause",
  /// and empty until somebody has named it. A job is no fault of system level.
  std::vector<kpi::Fault> faults(store::Connection& connection, rt::WallTime origin) const;
};

}  // namespace headframe::administration
