// What a module of the platform is, seen from outside: tables, rights, endpoints, duties. How to
// write one: docs/decisions/0005-module-shape.md.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/api.hpp"
#include "platform/core/bus.hpp"
#include "platform/core/live.hpp"
#include "platform/core/metrics.hpp"
#include "platform/rt/lane.hpp"
#include "platform/store/migration.hpp"

namespace headframe::core {

/// A right as people grant it; the table of all rights is the union over the modules.
struct Right {
  std::string name;  // "alarms.acknowledge"
  std::string zh, en;
};

/// Work that recurs. Runs as a job of the writer; the first time one period after the start.
struct Duty {
  rt::Work work;  // its name in the cost table
  rt::Duration period;
  std::function<void(store::Connection&, rt::WallTime now)> run;
};

/// What every module may use.
struct House {
  Bus& bus;
  LiveFeed& live;
  Metrics& metrics;

  /// Tells those who watch once the caller's transaction is safe; forgotten when it is undone.
  void announce(store::Connection& connection, LiveEvent event) const;
};

/// Constructing a module subscribes it to the bus. It outlives the writer's last job.
class Module {
 public:
  virtual ~Module() = default;
  virtual std::string_view name() const = 0;
  virtual std::vector<store::Migration> migrations() const = 0;
  virtual std::vector<Right> rights() const = 0;
  virtual std::vector<Route> routes() = 0;
  virtual std::vector<Duty> duties() { return {}; }
};

}  // namespace headframe::core
