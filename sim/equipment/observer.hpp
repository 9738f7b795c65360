// What happens to the equipment, told as it happens.
#pragma once

#include <cstdint>

#include "platform/rt/time.hpp"
#include "sim/compatibility/matrix.hpp"
#include "sim/equipment/inventory.hpp"
#include "sim/repair/job.hpp"

namespace headframe::sim::equipment {

enum class Condition : std::uint8_t { up, degraded, down };

/// All instants count from the scenario's start. Called within Equipment::start, handle and report;
/// it must not call them. What it does not override it is not interested in.
class Observer {
 public:
  virtual ~Observer() = default;

  /// `service` is the share of its capacity that is left: 1 when up, 0 when down.
  virtual void component_changed(rt::Duration, Number /*component*/, Condition,
                                 double /*service*/) {}
  /// The group can no longer do its work, or can again. `because` is the member that made the
  /// difference.
  virtual void group_went_down(rt::Duration, Number /*group*/, Number /*because*/) {}
  virtual void group_came_back(rt::Duration, Number /*group*/, Number /*because*/) {}
  /// The component's job has reached job.stage; `closed` is known from `restored` on.
  virtual void job_changed(rt::Duration, Number /*component*/, const repair::Job&) {}
  virtual void maintenance_begins(rt::Duration, Number /*plan*/) {}
  virtual void maintenance_ends(rt::Duration, Number /*plan*/) {}
  /// The system of a mine was replaced by the one in this place of its kind's deliveries. Unless it
  /// is fine, the component fails as well: it is down when the platform sees nothing of the mine any
  /// more, degraded when the platform stores wrong values. Told before that.
  virtual void upgraded(rt::Duration, Number /*component*/, Number /*delivery*/,
                        compatibility::Effect) {}
  /// The mains failed and the UPS took over, or did not.
  virtual void mains_failed(rt::Duration, bool /*carried*/) {}
};

}  // namespace headframe::sim::equipment
