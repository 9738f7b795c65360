// Connections between nodes.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "platform/rt/stream.hpp"
#include "platform/rt/task.hpp"

namespace headframe::rt {

/// What a runtime implements for a listening port. One accept may be outstanding at a time.
class ListenerEdge {
 public:
  using Handler = std::move_only_function<void(ErrorCode, std::unique_ptr<StreamEdge>)>;

  virtual ~ListenerEdge() = default;
  virtual void accept(Handler done) = 0;
  /// An outstanding accept completes with operation_aborted; connections not yet accepted are
  /// reset.
  virtual void close() = 0;
  virtual Endpoint local_endpoint() const = 0;
};

class Listener {
 public:
  Listener() = default;
  Listener(asio::any_io_executor executor, std::unique_ptr<ListenerEdge> edge)
      : executor_(std::move(executor)), edge_(std::move(edge)) {}

  /// Throws SystemError; operation_aborted after close().
  Task<Stream> accept();
  void close() {
    if (edge_) edge_->close();
  }
  bool is_open() const { return edge_ != nullptr; }
  Endpoint local_endpoint() const { return edge_->local_endpoint(); }

 private:
  asio::any_io_executor executor_;
  std::unique_ptr<ListenerEdge> edge_;
};

/// The node's network. Errors of connect(): connection_refused (host up, nobody listens),
/// timed_out (no answer: host off, line down), host_not_found.
class Network {
 public:
  using ConnectHandler = ListenerEdge::Handler;

  virtual ~Network() = default;
  virtual void connect(const Endpoint& remote, ConnectHandler done) = 0;
  /// Throws SystemError, for example address_in_use. Listening starts before it returns.
  virtual std::unique_ptr<ListenerEdge> listen(const Endpoint& local) = 0;
};

Task<Stream> connect(asio::any_io_executor executor, Network& network, Endpoint remote);

}  // namespace headframe::rt
