#include "platform/http/builtin.hpp"

namespace headframe::http {
namespace {

using nlohmann::json;

json strings() { return {{"type", "array"}, {"items", {{"type", "string"}}}}; }

json principal_schema() {
  return {{"type", "object"},
          {"required", {"user", "name", "rights", "mines"}},
          {"properties",
           {{"user", {{"type", "integer"}}},
            {"name", {{"type", "string"}}},
            {"rights", strings()},
            {"mines", strings()}}}};
}

json secret_schema() { return {{"type", "string"}, {"minLength", 1}, {"maxLength", 256}}; }

json login_schema() {
  const json text = secret_schema();
  return {{"type", "object"},
          {"required", {"name", "password"}},
          {"properties", {{"name", text}, {"password", text}}}};
}

json token_schema() {
  return {{"type", "object"},
          {"required", {"token", "expires", "who"}},
          {"properties",
           {{"token", {{"type", "string"}}},
            {"expires", {{"type", "string"}, {"format", "date-time"}}},
            {"who", principal_schema()}}}};
}

core::Route builtin(core::Method method, const char* path, const char* summary) {
  core::Route route;
  route.method = method;
  route.path = path;
  route.module = builtin_module;
  route.summary = summary;
  return route;
}

}  // namespace

std::vector<core::Route> builtin_routes() {
  using core::Method;
  auto login = builtin(Method::post, login_path, "Log in: name and password for a bearer token");
  login.request_schema = login_schema();
  login.response_schema = token_schema();
  auto logout = builtin(Method::post, logout_path, "End the token that the request carries");
  auto me = builtin(Method::get, me_path, "Who the token belongs to, and what it may do");
  me.response_schema = principal_schema();
  auto password = builtin(Method::post, password_path, "Change the own password");
  password.request_schema = {{"type", "object"},
                             {"required", {"old", "new"}},
                             {"properties", {{"old", secret_schema()}, {"new", secret_schema()}}}};
  auto page = builtin(Method::get, openapi_path, "This page");
  auto live = builtin(Method::get, live_path, "WebSocket: live events, see docs/api.md");
  live.query = {{"since", "integer", "number of the last event seen; later ones are caught up", false},
                {"epoch", "string", "the epoch that `since` belongs to, from the hello message", false}};
  return {login, logout, me, password, page, live};
}

bool is_public(const core::Route& route) {
  return route.module == builtin_module && (route.path == login_path || route.path == openapi_path);
}

json principal_json(const core::Principal& who) {
  return {{"user", who.user}, {"name", who.name}, {"rights", who.rights}, {"mines", who.mines}};
}

}  // namespace headframe::http
