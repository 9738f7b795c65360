// A byte stream that models Asio's AsyncReadStream and AsyncWriteStream behind a virtual edge, so
// that Beast and asio::ssl run on it unchanged on real sockets and in virtual time.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>

#include "platform/rt/task.hpp"

namespace headframe::rt {

/// A host name or IPv4 address and a TCP port. As a listening address an empty host means every
/// address of the node and port 0 means any free port.
struct Endpoint {
  std::string host;
  std::uint16_t port = 0;

  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// What a runtime implements for one end of a connection.
///
/// One read and one write may be outstanding at a time. A handler runs from the node's executor,
/// never inside the call that started the operation; a crashed node's handlers are destroyed.
/// Outcomes (errors of boost::asio::error):
///   eof                 the peer closed in an orderly way and everything it sent was read
///   connection_reset    the peer or its host refuses the connection any more
///   timed_out           sent bytes stayed unacknowledged for the transport's give-up time
///   operation_aborted   cancel(), close() or the destructor came first
/// A black-holed or half-open connection has no outcome of its own: reads wait.
class StreamEdge {
 public:
  using Handler = std::move_only_function<void(ErrorCode, std::size_t)>;

  /// Destroying an edge closes it as close() does.
  virtual ~StreamEdge() = default;
  /// Completes with a non-empty prefix of what has arrived; at once with 0 for an empty buffer.
  virtual void read_some(asio::mutable_buffer into, Handler done) = 0;
  /// Completes when a non-empty prefix of the concatenated buffers has been taken over. The taken
  /// bytes are neither safe nor arrived: only the peer's answer says that.
  virtual void write_some(std::span<const asio::const_buffer> from, Handler done) = 0;
  /// No more will be written: the peer reads eof after all bytes already taken over.
  virtual void shutdown_send() = 0;
  /// Orderly close when everything received was read, reset otherwise, as TCP does.
  virtual void close() = 0;
  /// Drops the connection at once: the peer sees connection_reset.
  virtual void reset() = 0;
  /// Outstanding operations complete with operation_aborted; the connection stays open.
  virtual void cancel() = 0;
  virtual Endpoint local_endpoint() const = 0;
  virtual Endpoint remote_endpoint() const = 0;
};

/// Owner of one end of a connection; movable. An empty Stream may only be assigned or destroyed.
class Stream {
 public:
  using executor_type = asio::any_io_executor;

  Stream() = default;
  Stream(executor_type executor, std::unique_ptr<StreamEdge> edge)
      : executor_(std::move(executor)), edge_(std::move(edge)) {}

  executor_type get_executor() const { return executor_; }
  bool is_open() const { return edge_ != nullptr; }

  template <class MutableBuffers, class Token>
  auto async_read_some(const MutableBuffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(ErrorCode, std::size_t)>(
        [](auto handler, StreamEdge* edge, asio::mutable_buffer into) {
          edge->read_some(into, std::move(handler));
        },
        token, edge_.get(), first_of(buffers));
  }

  template <class ConstBuffers, class Token>
  auto async_write_some(const ConstBuffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(ErrorCode, std::size_t)>(
        [](auto handler, StreamEdge* edge, const ConstBuffers& from) {
          constexpr std::size_t most = 16;
          std::array<asio::const_buffer, most> list;
          std::size_t n = 0;
          const auto end = asio::buffer_sequence_end(from);
          for (auto it = asio::buffer_sequence_begin(from); it != end && n < most; ++it) {
            const asio::const_buffer b(*it);
            if (b.size() != 0) list[n++] = b;
          }
          edge->write_some({list.data(), n}, std::move(handler));
        },
        token, edge_.get(), buffers);
  }

  void shutdown_send() { edge_->shutdown_send(); }
  void close() {
    if (edge_) edge_->close();
  }
  void reset() {
    if (edge_) edge_->reset();
  }
  void cancel() {
    if (edge_) edge_->cancel();
  }
  Endpoint local_endpoint() const { return edge_->local_endpoint(); }
  Endpoint remote_endpoint() const { return edge_->remote_endpoint(); }

 private:
  template <class MutableBuffers>
  static asio::mutable_buffer first_of(const MutableBuffers& buffers) {
    const auto end = asio::buffer_sequence_end(buffers);
    for (auto it = asio::buffer_sequence_begin(buffers); it != end; ++it)
      if (const asio::mutable_buffer b(*it); b.size() != 0) return b;
    return {};
  }

  executor_type executor_;
  std::unique_ptr<StreamEdge> edge_;
};

}  // namespace headframe::rt
