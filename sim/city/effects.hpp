// What can go wrong in a city, as verbs: each happens at the instant of the call and is undone by
// its counterpart. The timeline of a scenario is one caller; a model of failures can be another.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "sim/city/event_book.hpp"
#include "sim/city/fault_book.hpp"
#include "sim/city/grid.hpp"
#include "sim/city/power.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::city {

/// Links, nodes, mines and supplies go by their names in the scenario; a mine's name is also that
/// of its front-end machine. Several causes may hold one thing at once: it is well again when the
/// last of them lets go. A verb that changes nothing (cut twice by one cause, restored without a
/// cut) is allowed and does nothing. Outages, faults and events go into the books.
class Effects {
 public:
  Effects(World& world, const Grid& grid, const scenario::Scenario& scenario, FaultBook& faults,
          EventBook& events);
  Effects(const Effects&) = delete;
  Effects& operator=(const Effects&) = delete;

  // Lines. Streams over a line that is down stall, and fail when their ends give up.
  void cut(const std::string& link, const Cause& cause);
  void restore(const std::string& link, const Cause& cause);
  /// Its bandwidth falls to `share` (0 to 1) of what it was and every byte needs `more_latency`.
  void brown_out(const std::string& link, double share, rt::Duration more_latency,
                 const Cause& cause);
  void clear_up(const std::string& link, const Cause& cause);
  /// The fault lasts although the line is up at times.
  void unsteady(const std::string& link, const Cause& cause);
  void steady(const std::string& link, const Cause& cause);

  // Machines. A crash ends at restart(), the platform's outage when it answers again.
  void crash(const std::string& node, Unsynced unsynced, const Cause& cause);
  /// At the n-th write or sync (0: the next) of its disk.
  void crash_at(const std::string& node, DiskOperation operation, std::uint64_t n,
                Unsynced unsynced, const Cause& cause);
  /// Nothing happens to a machine that is up, or that lacks power or its disk: that one starts as
  /// soon as it has both.
  void restart(const std::string& node);
  /// The machine falls, and cannot start before the last cause that holds it lets go.
  void hold_down(const std::string& node, Unsynced unsynced, const Cause& cause);
  void let_go(const std::string& node, const Cause& cause);
  /// Whoever ordered a crash learns here when it has happened; one at a time for each node.
  void on_next_fall(const std::string& node, std::function<void()> then);
  void slow_machine(const std::string& node, double factor, const Cause& cause);
  void speed_up(const std::string& node, const Cause& cause);

  // Disks.
  /// Writes and syncs take `factor` times as long.
  void slow_disk(const std::string& node, double factor, const Cause& cause);
  void hasten_disk(const std::string& node, const Cause& cause);
  /// Something else fills the disk but for `leave` bytes. The platform counts as down from the
  /// first write that is refused until there is room again.
  void fill_disk(const std::string& node, std::uint64_t leave, const Cause& cause);
  void free_disk(const std::string& node, const Cause& cause);
  /// The machine's disk is gone: it falls, loses what was not synced, and cannot start.
  void lose_disk(const std::string& node, const Cause& cause);
  void return_disk(const std::string& node, const Cause& cause);

  // Power: see sim/city/power.hpp for the rule. The outage's cause is why the UPS did not carry,
  // unless a common cause is given.
  void fail_mains(const std::string& supply, std::optional<Cause> common = {});
  void return_mains(const std::string& supply);
  void lose_ups_modules(const std::string& supply, std::uint32_t modules, const Cause& cause);
  /// At most as many as the cause took.
  void replace_ups_modules(const std::string& supply, std::uint32_t modules, const Cause& cause);
  /// How long a full battery carries the load from now on.
  void age_battery(const std::string& supply, rt::Duration carries);

  // Clocks of machines and mines, in parts per million; positive runs fast.
  void drift_clock(const std::string& owner, double ppm, const Cause& cause);
  /// Runs true and shows the right time again.
  void set_clock(const std::string& owner, const Cause& cause);

  // What only people notice: module and equipment, by subject.
  void darken(kpi::Subject subject, const std::string& id, const Cause& cause);
  void lighten(kpi::Subject subject, const std::string& id, const Cause& cause);
  /// The platform sees nothing of the mine, although what it sends arrives.
  void lose_sight(const std::string& mine, const Cause& cause);
  void regain_sight(const std::string& mine, const Cause& cause);

  /// Undoes everything that still lasts and starts every machine.
  void heal();

  // Told by those to whom it happens.
  void node_went_down(const std::string& node);
  void platform_serves();

  /// Told of a supply whose mains are back.
  void when_mains_return(std::function<void(const std::string&)> told) {
    mains_back_ = std::move(told);
  }

  // What there is to see of it.
  bool is_dark(kpi::Subject subject, const std::string& id) const;
  /// Of a supply of the scenario.
  const SupplyState& supply(const std::string& name) const { return supplies_.at(name).state; }

  /// A rented line is the network of the figures; an access line belongs to its mine.
  Cause cause_of_link(const std::string& link, const std::string& symptom) const;
  /// In the machine itself: the platform's, or a mine's.
  Cause cause_of_node(const std::string& node, const std::string& symptom) const;

 private:
  using Roots = std::map<std::string, Cause>;
  struct Thing {
    kpi::Subject subject;
    std::string id;
  };
  struct Weakness {
    Cause cause;
    double share;
    rt::Duration more_latency;
  };
  struct Slowness {
    Cause cause;
    double factor;
  };
  using Slownesses = std::map<std::string, Slowness>;  // by root
  struct FullDisk {
    Cause cause;
    bool refuses = false;  // at least one write so far
  };
  struct LostModules {
    Cause cause;
    std::uint32_t modules = 0;
  };
  struct Supply {
    SupplyState state;
    rt::Instant mains_gone;
    World::Ticket empty = 0;       // the event of the dead battery
    std::map<std::string, LostModules> modules_lost;  // by root
    std::optional<Cause> common;   // of the mains' failure
    std::optional<Cause> down_by;  // while its machines stand
  };

  Thing thing_of_link(const std::string& link) const;
  Thing thing_of_node(const std::string& node) const;
  void tune(const std::string& link);
  void note_fall(const std::string& node, const Cause& cause);
  void block(const std::string& node, const std::string& why, Unsynced unsynced,
             const Cause& cause);
  void unblock(const std::string& node, const std::string& why, const Cause& cause);
  static double factor_of(const Slownesses& slow);
  void write_refused(const std::string& node);
  void supply_changed(const std::string& supply);
  void take_power(const std::string& supply, PowerLoss loss);
  void give_power(const std::string& supply);

  World& world_;
  const Grid& grid_;
  const scenario::Scenario& scenario_;
  FaultBook& faults_;
  EventBook& events_;
  std::map<std::string, Roots> cuts_;                                  // by link
  std::map<std::string, std::map<std::string, Weakness>> brown_outs_;  // by link, by root
  std::map<std::string, Slownesses> slow_machines_, slow_disks_;       // by node
  std::map<std::string, FullDisk> full_disks_;                         // by node
  std::map<std::string, Cause> lost_disks_;                            // by node
  std::map<std::string, Roots> held_;                                  // by node
  std::map<std::string, Cause> ordered_;                  // the cause of a fall that is under way
  std::map<std::string, Roots> fallen_by_;                // by node: what its outage is put down to
  std::map<std::string, std::set<std::string>> blocked_;  // why a node cannot start
  std::map<std::string, std::function<void()>> on_fall_;
  std::map<std::string, Supply> supplies_;
  std::function<void(const std::string&)> mains_back_;
  std::map<std::string, Roots> wrong_clocks_;  // by node
  std::map<std::pair<kpi::Subject, std::string>, Roots> dark_;
};

}  // namespace headframe::sim::city
