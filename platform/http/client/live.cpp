#include "platform/http/client/live.hpp"

#include <algorithm>
#include <random>

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

#include "platform/http/text.hpp"
#include "platform/http/watchdog.hpp"
#include "platform/rt/beast.hpp"

namespace headframe::http::client {
namespace {

namespace beast = boost::beast;
namespace ws = boost::beast::websocket;
using rt::asio::redirect_error;
using rt::asio::use_awaitable;

/// Masking protects the caches of proxies from hostile web pages; a program needs no secret masks,
/// and the same ones in every run keep runs comparable.
void seed_masks() {
  static const bool seeded = [] {
    std::seed_seq seed{0x6865, 0x6164, 0x6672};
    ws::seed_prng(seed);
    return true;
  }();
  static_cast<void>(seeded);
}

}  // namespace

class Live::Socket {
 public:
  Socket(rt::Stream stream, rt::Clock& clock, const LiveConfig& config)
      : socket_(std::move(stream)), config_(config),
        watchdog_(clock, [this] { socket_.next_layer().reset(); }) {
    seed_masks();
    socket_.secure_prng(false);
    socket_.set_option(ws::stream_base::timeout{ws::stream_base::none(), ws::stream_base::none(), false});
    socket_.read_message_max(config_.message_bytes);
    socket_.control_callback([this](ws::frame_type, beast::string_view) {
      watchdog_.guard(config_.silence_limit);
    });
  }

  rt::Task<> shake_hands(std::string host, std::string target, std::string token) {
    socket_.set_option(ws::stream_base::decorator([token](ws::request_type& request) {
      request.set(beast::http::field::authorization, "Bearer " + token);
    }));
    watchdog_.guard(config_.connect_limit);
    ws::response_type response;
    rt::ErrorCode error;
    co_await socket_.async_handshake(response, host, target, redirect_error(use_awaitable, error));
    watchdog_.rest();
    if (error == ws::error::upgrade_declined && response.result_int() / 100 == 4)
      throw Refused(static_cast<int>(response.result_int()), "not-admitted",
                    "the live feed refused: status " + std::to_string(response.result_int()), {});
    if (error) throw rt::SystemError(error);
  }

  rt::Task<std::string> read() {
    beast::flat_buffer buffer;
    watchdog_.guard(config_.silence_limit);
    co_await socket_.async_read(buffer, use_awaitable);
    watchdog_.rest();
    co_return beast::buffers_to_string(buffer.data());
  }

  void reset() { socket_.next_layer().reset(); }

 private:
  ws::stream<rt::Stream> socket_;
  LiveConfig config_;
  Watchdog watchdog_;
};

/// Shared with the coroutine in next(), which may unwind after the Live was destroyed.
struct Live::State {
  State(rt::Runtime& r, rt::Endpoint s, std::string t, LiveConfig c)
      : runtime(r), server(std::move(s)), token(std::move(t)), config(c), pause(c.first_pause),
        timer(r.clock()) {}

  rt::Runtime& runtime;
  rt::Endpoint server;
  std::string token;
  LiveConfig config;
  std::shared_ptr<Socket> socket;
  std::string epoch;
  std::uint64_t seen = 0;
  rt::Duration pause;
  rt::Timer timer;
  bool closed = false;
};

Live::Live(rt::Runtime& runtime, rt::Endpoint server, std::string token, LiveConfig config)
    : state_(std::make_shared<State>(runtime, std::move(server), std::move(token), config)) {}
Live::~Live() { close(); }

void Live::close() {
  state_->closed = true;
  state_->timer.cancel();
  if (state_->socket) state_->socket->reset();
}

rt::Task<> Live::connect(std::shared_ptr<State> state) {
  auto stream = co_await state->runtime.connect(state->server);
  auto socket = std::make_shared<Socket>(std::move(stream), state->runtime.clock(), state->config);
  state->socket = socket;
  std::string target = "/api/v1/live";
  if (!state->epoch.empty())
    target += "?since=" + std::to_string(state->seen) + "&epoch=" + percent_encoded(state->epoch);
  co_await socket->shake_hands(state->server.host, target, state->token);
}

rt::Task<LiveMessage> Live::receive(std::shared_ptr<State> state) {
  for (;;) {
    auto message = live_message(co_await state->socket->read());
    state->pause = state->config.first_pause;
    if (const auto* hello = std::get_if<Hello>(&message)) {
      // A first connection starts here; a later one is followed by what was missed.
      if (state->epoch != hello->epoch) state->seen = state->epoch.empty() ? hello->last : 0;
      state->epoch = hello->epoch;
    }
    if (const auto* event = std::get_if<Event>(&message)) state->seen = event->sequence;
    if (const auto* seen = std::get_if<Seen>(&message)) {
      state->seen = seen->sequence;
      continue;
    }
    co_return message;
  }
}

/// False when close() came.
rt::Task<bool> Live::pause(std::shared_ptr<State> state) {
  state->socket.reset();
  if (!state->closed) co_await state->timer.wait_for(state->pause);
  state->pause = std::min(state->pause * 2, state->config.longest_pause);
  co_return !state->closed;
}

rt::Task<std::optional<LiveMessage>> Live::next() {
  const auto state = state_;
  while (!state->closed) {
    try {
      if (!state->socket) co_await connect(state);
      co_return co_await receive(state);
    } catch (const rt::SystemError&) {
      // The link is gone; what it still owed is caught up over the next one.
    }
    if (!co_await pause(state)) break;
  }
  co_return std::nullopt;
}

}  // namespace headframe::http::client
