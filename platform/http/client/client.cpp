#include "platform/http/client/client.hpp"

#include <stdexcept>

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include "platform/http/text.hpp"
#include "platform/http/watchdog.hpp"
#include "platform/rt/beast.hpp"

namespace headframe::http::client {
namespace {

namespace bhttp = boost::beast::http;
using nlohmann::json;
using rt::asio::redirect_error;
using rt::asio::use_awaitable;

constexpr const char* root = "/api/v1";

std::string target_of(const std::string& path, const Query& query) {
  std::string out = root + path;
  char mark = '?';
  for (const auto& [name, value] : query) {
    out += mark + percent_encoded(name) + '=' + percent_encoded(value);
    mark = '&';
  }
  return out;
}

Refused refusal_of(int status, const std::string& body) {
  const auto parsed = json::parse(body, nullptr, false);
  if (!parsed.is_object() || !parsed.contains("error"))
    return {status, "unexpected-answer", "status " + std::to_string(status), {}};
  const auto& error = parsed["error"];
  return {status, error.value("code", std::string{}), error.value("message", std::string{}),
          error.value("field", std::string{})};
}

}  // namespace

class Client::Link {
 public:
  explicit Link(rt::Stream s) : stream(std::move(s)) {}
  rt::Stream stream;
  boost::beast::flat_buffer buffer;
  std::size_t answers = 0;
  rt::Instant used;  // when the last answer had come
};

Client::Client(rt::Runtime& runtime, rt::Endpoint server, ClientConfig config)
    : runtime_(runtime), server_(std::move(server)), config_(config) {}
Client::~Client() = default;

rt::Task<Client::Answer> Client::exchange_once(const std::string& method, const std::string& target,
                                               const std::string& body) {
  if (!link_) link_ = std::make_shared<Link>(co_await runtime_.connect(server_));
  const auto link = link_;
  bhttp::request<bhttp::string_body> request;
  request.version(11);
  request.method_string(method);
  request.target(target);
  request.set(bhttp::field::host, server_.host);
  if (!token_.empty()) request.set(bhttp::field::authorization, "Bearer " + token_);
  if (!body.empty()) request.set(bhttp::field::content_type, "application/json");
  request.body() = body;
  request.prepare_payload();
  bhttp::response_parser<bhttp::string_body> parser;
  parser.body_limit(config_.answer_bytes);

  Watchdog watchdog(runtime_.clock(), [&] { link->stream.close(); });
  watchdog.guard(config_.answer_limit);
  rt::ErrorCode error;
  co_await bhttp::async_write(link->stream, request, redirect_error(use_awaitable, error));
  if (!error)
    co_await bhttp::async_read(link->stream, link->buffer, parser, redirect_error(use_awaitable, error));
  if (error || !parser.get().keep_alive()) link_.reset();
  if (watchdog.bitten()) error = rt::asio::error::timed_out;
  if (error) throw rt::SystemError(error);
  ++link->answers;
  link->used = runtime_.clock().now();
  co_return Answer{static_cast<int>(parser.get().result_int()), std::move(parser.get().body())};
}

rt::Task<Client::Answer> Client::exchange(std::string method, std::string target, std::string body) {
  if (busy_) throw std::logic_error("a client makes one request at a time");
  struct Busy {
    bool& flag;
    explicit Busy(bool& f) : flag(f) { flag = true; }
    ~Busy() { flag = false; }
  } busy(busy_);
  if (link_ && runtime_.clock().now() - link_->used > config_.keep_limit) link_.reset();
  const bool kept = link_ && link_->answers > 0;
  const bool repeatable = kept && (method == "GET" || method == "PUT" || method == "DELETE");
  if (repeatable) {
    try {
      co_return co_await exchange_once(method, target, body);
    } catch (const rt::SystemError& error) {
      if (error.code() == rt::asio::error::timed_out) throw;
    }
  }
  co_return co_await exchange_once(method, target, body);
}

rt::Task<json> Client::call(std::string method, std::string target, json body) {
  const auto answer = co_await exchange(std::move(method), std::move(target),
                                        body.is_null() ? std::string{} : body.dump());
  if (answer.status < 200 || answer.status > 299) throw refusal_of(answer.status, answer.body);
  co_return answer.body.empty() ? json() : json::parse(answer.body);
}

rt::Task<Session> Client::log_in(std::string name, std::string password) {
  token_.clear();
  const json credentials = {{"name", std::move(name)}, {"password", std::move(password)}};
  const json answer = co_await call("POST", target_of("/login", {}), credentials);
  auto session = answer.get<Session>();
  token_ = session.token;
  co_return session;
}

rt::Task<> Client::log_out() {
  co_await call("POST", target_of("/logout", {}), nullptr);
  token_.clear();
}

rt::Task<json> Client::get(std::string path, Query query) {
  return call("GET", target_of(path, query), nullptr);
}
rt::Task<json> Client::post(std::string path, json body) {
  return call("POST", target_of(path, {}), std::move(body));
}
rt::Task<json> Client::put(std::string path, json body) {
  return call("PUT", target_of(path, {}), std::move(body));
}
rt::Task<json> Client::patch(std::string path, json body) {
  return call("PATCH", target_of(path, {}), std::move(body));
}
rt::Task<json> Client::del(std::string path) { return call("DELETE", target_of(path, {}), nullptr); }

rt::Task<std::string> Client::get_text(std::string target) {
  auto answer = co_await exchange("GET", std::move(target), {});
  if (answer.status < 200 || answer.status > 299) throw refusal_of(answer.status, answer.body);
  co_return std::move(answer.body);
}

rt::Task<std::optional<std::vector<json>>> Pages::next() {
  if (finished_) co_return std::nullopt;
  auto found = page(co_await client_.get(path_, query_));
  finished_ = !found.next;
  if (found.next) query_["cursor"] = *found.next;
  co_return std::move(found.items);
}

}  // namespace headframe::http::client
