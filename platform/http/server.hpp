// The HTTP and WebSocket server of the platform.
#pragma once

#include <memory>
#include <vector>

#include "platform/http/api.hpp"
#include "platform/http/config.hpp"
#include "platform/rt/runtime.hpp"

namespace headframe::http {

/// Serves the API below /api/v1, the live feed, /, /healthz and /metrics (docs/api.md). Lives on the
/// node's executor. Before it is destroyed, stop() has finished or the executor was drained.
class Server {
 public:
  Server(rt::Runtime& runtime, std::vector<core::Route> routes, Services services, Config config = {});
  ~Server();

  /// Returns where it listens. Throws SystemError, for example address_in_use.
  rt::Endpoint start();
  /// Accepts no more, lets answers under way finish within stop_limit, says goodbye to listeners.
  rt::Task<> stop();

  const std::vector<core::Route>& routes() const;

 private:
  std::shared_ptr<struct Hub> hub_;
  std::shared_ptr<rt::Listener> listener_;
};

}  // namespace headframe::http
