#include "platform/http/live_socket.hpp"

#include <algorithm>
#include <charconv>

#include <boost/asio/redirect_error.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <fmt/core.h>

#include "platform/http/builtin.hpp"
#include "platform/http/live_queue.hpp"
#include "platform/http/text.hpp"
#include "platform/http/watchdog.hpp"
#include "platform/rt/beast.hpp"

namespace headframe::http {
namespace {

namespace beast = boost::beast;
namespace ws = boost::beast::websocket;
using rt::asio::redirect_error;
using rt::asio::use_awaitable;

/// Listeners have nothing to say; what they send anyway is refused from this size on unread.
constexpr std::size_t most_bytes_from_listener = 4096;

class LiveSession : public std::enable_shared_from_this<LiveSession> {
 public:
  LiveSession(std::shared_ptr<Hub> hub, rt::Stream stream, Admitted admitted)
      : hub_(std::move(hub)), clock_(hub_->runtime.clock()), socket_(std::move(stream)),
        token_(std::move(admitted.token)), queue_(admitted.who, hub_->config.live_backlog),
        watchdog_(clock_, [this] { socket_.next_layer().reset(); }), wake_(clock_),
        member_{{}, [this] { part(ws::close_code::going_away, "the platform is stopping"); },
                [this] { socket_.next_layer().reset(); }},
        membership_(hub_, member_) {
    ++hub_->live_open;
    // Beast's own limits follow the machine's clock; ours follow the node's.
    socket_.set_option(ws::stream_base::timeout{ws::stream_base::none(), ws::stream_base::none(), false});
    socket_.read_message_max(most_bytes_from_listener);
  }
  ~LiveSession() {
    hub_->services.feed.unsubscribe(subscription_);
    --hub_->live_open;
  }

  rt::Task<> run(UpgradeRequest request, std::optional<std::uint64_t> since, std::string epoch);
  void close() { socket_.next_layer().close(); }

 private:
  static rt::Task<> listen(std::shared_ptr<LiveSession> self);
  void on_event(const core::LiveEvent& event);
  void part(ws::close_code code, std::string why);
  rt::Task<> send_waiting();
  rt::Task<> keep_alive();
  rt::Task<> say_goodbye();

  std::shared_ptr<Hub> hub_;
  rt::Clock& clock_;
  ws::stream<rt::Stream> socket_;
  std::string token_;
  LiveQueue queue_;
  Watchdog watchdog_;
  rt::Timer wake_;  // sleeps until the next ping; cancelled when there is something to do
  Member member_;
  Membership membership_;
  core::LiveFeed::Id subscription_ = 0;
  rt::Instant last_heard_;
  std::uint64_t last_seen_ = 0;
  bool closed_ = false;  // the peer or the link has ended it
  std::optional<ws::close_reason> farewell_;
};

void LiveSession::part(ws::close_code code, std::string why) {
  if (farewell_ || closed_) return;
  farewell_.emplace(code, why);
  watchdog_.guard(hub_->config.write_limit);
  wake_.cancel();
}

void LiveSession::on_event(const core::LiveEvent& event) {
  if (farewell_ || closed_) return;
  if (!queue_.offer(event)) {
    hub_->live_cut.add();
    part(ws::close_code::policy_error,
         fmt::format("too slow: more than {} events behind", hub_->config.live_backlog));
    return;
  }
  wake_.cancel();
}

/// Reads for the sake of pongs and of the closing handshake.
rt::Task<> LiveSession::listen(std::shared_ptr<LiveSession> self) {
  beast::flat_buffer ignored;
  rt::ErrorCode error;
  co_await self->socket_.async_read(ignored, redirect_error(use_awaitable, error));
  if (error) {
    self->closed_ = true;
    self->wake_.cancel();
    co_return;
  }
  self->part(ws::close_code::bad_payload, "listeners send nothing");
}

rt::Task<> LiveSession::send_waiting() {
  while (!queue_.empty() && !farewell_ && !closed_) {
    const std::string message = queue_.take();
    watchdog_.guard(hub_->config.write_limit);
    co_await socket_.async_write(rt::asio::buffer(message), use_awaitable);
    // The watch of a farewell that came meanwhile stays as it is.
    if (!farewell_) watchdog_.rest();
  }
}

rt::Task<> LiveSession::keep_alive() {
  if (clock_.now() - last_heard_ > hub_->config.silence_limit) {
    socket_.next_layer().reset();
    closed_ = true;
    co_return;
  }
  if (!hub_->services.identity.bearer(token_)) {
    part(ws::close_code::policy_error, "the token has ended");
    co_return;
  }
  if (const auto last = hub_->services.feed.last_sequence(); last != last_seen_) {
    last_seen_ = last;
    queue_.offer_seen(last);
  }
  watchdog_.guard(hub_->config.write_limit);
  co_await socket_.async_ping({}, use_awaitable);
  if (!farewell_) watchdog_.rest();
}

rt::Task<> LiveSession::say_goodbye() {
  rt::ErrorCode ignored;  // whoever is being cut may be gone already
  if (!closed_) co_await socket_.async_close(*farewell_, redirect_error(use_awaitable, ignored));
}

rt::Task<> LiveSession::run(UpgradeRequest request, std::optional<std::uint64_t> since,
                            std::string epoch) {
  watchdog_.guard(hub_->config.write_limit);
  co_await socket_.async_accept(request, use_awaitable);
  watchdog_.rest();
  last_heard_ = clock_.now();
  socket_.control_callback([this](ws::frame_type, beast::string_view) { last_heard_ = clock_.now(); });
  // Nothing suspends between the two, so no event falls between catching up and listening.
  queue_.open(hub_->services.feed, hub_->epoch, since, epoch);
  subscription_ = hub_->services.feed.subscribe([this](const core::LiveEvent& e) { on_event(e); });
  rt::spawn(socket_.get_executor(), listen(shared_from_this()));
  auto next_ping = clock_.now() + hub_->config.ping_interval;
  while (!farewell_ && !closed_) {
    co_await send_waiting();
    if (farewell_ || closed_) break;
    if (!co_await wake_.wait_until(next_ping)) continue;
    co_await keep_alive();
    next_ping = clock_.now() + hub_->config.ping_interval;
  }
  co_await say_goodbye();
}

std::optional<std::uint64_t> number_of(const std::map<std::string, std::string>& query) {
  const auto it = query.find("since");
  if (it == query.end()) return std::nullopt;
  std::uint64_t number = 0;
  const char* end = it->second.data() + it->second.size();
  const auto [stop, error] = std::from_chars(it->second.data(), end, number);
  if (error != std::errc{} || stop != end)
    throw core::ApiError(400, "bad-parameter", "since is a whole number", "since");
  return number;
}

}  // namespace

std::variant<Admitted, Reply> admit_listener(Hub& hub, const Request& request) {
  try {
    Admitted admitted;
    admitted.token = bearer_token(request.authorization);
    admitted.who = hub.api.principal(request.authorization);
    const auto& routes = hub.api.routes();
    const auto live = std::ranges::find(routes, std::string(live_path), &core::Route::path);
    const auto query = query_of(*live, split_target(request.target).second);
    admitted.since = number_of(query);
    if (const auto it = query.find("epoch"); it != query.end()) admitted.epoch = it->second;
    return admitted;
  } catch (const core::ApiError& error) {
    return error_reply(error);
  }
}

rt::Task<> serve_live(std::shared_ptr<Hub> hub, rt::Stream stream, UpgradeRequest request,
                      Admitted admitted) {
  const auto since = admitted.since;
  const auto epoch = admitted.epoch;
  auto session = std::make_shared<LiveSession>(std::move(hub), std::move(stream), std::move(admitted));
  struct Closer {  // ends the reader too, however the writer ended
    LiveSession& session;
    ~Closer() { session.close(); }
  } closer{*session};
  co_await session->run(std::move(request), since, epoch);
}

}  // namespace headframe::http
