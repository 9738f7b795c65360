#include "platform/wire/ftp/server.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>

#include "platform/wire/ftp/reply.hpp"
#include "platform/wire/ftp/session.hpp"

namespace headframe::wire::ftp {

namespace asio = rt::asio;

namespace {

constexpr rt::Duration accept_pause = std::chrono::milliseconds(100);

/// The reply fits into the empty buffers of a new connection, so nobody has to be waited for.
rt::Task<> refuse(rt::Stream control, Reply reply) {
  const std::string text = encode(reply);
  try {
    co_await control.async_write_some(asio::buffer(text), asio::use_awaitable);
  } catch (const rt::SystemError&) {
    // The client is gone, which is what it was asked for.
  }
  control.close();
}

}  // namespace

Server::Server(rt::Runtime& runtime, Host& host, Config config, Watcher watcher)
    : ended_(runtime.clock()) {
  check(config);
  for (std::size_t i = 0; i < config.disk_lanes; ++i) lanes_.push_back(runtime.make_lane("ftp"));
  house_ = std::make_unique<House>(runtime, host, std::move(config), std::move(watcher));
}

Server::~Server() = default;

void Server::start() {
  listener_ = house_->runtime.listen(house_->config.listen);
  accepting_ = true;
  rt::spawn(house_->runtime.executor(), accept_sessions());
}

rt::Task<> Server::prepare() {
  try {
    co_await house_->depot.prepare(*lanes_.front());
  } catch (const std::system_error& error) {
    house_->tell(ServerImpaired{std::string("partial folder: ") + error.what()});
  }
}

rt::Task<> Server::accept_sessions() {
  co_await prepare();
  while (!stopping_) {
    std::string failure;
    try {
      co_await admit(co_await listener_.accept());
    } catch (const rt::SystemError& error) {
      failure = error.code().message();
    }
    if (failure.empty() || stopping_) continue;
    house_->tell(ServerImpaired{"accept: " + failure});
    co_await rt::sleep_for(house_->runtime.clock(), accept_pause);
  }
  accepting_ = false;
  ended_.cancel();
}

rt::Task<> Server::admit(rt::Stream control) {
  const Config& config = house_->config;
  const std::string address = control.remote_endpoint().host;
  const char* reason = nullptr;
  if (stopping_) reason = "The server stops.";
  else if (sessions_.size() >= config.most_sessions) reason = "There are too many sessions.";
  else if (const auto known = per_address_.find(address);
           known != per_address_.end() && known->second >= config.most_sessions_per_address)
    reason = "There are too many sessions from your address.";
  if (reason) {
    house_->tell(SessionRefused{address, reason});
    co_return co_await refuse(std::move(control), {421, reason});
  }
  const std::uint64_t id = ++last_id_;
  rt::Lane& lane = *lanes_[id % lanes_.size()];
  const auto session = std::make_shared<Session>(*house_, lane, std::move(control));
  sessions_.emplace(id, session);
  ++per_address_[address];
  house_->tell(SessionOpened{address});
  rt::spawn(house_->runtime.executor(), supervise(id, session));
}

rt::Task<> Server::supervise(std::uint64_t id, std::shared_ptr<Session> session) {
  try {
    co_await session->run();
    house_->tell(SessionClosed{session->address(), session->user(), session->ending()});
  } catch (const std::exception& error) {
    house_->tell(SessionFailed{session->address(), session->user(), error.what()});
  }
  forget(id);
}

void Server::forget(std::uint64_t id) {
  const auto found = sessions_.find(id);
  const auto count = per_address_.find(found->second->address());
  if (--count->second == 0) per_address_.erase(count);
  sessions_.erase(found);
  ended_.cancel();
}

rt::Task<> Server::stop(rt::Duration grace) {
  stopping_ = true;
  listener_.close();
  for (const auto& [id, session] : sessions_) session->ask_to_stop();
  rt::Clock& clock = house_->runtime.clock();
  const rt::Instant limit = clock.now() + grace;
  while (accepting_ || !sessions_.empty()) {
    if (!co_await ended_.wait_until(std::max(limit, clock.now() + accept_pause))) continue;
    for (const auto& [id, session] : sessions_) session->drop();
  }
}

}  // namespace headframe::wire::ftp
