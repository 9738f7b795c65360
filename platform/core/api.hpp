// What a module offers over HTTP, described as data: the server, the OpenAPI page and the rights
// check all read the same table. Knows nothing of sockets.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/rt/time.hpp"

namespace headframe::store {
class Connection;
}

namespace headframe::core {

enum class Method { get, post, put, patch, del };

/// Who asks. Rights are plain strings ("monitoring.read", "alarms.acknowledge"); `mines` limits a
/// principal to some mines, empty means all.
struct Principal {
  std::int64_t user = 0;
  std::string name;
  std::vector<std::string> rights;
  std::vector<std::string> mines;
  bool must_change_password = false;  // and may do nothing before

  bool may(std::string_view right) const;
  bool sees(std::string_view mine) const;
};

struct ApiRequest {
  std::map<std::string, std::string> path;   // {mine} of the route's pattern, percent-decoded
  std::map<std::string, std::string> query;  // percent-decoded; only declared parameters arrive
  nlohmann::json body;                       // null when the request has none
  Principal who;
  rt::WallTime at;
};

struct ApiResponse {
  int status = 200;
  nlohmann::json body;
};

/// Ends a handler with an error response {"error": {code, message, field?}}. `code` is stable and
/// in kebab-case ("not-found", "statutory-alarm"); `message` is for people.
class ApiError : public std::runtime_error {
 public:
  ApiError(int status, std::string code, const std::string& message, std::string field = {})
      : std::runtime_error(message), status(status), code(std::move(code)), field(std::move(field)) {}
  int status;
  std::string code;
  std::string field;
};

struct Parameter {
  std::string name;
  std::string type = "string";  // string | integer | number | boolean | date-time
  std::string description;
  bool required = false;        // path parameters always are
  std::vector<std::string> one_of{};  // the values that it may have; empty: any of its type
};

/// A read handler sees a snapshot and runs beside others; a write handler runs alone, inside the
/// writer's transaction, and is answered after the commit is safe. A write that throws is undone. A
/// memory handler reads what lives on the node's executor, where it runs, and never the store.
struct ReadHandler {
  std::function<ApiResponse(store::Connection&, const ApiRequest&)> run;
};
struct WriteHandler {
  std::function<ApiResponse(store::Connection&, const ApiRequest&)> run;
};

struct MemoryHandler {
  std::function<ApiResponse(const ApiRequest&)> run;
};

struct Route {
  Method method = Method::get;
  std::string path;             // below /api/v1: "/mines/{mine}/points"
  std::string right;            // empty: any logged-in principal
  std::string module;           // tag in the OpenAPI page
  std::string summary;
  std::vector<Parameter> query;
  nlohmann::json request_schema;   // null: no body
  nlohmann::json response_schema;  // null: an object
  std::variant<ReadHandler, WriteHandler, MemoryHandler> handler;
};

/// 403 without the route's right; says so when the password has to be changed first.
void require_right(const Route& route, const Principal& who);
/// 400 "bad-parameter" naming the values that are allowed, when a parameter has another.
void check_query(const Route& route, const std::map<std::string, std::string>& query);

/// The JSON Schema of a standard page whose items have these members: name to type, as "string",
/// "string?" where it may be null.
nlohmann::json page_schema(std::initializer_list<std::pair<const char*, const char*>> members);

/// Standard paging: query parameters `limit` (1 … 1000, default 100) and `cursor`; responses are
/// {"items": […], "next": cursor or null}.
struct Page {
  std::size_t limit = 100;
  std::string cursor;
};
Page page_of(const ApiRequest& request);
std::vector<Parameter> page_parameters();

/// Query parameter helpers; throw ApiError(400, "bad-parameter", …, name) on malformed text.
std::optional<std::int64_t> integer_of(const ApiRequest& request, const std::string& name);
std::optional<rt::WallTime> time_of(const ApiRequest& request, const std::string& name);

/// Query parameters `from` and `to`: [from, to), by default the last `length` until now, now
/// included. Refused when it ends before it begins.
struct TimeRange {
  rt::WallTime from, to;
};
TimeRange range_of(const ApiRequest& request, rt::Duration length);
std::vector<Parameter> range_parameters(rt::Duration length);

}  // namespace headframe::core
