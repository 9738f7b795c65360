// The platform as one object: everything that runs on one node, wired. headframe-platform
// constructs it on this machine, the simulator on a node of its own; neither can be told from
// inside.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/core/dispatch.hpp"
#include "platform/core/ingest/ingest.hpp"
#include "platform/core/signal.hpp"
#include "platform/modules/administration/module.hpp"
#include "platform/modules/control/module.hpp"
#include "platform/modules/monitoring/module.hpp"
#include "platform/modules/positioning/module.hpp"
#include "platform/modules/registry/module.hpp"

namespace headframe::app {

struct PlatformOptions {
  std::string database = "platform.db";
  std::size_t readers = 2;
  core::ingest::IngestOptions ingest;
  monitoring::Options monitoring;
  administration::Options administration;
  positioning::Options positioning;
};

/// Lives on the runtime's executor, which must run until stop() has finished or the node crashed.
class Platform {
 public:
  Platform(rt::Runtime& runtime, PlatformOptions options,
           core::ingest::Decoder decoder = wire::decode);
  Platform(const Platform&) = delete;

  /// Opens the store, brings its tables up to date, finds what was promised before the last end,
  /// and starts working. Throws when the store cannot be opened.
  rt::Task<> start();
  /// Instead of start(), while nothing else works on the store: opens it and gives the first user a
  /// new one-time password, which is returned. Nothing else of the platform runs.
  rt::Task<std::string> reset_administrator();
  /// Ends the loops in good order; what waits is found again at the next start.
  rt::Task<> stop();

  /// What the HTTP server publishes, and how it has a request answered.
  const std::vector<core::Route>& routes() const { return routes_; }
  rt::Task<core::ApiResponse> answer(const core::Route& route, core::ApiRequest request) {
    return core::answer(store_, route, std::move(request));
  }
  const std::vector<core::Right>& rights() const { return rights_; }
  core::LiveFeed& live() { return live_; }
  core::Metrics& metrics() { return metrics_; }
  store::Store& store() { return store_; }
  core::ingest::Ingest& ingest() { return ingest_; }
  core::Identity& identity() { return administration_.identity(); }
  /// Of the user that the very first start made; empty at later starts, and kept nowhere else.
  const std::string& one_time_password() const { return one_time_password_; }
  registry::Module& registry() { return registry_; }

 private:
  std::vector<core::Module*> modules();
  rt::Task<> open_store();
  rt::Task<> perform(core::Duty duty);

  rt::Runtime& runtime_;
  store::Store store_;
  core::Bus bus_;
  core::LiveFeed live_;
  core::Metrics metrics_;
  core::House house_;
  core::ingest::Ingest ingest_;
  monitoring::Module monitoring_;
  control::Module control_;
  registry::Module registry_;
  positioning::Module positioning_;
  administration::Module administration_;
  std::vector<core::Route> routes_;
  std::vector<core::Right> rights_;
  std::string one_time_password_;
  std::vector<std::unique_ptr<rt::Timer>> timers_;
  bool stopping_ = false;
  core::Background background_;
};

}  // namespace headframe::app
