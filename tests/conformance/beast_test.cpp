// Beast, unchanged, on the seam's stream.
#include "platform/rt/beast.hpp"

#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

#include "tests/conformance/suite.hpp"

namespace headframe::conformance {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using rt::asio::use_awaitable;
using WebSocket = websocket::stream<rt::Stream>;

const std::uint16_t port = test_port();

rt::Task<> serve_http(rt::Listener listener) {
  auto stream = co_await listener.accept();
  beast::flat_buffer buffer;
  for (int i = 0; i < 2; ++i) {
    http::request<http::string_body> request;
    co_await http::async_read(stream, buffer, request, use_awaitable);
    http::response<http::string_body> response{http::status::ok, 11};
    response.body() = request.body() + " at " + std::string(request.target());
    response.prepare_payload();
    co_await http::async_write(stream, response, use_awaitable);
  }
  stream.shutdown_send();
}

rt::Task<> ask_http(rt::Runtime& runtime, std::string host) {
  auto stream = co_await runtime.connect({host, port});
  beast::flat_buffer buffer;
  for (const std::string target : {"/one", "/two"}) {
    http::request<http::string_body> request{http::verb::post, target, 11};
    request.body() = std::string(50'000, 'q');
    request.prepare_payload();
    co_await http::async_write(stream, request, use_awaitable);
    http::response<http::string_body> response;
    co_await http::async_read(stream, buffer, response, use_awaitable);
    EXPECT_EQ(response.result(), http::status::ok);
    EXPECT_TRUE(response.body() == request.body() + " at " + target);
  }
}

TEST_P(Seam, beast_speaks_http_with_keep_alive) {
  rig->run(serve_http(rig->runtime(0).listen({"", port})), ask_http(rig->runtime(1), rig->host(0)));
}

/// Beast's own time-outs read the wall clock, and its masks come from the machine's randomness.
void make_deterministic(WebSocket& socket) {
  socket.set_option(websocket::stream_base::timeout{websocket::stream_base::none(),
                                                    websocket::stream_base::none(), false});
  socket.secure_prng(false);
}

rt::Task<> serve_echo(rt::Listener listener) {
  WebSocket socket(co_await listener.accept());
  make_deterministic(socket);
  co_await socket.async_accept(use_awaitable);
  rt::ErrorCode error;
  while (!error) {
    beast::flat_buffer buffer;
    try {
      co_await socket.async_read(buffer, use_awaitable);
      co_await socket.async_write(buffer.data(), use_awaitable);
    } catch (const rt::SystemError& e) {
      error = e.code();
    }
  }
  EXPECT_EQ(error, websocket::error::closed);
}

rt::Task<> talk_to_echo(rt::Runtime& runtime, std::string host) {
  WebSocket socket(co_await runtime.connect({host, port}));
  make_deterministic(socket);
  co_await socket.async_handshake(host, "/live", use_awaitable);
  for (const std::size_t bytes : {0UL, 1UL, 200UL, 70'000UL}) {
    const std::string text(bytes, 'w');
    co_await socket.async_write(rt::asio::buffer(text), use_awaitable);
    beast::flat_buffer buffer;
    co_await socket.async_read(buffer, use_awaitable);
    EXPECT_TRUE(beast::buffers_to_string(buffer.data()) == text);
  }
  co_await socket.async_close(websocket::close_code::normal, use_awaitable);
}

TEST_P(Seam, beast_speaks_websocket_and_closes_in_order) {
  rig->run(serve_echo(rig->runtime(0).listen({"", port})),
           talk_to_echo(rig->runtime(1), rig->host(0)));
}

}  // namespace
}  // namespace headframe::conformance
