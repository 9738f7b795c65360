#include "platform/native/stream.hpp"

#include <netinet/tcp.h>

#include <vector>

#include <boost/asio/error.hpp>

namespace headframe::native {

namespace asio = rt::asio;

rt::ErrorCode seam_error(const rt::ErrorCode& error) {
  using namespace boost::system::errc;
  if (error == broken_pipe || error == connection_aborted || error == connection_reset)
    return asio::error::connection_reset;
  // The operating system heard from a router that nobody answers: the same as no answer at all.
  if (error == host_unreachable || error == network_unreachable || error == timed_out)
    return asio::error::timed_out;
  return error;
}

rt::Endpoint seam_endpoint(const Tcp::endpoint& endpoint) {
  return {endpoint.address().to_string(), endpoint.port()};
}

void tune(Tcp::socket& socket, std::chrono::milliseconds give_up_after) {
  using UserTimeout = asio::detail::socket_option::integer<IPPROTO_TCP, TCP_USER_TIMEOUT>;
  rt::ErrorCode ignored;
  socket.set_option(Tcp::no_delay(true), ignored);
  socket.set_option(UserTimeout(static_cast<int>(give_up_after.count())), ignored);
}

Connection::Connection(std::shared_ptr<Life> life, Tcp::socket socket,
                       const Tcp::endpoint& remote)
    : life_(std::move(life)), socket_(std::move(socket)), remote_(seam_endpoint(remote)) {
  rt::ErrorCode gone;  // a peer that has already left is reported by the first operation
  local_ = seam_endpoint(socket_.local_endpoint(gone));
  life_->pending.insert(this);
}

void Connection::finish(const rt::ErrorCode& error, std::size_t bytes, Handler& done) const {
  if (!life_->alive) return;
  if (closed_) done(asio::error::operation_aborted, 0);
  else done(seam_error(error), bytes);
}

void Connection::read_some(asio::mutable_buffer into, Handler done) {
  if (!life_->alive) return;
  socket_.async_read_some(into, [self = shared_from_this(), done = std::move(done)](
                                    const rt::ErrorCode& error, std::size_t bytes) mutable {
    self->finish(error, bytes, done);
  });
}

void Connection::write_some(std::span<const asio::const_buffer> from, Handler done) {
  if (!life_->alive) return;
  const std::vector<asio::const_buffer> buffers(from.begin(), from.end());
  socket_.async_write_some(buffers, [self = shared_from_this(), done = std::move(done)](
                                        const rt::ErrorCode& error, std::size_t bytes) mutable {
    self->finish(error, bytes, done);
  });
}

void Connection::shutdown_send() {
  rt::ErrorCode already_gone;
  socket_.shutdown(Tcp::socket::shutdown_send, already_gone);
}

void Connection::close() {
  closed_ = true;
  rt::ErrorCode already_gone;
  socket_.close(already_gone);
}

void Connection::reset() {
  rt::ErrorCode already_gone;
  socket_.set_option(asio::socket_base::linger(true, 0), already_gone);
  close();
}

void Connection::cancel() {
  rt::ErrorCode already_gone;
  socket_.cancel(already_gone);
}

namespace {

class NativeEdge final : public rt::StreamEdge {
 public:
  explicit NativeEdge(std::shared_ptr<Connection> connection)
      : connection_(std::move(connection)) {}
  ~NativeEdge() override { connection_->close(); }

  void read_some(asio::mutable_buffer into, Handler done) override {
    connection_->read_some(into, std::move(done));
  }
  void write_some(std::span<const asio::const_buffer> from, Handler done) override {
    connection_->write_some(from, std::move(done));
  }
  void shutdown_send() override { connection_->shutdown_send(); }
  void close() override { connection_->close(); }
  void reset() override { connection_->reset(); }
  void cancel() override { connection_->cancel(); }
  rt::Endpoint local_endpoint() const override { return connection_->local(); }
  rt::Endpoint remote_endpoint() const override { return connection_->remote(); }

 private:
  std::shared_ptr<Connection> connection_;
};

}  // namespace

std::unique_ptr<rt::StreamEdge> make_edge(std::shared_ptr<Life> life, Tcp::socket socket,
                                          const Tcp::endpoint& remote) {
  return std::make_unique<NativeEdge>(
      std::make_shared<Connection>(std::move(life), std::move(socket), remote));
}

}  // namespace headframe::native
