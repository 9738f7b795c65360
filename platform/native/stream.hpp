// One end of a TCP connection.
#pragma once

#include <chrono>
#include <memory>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "platform/native/life.hpp"
#include "platform/rt/stream.hpp"

namespace headframe::native {

using Tcp = rt::asio::ip::tcp;

/// The seam's name of an error of the operating system.
rt::ErrorCode seam_error(const rt::ErrorCode& error);
rt::Endpoint seam_endpoint(const Tcp::endpoint& endpoint);

/// Small packets go at once, and sent bytes wait for an answer at most `give_up_after`. Failures
/// are left to the next operation on the socket.
void tune(Tcp::socket& socket, std::chrono::milliseconds give_up_after);

/// A connected socket. It outlives its edge as long as the operating system owes it an answer.
class Connection final : public Pending, public std::enable_shared_from_this<Connection> {
 public:
  using Handler = rt::StreamEdge::Handler;

  Connection(std::shared_ptr<Life> life, Tcp::socket socket, const Tcp::endpoint& remote);
  ~Connection() override { life_->pending.erase(this); }

  void read_some(rt::asio::mutable_buffer into, Handler done);
  void write_some(std::span<const rt::asio::const_buffer> from, Handler done);
  void shutdown_send();
  void close();
  void reset();
  void cancel();
  void abandon() override { close(); }
  const rt::Endpoint& local() const { return local_; }
  const rt::Endpoint& remote() const { return remote_; }

 private:
  void finish(const rt::ErrorCode& error, std::size_t bytes, Handler& done) const;

  std::shared_ptr<Life> life_;
  Tcp::socket socket_;
  rt::Endpoint local_, remote_;
  bool closed_ = false;
};

/// `remote` is said by whoever made the connection: a socket whose peer has already reset it no
/// longer knows.
std::unique_ptr<rt::StreamEdge> make_edge(std::shared_ptr<Life> life, Tcp::socket socket,
                                          const Tcp::endpoint& remote);

}  // namespace headframe::native
