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
      ++hub->accepted;
      if (hub->members.size() >= hub->config.max_connections) {
        ++hub->turned_away;
        stream.reset();
        continue;
      }
      rt::spawn(hub->runtime.executor(), serve_connection(hub, std::move(stream)));
    }
  } catch (const rt::SystemError&) {
    // The listener was closed: nothing is left to accept.
  }
}

core::Metric counter(const char* name, const char* help, double value) {
  return {name, help, core::Metric::Kind::counter, {}, value};
}

}  // namespace

class Server::Figures : public core::MetricsSource {
 public:
  explicit Figures(const Hub& hub) : hub_(hub) {}

  std::vector<core::Metric> metrics() const override {
    const auto number = [](auto n) { return static_cast<double>(n); };
    std::vector<core::Metric> out{
        counter("headframe_http_connections_total", "Connections accepted", number(hub_.accepted)),
        counter("headframe_http_turned_away_total", "Connections over the limit",
                number(hub_.turned_away)),
        counter("headframe_http_timed_out_total", "Connections ended by a time limit",
                number(hub_.timed_out)),
        counter("headframe_live_cut_total", "Live listeners cut because they were too slow",
                number(hub_.live_cut)),
        {"headframe_http_open_connections", "Connections open now", core::Metric::Kind::gauge, {},
         number(hub_.members.size())},
        {"headframe_live_listeners", "Live listeners connected now", core::Metric::Kind::gauge, {},
         number(hub_.live_open)}};
    for (const auto& [status, count] : hub_.api.answered())
      out.push_back({"headframe_http_requests_total", "Requests answered, by status",
                     core::Metric::Kind::counter, {{"status", std::to_string(status)}}, number(count)});
    return out;
  }

 private:
  const Hub& hub_;
};

Server::Server(rt::Runtime& runtime, std::vector<core::Route> routes, Services services,
               Config config)
    : hub_(std::make_shared<Hub>(runtime, std::move(services), std::move(routes), std::move(config))),
      figures_(std::make_unique<Figures>(*hub_)) {
  hub_->epoch = rt::random_hex(runtime.entropy(), 8);
  hub_->api.add_metrics(*figures_);
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
