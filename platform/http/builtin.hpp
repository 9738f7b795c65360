// The routes that the server answers itself, described like every other so that the OpenAPI page
// shows them: log-in and out, who am I, the page itself, and the live feed.
#pragma once

#include <vector>

#include "platform/core/api.hpp"

namespace headframe::http {

inline constexpr const char* login_path = "/login";
inline constexpr const char* logout_path = "/logout";
inline constexpr const char* me_path = "/me";
inline constexpr const char* password_path = "/me/password";
inline constexpr const char* openapi_path = "/openapi.json";
inline constexpr const char* live_path = "/live";

/// Their handlers are empty; `module` is builtin_module.
inline constexpr const char* builtin_module = "session";
std::vector<core::Route> builtin_routes();

/// Whether a route is open to those who have not logged in.
bool is_public(const core::Route& route);

nlohmann::json principal_json(const core::Principal& who);

}  // namespace headframe::http
