#include "platform/http/api.hpp"

#include <algorithm>
#include <exception>

#include "platform/core/civil.hpp"
#include "platform/http/body.hpp"
#include "platform/http/builtin.hpp"
#include "platform/http/pages.hpp"
#include "platform/http/text.hpp"
#include "platform/store/error.hpp"

namespace headframe::http {
namespace {

using core::ApiError;
using nlohmann::json;

/// A password check costs tens of milliseconds of one lane; more than this many callers in line are
/// better told to come back than kept waiting.
constexpr std::size_t most_log_ins_waiting = 32;

Reply json_reply(int status, const json& body) {
  Reply reply;
  reply.status = status;
  // A text from a mine's file may be clipped inside a character: show it rather than fail.
  if (status != 204) reply.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
  return reply;
}

bool is_json_type(std::string_view content_type) {
  const auto type = content_type.substr(0, content_type.find(';'));
  return std::ranges::equal(type.substr(0, type.find_last_not_of(' ') + 1),
                            std::string_view("application/json"), {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
}

json body_for(const core::Route& route, const Request& request) {
  if (route.request_schema.is_null()) {
    if (!request.body.empty())
      throw ApiError(400, "unexpected-body", "this route takes no body");
    return nullptr;
  }
  if (request.body.empty()) throw ApiError(400, "missing-body", "this route needs a JSON body");
  if (!is_json_type(request.content_type))
    throw ApiError(415, "content-type", "send the body as application/json");
  json body = parse_body(request.body);
  check_body(route.request_schema, body);
  return body;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The rule behind a refusal of Identity::change_password, in words.
std::string password_rule(std::string_view refusal) {
  if (refusal == "weak-password")
    return "choose at least 10 characters that do not contain the user's name";
  if (refusal == "same-password") return "choose another one than the old";
  if (refusal == "bad-credentials") return "the old one is wrong";
  if (refusal == "locked-out") return "too many wrong passwords; try again later";
  return std::string(refusal);
}

/// A place in the line for password checks, given back however the check ends. Shares the count,
/// because a crashed node's coroutines unwind after its objects.
class Place {
 public:
  explicit Place(std::shared_ptr<std::size_t> waiting) : waiting_(std::move(waiting)) {
    if (*waiting_ >= most_log_ins_waiting)
      throw ApiError(503, "busy", "too many log-ins at once; try again");
    ++*waiting_;
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { --*waiting_; }

 private:
  std::shared_ptr<std::size_t> waiting_;
};

}  // namespace

Reply error_reply(const ApiError& error) {
  json inner = {{"code", error.code}, {"message", error.what()}};
  if (!error.field.empty() && error.status != 405) inner["field"] = error.field;
  Reply reply = json_reply(error.status, {{"error", inner}});
  if (error.status == 405) reply.headers.emplace_back("Allow", error.field);
  if (error.status == 401) reply.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (error.status == 503) reply.headers.emplace_back("Retry-After", "1");
  return reply;
}

std::string bearer_token(std::string_view authorization) {
  constexpr std::string_view scheme = "bearer ";  // in any case (RFC 9110 §11.1)
  const bool named = std::ranges::equal(authorization.substr(0, scheme.size()), scheme, {}, lower);
  if (!named || authorization.size() == scheme.size())
    throw ApiError(401, "not-logged-in", "log in first: POST /api/v1/login");
  return std::string(authorization.substr(scheme.size()));
}

Api::Api(std::vector<core::Route> routes, Services services, About about)
    : services_(std::move(services)), about_(std::move(about)), router_([&] {
        auto all = builtin_routes();
        for (auto& route : routes) {
          if (route.module == builtin_module)
            throw std::logic_error("a module may not be called " + route.module);
          all.push_back(std::move(route));
        }
        return Router(std::move(all));
      }()) {
  for (std::size_t hundreds = 1; hundreds < answered_.size(); ++hundreds)
    answered_[hundreds] =
        &services_.metrics.counter("http_requests_total{status=\"" + std::to_string(hundreds) + "xx\"}",
                                   "Requests answered, by class of status");
}

core::Principal Api::principal(std::string_view authorization) const {
  auto who = services_.identity.bearer(bearer_token(authorization));
  if (!who) throw ApiError(401, "not-logged-in", "the token is unknown or has expired");
  return std::move(*who);
}

rt::Task<Reply> Api::answer(Request request) {
  Reply reply;
  try {
    reply = co_await dispatch(request);
  } catch (const ApiError& error) {
    reply = error_reply(error);
  } catch (const store::Error& error) {
    services_.defect(std::string("store: ") + error.what());
    reply = error_reply(ApiError(503, "store-unavailable", "nothing can be written now; try again"));
  } catch (const std::exception& error) {
    services_.defect(request.method + " " + std::string(split_target(request.target).first) + ": " +
                     error.what());
    reply = error_reply(ApiError(500, "internal", "a defect of the platform; it was recorded"));
  }
  answered_.at(static_cast<std::size_t>(reply.status / 100))->add();
  co_return reply;
}

const core::Route& Api::route_of(const Request& request, std::string_view path,
                                 std::map<std::string, std::string>& values) const {
  const auto method = method_of(request.method);
  auto match = router_.find(method.value_or(core::Method::get), path);
  if (match.allowed.empty()) throw ApiError(404, "not-found", "no such path");
  if (!method || !match.route) {
    std::string allowed;
    for (const auto other : match.allowed)
      allowed += (allowed.empty() ? "" : ", ") + std::string(name_of(other));
    throw ApiError(405, "method-not-allowed", "this path takes " + allowed, allowed);
  }
  values = std::move(match.path);
  return *match.route;
}

rt::Task<Reply> Api::dispatch(const Request& request) {
  const auto [path, query] = split_target(request.target);
  const bool inside = path.starts_with(api_root) &&
                      (path.size() == api_root.size() || path[api_root.size()] == '/');
  if (!inside) co_return outside_api(request, path);
  core::ApiRequest call;
  const core::Route& route = route_of(request, path.substr(api_root.size()), call.path);
  if (!is_public(route)) {
    call.who = principal(request.authorization);
    core::require_right(route, call.who);
  }
  call.query = query_of(route, query);
  call.body = body_for(route, request);
  call.at = services_.clock.wall_now();
  if (route.module != builtin_module) co_return co_await run(route, std::move(call));
  if (route.path == login_path) co_return co_await log_in(std::move(call), request.from);
  if (route.path == logout_path) co_return co_await log_out(request);
  if (route.path == password_path) co_return co_await change_password(std::move(call));
  co_return builtin_get(route, call);
}

rt::Task<Reply> Api::run(const core::Route& route, core::ApiRequest call) {
  const auto response = co_await services_.executor.answer(route, std::move(call));
  if (response.status == 500) throw std::runtime_error(response.body.dump());
  co_return json_reply(response.status, response.body);
}

rt::Task<Reply> Api::log_in(core::ApiRequest call, std::string from) {
  const Place place(log_ins_waiting_);
  const auto result =
      co_await services_.identity.log_in(call.body.at("name").get<std::string>(),
                                         call.body.at("password").get<std::string>(), std::move(from));
  if (result.token.empty()) {
    const bool locked = result.refusal == "locked-out";
    throw ApiError(locked ? 429 : 401, result.refusal,
                   locked ? "too many failed log-ins; try again later"
                          : "name or password is wrong");
  }
  co_return json_reply(200, {{"token", result.token},
                             {"expires", core::to_text(result.expires)},
                             {"who", principal_json(result.who)}});
}

rt::Task<Reply> Api::change_password(core::ApiRequest call) {
  const Place place(log_ins_waiting_);
  const auto refusal = co_await services_.identity.change_password(
      call.who, call.body.at("old").get<std::string>(), call.body.at("new").get<std::string>());
  if (!refusal.empty()) throw ApiError(400, refusal, "the password was not changed: " + password_rule(refusal));
  co_return json_reply(204, nullptr);
}

rt::Task<Reply> Api::log_out(const Request& request) {
  co_await services_.identity.log_out(bearer_token(request.authorization));
  co_return json_reply(204, nullptr);
}

Reply Api::builtin_get(const core::Route& route, const core::ApiRequest& call) const {
  if (route.path == me_path) return json_reply(200, principal_json(call.who));
  if (route.path == openapi_path) return json_reply(200, openapi_page(about_, router_.routes()));
  Reply reply = error_reply(ApiError(426, "upgrade-required", "connect with a WebSocket"));
  reply.headers.emplace_back("Upgrade", "websocket");
  return reply;
}

Reply Api::outside_api(const Request& request, std::string_view path) const {
  if (path != "/" && path != "/healthz" && path != "/metrics")
    throw ApiError(404, "not-found", "no such path; the API is below /api/v1");
  if (request.method != "GET" && request.method != "HEAD")
    throw ApiError(405, "method-not-allowed", "this path takes GET", "GET");
  if (path == "/healthz") return health_page();
  if (path == "/metrics")
    return {200, "text/plain; version=0.0.4; charset=utf-8", services_.metrics.prometheus(), {}};
  return {200, "text/html; charset=utf-8", landing_page(about_.version), {}};
}

Reply Api::health_page() const {
  json checks = json::array();
  bool healthy = true;
  for (const auto& check : services_.health.health()) {
    healthy = healthy && check.healthy;
    checks.push_back({{"name", check.name}, {"healthy", check.healthy}, {"detail", check.detail}});
  }
  return json_reply(healthy ? 200 : 503,
                    {{"healthy", healthy}, {"version", about_.version}, {"checks", checks}});
}

}  // namespace headframe::http
