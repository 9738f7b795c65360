// Which route answers a request. A pure table: no sockets, no log-in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/api.hpp"

namespace headframe::http {

inline constexpr std::string_view api_root = "/api/v1";

std::string_view name_of(core::Method method);
/// Nothing for a method that the platform does not speak. HEAD is answered as GET.
std::optional<core::Method> method_of(std::string_view name);

/// Routes by method and path pattern, both below api_root. Where several patterns fit, a literal
/// segment beats a parameter, from left to right: "/mines/closed" before "/mines/{mine}".
class Router {
 public:
  /// Throws std::logic_error when two routes could not be told apart or a pattern is malformed.
  explicit Router(std::vector<core::Route> routes);

  const std::vector<core::Route>& routes() const { return routes_; }

  struct Match {
    const core::Route* route = nullptr;       // null: no route for this method
    std::map<std::string, std::string> path;  // percent-decoded
    std::vector<core::Method> allowed;        // methods of this path, empty: no such path
  };
  /// `path` is below api_root and still percent-encoded. Throws ApiError(400) on a bad escape.
  Match find(core::Method method, std::string_view path) const;

 private:
  struct Pattern {
    std::vector<std::string> parts;  // "{mine}" stays in braces
    std::size_t route = 0;
  };
  const Pattern* best(core::Method method, const std::vector<std::string>& path) const;

  std::vector<core::Route> routes_;
  std::vector<Pattern> patterns_;
};

/// The declared query parameters of a request. Throws ApiError(400) for a bad escape, an undeclared
/// name (with the nearest declared one), a repeated one, or a required one that is missing.
std::map<std::string, std::string> query_of(const core::Route& route, std::string_view query);

}  // namespace headframe::http
