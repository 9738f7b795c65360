#include "platform/http/connection.hpp"

#include <optional>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "platform/http/builtin.hpp"
#include "platform/http/live_socket.hpp"
#include "platform/http/text.hpp"
#include "platform/http/watchdog.hpp"
#include "platform/rt/beast.hpp"

namespace headframe::http {
namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using rt::asio::redirect_error;
using rt::asio::use_awaitable;
using Parser = bhttp::request_parser<bhttp::string_body>;

class Connection {
 public:
  Connection(std::shared_ptr<Hub> hub, rt::Stream stream)
      : hub_(std::move(hub)), stream_(std::move(stream)),
        buffer_(hub_->config.header_bytes + 4096),
        watchdog_(hub_->runtime.clock(), [this] {
          hub_->timed_out.add();
          stream_.close();
        }),
        member_{stream_.remote_endpoint().host, [this] { if (idle_) stream_.close(); }, [this] { stream_.reset(); }},
        membership_(hub_, member_) {}

  rt::Task<> converse();

 private:
  rt::Task<bool> wait_for_request();
  rt::Task<std::optional<core::ApiError>> read_request(Parser& parser);
  rt::Task<> allow_body(const Parser& parser);
  rt::Task<bool> answer(Parser& parser);
  rt::Task<> write(Reply reply, bool head, bool keep_alive);
  bool wants_live(const Parser& parser) const;

  std::shared_ptr<Hub> hub_;
  rt::Stream stream_;
  beast::flat_buffer buffer_;
  Watchdog watchdog_;
  bool idle_ = true;  // waits for a request of which nothing has come yet
  Member member_;
  Membership membership_;
};

std::string text(beast::string_view view) { return {view.data(), view.size()}; }

Request request_of(const Parser& parser, const rt::Stream& stream) {
  const auto& message = parser.get();
  return {text(message.method_string()), text(message.target()),
          text(message[bhttp::field::authorization]), text(message[bhttp::field::content_type]),
          message.body(), stream.remote_endpoint().host};
}

/// What the client did wrong, where an answer can still be given; throws for a broken link.
core::ApiError refusal_of(rt::ErrorCode error) {
  if (error == bhttp::error::header_limit || error == bhttp::error::buffer_overflow)
    return {431, "header-too-large", "the request's header is too large"};
  if (error == bhttp::error::body_limit)
    return {413, "body-too-large", "the request's body is too large"};
  if (error.category() == bhttp::make_error_code(bhttp::error::bad_method).category() &&
      error != bhttp::error::end_of_stream && error != bhttp::error::partial_message)
    return {400, "bad-request", "not an HTTP/1.1 request: " + error.message()};
  throw rt::SystemError(error);
}

/// False when the client has closed the connection between requests.
rt::Task<bool> Connection::wait_for_request() {
  if (buffer_.size() != 0) co_return true;
  idle_ = true;
  watchdog_.guard(hub_->config.idle_limit);
  rt::ErrorCode error;
  const auto n = co_await stream_.async_read_some(buffer_.prepare(4096),
                                                  redirect_error(use_awaitable, error));
  buffer_.commit(n);
  idle_ = false;
  co_return !error;
}

rt::Task<std::optional<core::ApiError>> Connection::read_request(Parser& parser) {
  rt::ErrorCode error;
  watchdog_.guard(hub_->config.header_limit);
  co_await bhttp::async_read_header(stream_, buffer_, parser, redirect_error(use_awaitable, error));
  if (error) co_return refusal_of(error);
  watchdog_.guard(hub_->config.body_limit);
  co_await allow_body(parser);
  co_await bhttp::async_read(stream_, buffer_, parser, redirect_error(use_awaitable, error));
  if (error) co_return refusal_of(error);
  watchdog_.rest();
  co_return std::nullopt;
}

/// A client with a large body waits to be told that it may send it.
rt::Task<> Connection::allow_body(const Parser& parser) {
  if (!beast::iequals(parser.get()[bhttp::field::expect], "100-continue")) co_return;
  static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  co_await rt::asio::async_write(stream_, rt::asio::buffer(go_on), use_awaitable);
}

bool Connection::wants_live(const Parser& parser) const {
  const auto target = parser.get().target();
  const auto [path, query] = split_target({target.data(), target.size()});
  return path == std::string(api_root) + live_path && beast::websocket::is_upgrade(parser.get());
}

rt::Task<> Connection::write(Reply reply, bool head, bool keep_alive) {
  bhttp::response<bhttp::string_body> response;
  response.version(11);
  response.result(static_cast<unsigned>(reply.status));
  response.set(bhttp::field::server, "headframe");
  response.set(bhttp::field::cache_control, "no-store");
  response.set("X-Content-Type-Options", "nosniff");
  if (!reply.body.empty()) response.set(bhttp::field::content_type, reply.content_type);
  for (const auto& [name, value] : reply.headers) response.set(name, value);
  response.keep_alive(keep_alive);
  response.body() = std::move(reply.body);
  response.prepare_payload();
  bhttp::response_serializer<bhttp::string_body> serializer(response);
  watchdog_.guard(hub_->config.write_limit);
  if (head) co_await bhttp::async_write_header(stream_, serializer, use_awaitable);
  else co_await bhttp::async_write(stream_, serializer, use_awaitable);
  watchdog_.rest();
}

/// False when the connection is to end.
rt::Task<bool> Connection::answer(Parser& parser) {
  const Request request = request_of(parser, stream_);
  std::optional<Reply> refused;
  if (wants_live(parser)) {
    auto listener = admit_listener(*hub_, request);
    if (auto* admitted = std::get_if<Admitted>(&listener)) {
      co_await serve_live(hub_, std::move(stream_), parser.release(), std::move(*admitted));
      co_return false;
    }
    refused = std::get<Reply>(std::move(listener));
  }
  Reply reply = refused ? std::move(*refused) : co_await hub_->api.answer(request);
  const bool keep_alive = parser.get().keep_alive() && !hub_->stopping;
  co_await write(std::move(reply), parser.get().method() == bhttp::verb::head, keep_alive);
  co_return keep_alive;
}

rt::Task<> Connection::converse() {
  while (!hub_->stopping && co_await wait_for_request()) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(hub_->config.header_bytes));
    parser.body_limit(hub_->config.body_bytes);
    if (const auto refused = co_await read_request(parser)) {
      co_await write(error_reply(*refused), false, false);
      break;
    }
    if (!co_await answer(parser)) break;
  }
  stream_.close();
}

}  // namespace

rt::Task<> serve_connection(std::shared_ptr<Hub> hub, rt::Stream stream) {
  auto connection = std::make_unique<Connection>(std::move(hub), std::move(stream));
  try {
    co_await connection->converse();
  } catch (const rt::SystemError&) {
    // The link broke or a time limit closed it: there is nobody left to tell.
  }
}

}  // namespace headframe::http
