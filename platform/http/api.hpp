// A request in, a reply out: routing, log-in, rights, bodies and errors, without any socket.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/core/identity.hpp"
#include "platform/core/health.hpp"
#include "platform/core/live.hpp"
#include "platform/core/metrics.hpp"
#include "platform/http/executor.hpp"
#include "platform/http/openapi.hpp"
#include "platform/http/router.hpp"
#include "platform/rt/clock.hpp"

namespace headframe::http {

struct Request {
  std::string method;         // as sent: "GET"
  std::string target;         // "/api/v1/mines?limit=10"
  std::string authorization;  // header values, empty when absent
  std::string content_type;
  std::string body;
  std::string from;           // the peer's address
};

struct Reply {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Everything the API asks of the platform. `defect` is told what an unexpected exception said.
struct Services {
  core::Identity& identity;
  Executor& executor;
  core::LiveFeed& feed;
  core::Metrics& metrics;
  const core::HealthSource& health;
  rt::Clock& clock;
  std::function<void(const std::string&)> defect;
};

/// {"error": {code, message, field?}}. The field of a 405 is the value of its Allow header.
Reply error_reply(const core::ApiError& error);
/// The token of "Bearer …"; throws ApiError(401) when there is none.
std::string bearer_token(std::string_view authorization);

/// Lives on the node's executor.
class Api {
 public:
  Api(std::vector<core::Route> routes, Services services, About about = {});

  /// Never throws: whatever goes wrong becomes a reply.
  rt::Task<Reply> answer(Request request);
  /// Throws ApiError(401) for a missing, unknown or expired token.
  core::Principal principal(std::string_view authorization) const;

  const std::vector<core::Route>& routes() const { return router_.routes(); }

 private:
  rt::Task<Reply> dispatch(const Request& request);
  rt::Task<Reply> run(const core::Route& route, core::ApiRequest call);
  rt::Task<Reply> log_in(core::ApiRequest call, std::string from);
  rt::Task<Reply> change_password(core::ApiRequest call);
  rt::Task<Reply> log_out(const Request& request);
  Reply builtin_get(const core::Route& route, const core::ApiRequest& call) const;
  Reply outside_api(const Request& request, std::string_view path) const;
  const core::Route& route_of(const Request& request, std::string_view path,
                              std::map<std::string, std::string>& values) const;
  Reply health_page() const;

  Services services_;
  About about_;
  Router router_;
  std::array<core::Counter*, 6> answered_{};  // by the hundreds of the status
  std::shared_ptr<std::size_t> log_ins_waiting_ = std::make_shared<std::size_t>(0);
};

}  // namespace headframe::http
