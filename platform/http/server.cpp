#include "platform/http/server.hpp"

#include <boost/asio/error.hpp>

#include "platform/http/connection.hpp"
#include "platform/http/hub.hpp"

namespace headframe::http {
namespace {

/// Faults of a listening port that pass, such as too many open files, are waited out.
constexpr rt::Duration accept_pause = std::chrono::milliseconds(100);

rt::Task<rt::Stream> next_stream(std::shared_ptr<Hub> hub, std::shared_ptr<rt::Listener> listener) {
  for (;;) {
    try {
      co_return co_await listener->accept();
    } catch (const rt::SystemError& error) {
      if (hub->stopping || error.code() == rt::asio::error::operation_aborted) throw;
    }
    co_await rt::sleep_for(hub->runtime.clock(), accept_pause);
  }
}

rt::Task<> accept_all(std::shared_ptr<Hub> hub, std::shared_ptr<rt::Listener> listener) {
  try {
    for (;;) {
      auto stream = co_await next_stream(hub, listener);
      hub->accepted.add();
      if (hub->is_full(stream.remote_endpoint().host)) {
        hub->turned_away.add();
        stream.reset();
        continue;
      }
      rt::spawn(hub->runtime.executor(), serve_connection(hub, std::move(stream)));
    }
  } catch (const rt::SystemError&) {
    // The listener was closed: nothing is left to accept.
  }
}

}  // namespace

Server::Server(rt::Runtime& runtime, std::vector<core::Route> routes, Services services,
               Config config)
    : hub_(std::make_shared<Hub>(runtime, std::move(services), std::move(routes), std::move(config))) {
  hub_->epoch = rt::random_hex(runtime.entropy(), 8);
  auto& metrics = hub_->services.metrics;
  metrics.gauge("http_open_connections", "Connections open now",
                [hub = hub_] { return static_cast<double>(hub->members.size()); });
  metrics.gauge("live_listeners", "Live listeners connected now",
                [hub = hub_] { return static_cast<double>(hub->live_open); });
}

Server::~Server() {
  hub_->stopping = true;
  if (listener_) listener_->close();
}

rt::Endpoint Server::start() {
  listener_ = std::make_shared<rt::Listener>(hub_->runtime.listen(hub_->config.listen));
  const auto endpoint = listener_->local_endpoint();
  rt::spawn(hub_->runtime.executor(), accept_all(hub_, listener_));
  return endpoint;
}

rt::Task<> Server::stop() {
  hub_->stopping = true;
  if (listener_) listener_->close();
  // Leaving may end a member at once and take it off the list.
  for (const auto& member : std::list<Member*>(hub_->members)) member->leave();
  if (!hub_->members.empty()) co_await hub_->empty.wait_for(hub_->config.stop_limit);
  for (const auto& member : std::list<Member*>(hub_->members)) member->reset();
  while (!hub_->members.empty()) co_await hub_->empty.wait_for(hub_->config.stop_limit);
}

const std::vector<core::Route>& Server::routes() const { return hub_->api.routes(); }

}  // namespace headframe::http
