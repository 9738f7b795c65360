#include "platform/native/network.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>

#include "platform/native/stream.hpp"

namespace headframe::native {

namespace asio = rt::asio;

namespace {

/// One call of connect(): name to address, then address after address.
class Connecting final : public Pending, public std::enable_shared_from_this<Connecting> {
 public:
  using Handler = rt::Network::ConnectHandler;

  Connecting(asio::io_context& io, std::shared_ptr<Life> life,
             std::chrono::milliseconds give_up_after, Handler done)
      : life_(std::move(life)), resolver_(io), socket_(io), give_up_after_(give_up_after),
        done_(std::move(done)) {
    life_->pending.insert(this);
  }
  ~Connecting() override { life_->pending.erase(this); }

  void start(const rt::Endpoint& remote) {
    rt::ErrorCode not_numeric;
    const auto address = asio::ip::make_address_v4(remote.host, not_numeric);
    if (!not_numeric) return connect_to(Tcp::endpoint(address, remote.port), {});
    resolver_.async_resolve(
        Tcp::v4(), remote.host, std::to_string(remote.port), Tcp::resolver::numeric_service,
        [self = shared_from_this()](const rt::ErrorCode& error, Tcp::resolver::results_type found) {
          if (error == asio::error::host_not_found_try_again) self->finish(asio::error::timed_out, {});
          else if (error || found.empty()) self->finish(asio::error::host_not_found, {});
          else self->try_next(found.begin());
        });
  }

  void abandon() override {
    resolver_.cancel();
    rt::ErrorCode not_open;
    socket_.close(not_open);
    done_ = nullptr;
  }

 private:
  void try_next(Tcp::resolver::results_type::iterator next) {
    const Tcp::endpoint endpoint = next->endpoint();
    connect_to(endpoint, ++next);
  }

  void connect_to(const Tcp::endpoint& endpoint, Tcp::resolver::results_type::iterator next) {
    rt::ErrorCode error;
    socket_.close(error);
    socket_.open(Tcp::v4(), error);
    if (error) {
      asio::post(socket_.get_executor(),
                 [self = shared_from_this(), endpoint, error] { self->finish(error, endpoint); });
      return;
    }
    tune(socket_, give_up_after_);
    socket_.async_connect(endpoint, [self = shared_from_this(), next,
                                     endpoint](const rt::ErrorCode& failed) {
      if (failed && self->done_ && next != Tcp::resolver::results_type::iterator())
        self->try_next(next);
      else
        self->finish(seam_error(failed), endpoint);
    });
  }

  void finish(const rt::ErrorCode& error, const Tcp::endpoint& remote) {
    if (!life_->alive || !done_) return;
    auto done = std::exchange(done_, nullptr);
    done(error, error ? nullptr : make_edge(life_, std::move(socket_), remote));
  }

  std::shared_ptr<Life> life_;
  Tcp::resolver resolver_;
  Tcp::socket socket_;
  std::chrono::milliseconds give_up_after_;
  Handler done_;
};

Tcp::endpoint address_of(asio::io_context& io, const rt::Endpoint& local) {
  if (local.host.empty()) return {Tcp::v4(), local.port};
  rt::ErrorCode not_numeric;
  const auto address = asio::ip::make_address_v4(local.host, not_numeric);
  if (!not_numeric) return {address, local.port};
  return Tcp::resolver(io).resolve(Tcp::v4(), local.host, std::to_string(local.port))
      .begin()
      ->endpoint();
}

/// The listening socket; outlives its edge as long as an accept is outstanding.
class Accepting final : public Pending, public std::enable_shared_from_this<Accepting> {
 public:
  Accepting(asio::io_context& io, std::shared_ptr<Life> life,
            std::chrono::milliseconds give_up_after, const rt::Endpoint& local)
      : life_(std::move(life)), acceptor_(io), give_up_after_(give_up_after) {
    const Tcp::endpoint endpoint = address_of(io, local);
    acceptor_.open(Tcp::v4());
    acceptor_.set_option(Tcp::acceptor::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen(asio::socket_base::max_listen_connections);
    local_ = seam_endpoint(acceptor_.local_endpoint());
    life_->pending.insert(this);
  }
  ~Accepting() override { life_->pending.erase(this); }

  void accept(rt::ListenerEdge::Handler done) {
    if (!life_->alive) return;
    acceptor_.async_accept(peer_, [self = shared_from_this(), done = std::move(done)](
                                      rt::ErrorCode error, Tcp::socket socket) mutable {
      if (!self->life_->alive) return;
      if (!self->acceptor_.is_open()) {
        if (!error) socket.set_option(asio::socket_base::linger(true, 0), error);
        error = asio::error::operation_aborted;
      }
      if (error) return done(error, nullptr);
      tune(socket, self->give_up_after_);
      done({}, make_edge(self->life_, std::move(socket), self->peer_));
    });
  }

  void close() {
    rt::ErrorCode already_closed;
    acceptor_.close(already_closed);
  }
  void abandon() override { close(); }
  const rt::Endpoint& local() const { return local_; }

 private:
  std::shared_ptr<Life> life_;
  Tcp::acceptor acceptor_;
  std::chrono::milliseconds give_up_after_;
  rt::Endpoint local_;
  Tcp::endpoint peer_;  // of the accept that is outstanding
};

class NativeListener final : public rt::ListenerEdge {
 public:
  explicit NativeListener(std::shared_ptr<Accepting> accepting)
      : accepting_(std::move(accepting)) {}
  ~NativeListener() override { accepting_->close(); }

  void accept(Handler done) override { accepting_->accept(std::move(done)); }
  void close() override { accepting_->close(); }
  rt::Endpoint local_endpoint() const override { return accepting_->local(); }

 private:
  std::shared_ptr<Accepting> accepting_;
};

}  // namespace

void NativeNetwork::connect(const rt::Endpoint& remote, ConnectHandler done) {
  if (!life_->alive) return;
  std::make_shared<Connecting>(io_, life_, give_up_after_, std::move(done))->start(remote);
}

std::unique_ptr<rt::ListenerEdge> NativeNetwork::listen(const rt::Endpoint& local) {
  return std::make_unique<NativeListener>(
      std::make_shared<Accepting>(io_, life_, give_up_after_, local));
}

}  // namespace headframe::native
