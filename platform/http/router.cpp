#include "platform/http/router.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/core/suggest.hpp"
#include "platform/http/text.hpp"

namespace headframe::http {
namespace {

using core::Method;
constexpr std::array all_methods{Method::get, Method::post, Method::put, Method::patch, Method::del};

bool is_parameter(std::string_view part) { return part.starts_with('{'); }

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  return std::ranges::equal(pattern, path, [](const std::string& p, const std::string& s) {
    return is_parameter(p) ? !s.empty() : p == s;
  });
}

/// Literal before parameter, from left to right.
bool more_literal(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::lexicographical_compare(a, b, {}, is_parameter, is_parameter);
}

bool same_shape(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::equal(a, b, [](const std::string& p, const std::string& q) {
    return is_parameter(p) ? is_parameter(q) : p == q;
  });
}

std::vector<std::string> parts_of(const core::Route& route) {
  if (!route.path.starts_with('/')) throw std::logic_error("route path without '/': " + route.path);
  std::vector<std::string> parts;
  for (const auto part : segments(route.path)) {
    const bool braces = part.find_first_of("{}") != std::string_view::npos;
    const bool whole = part.size() > 2 && part.front() == '{' && part.back() == '}' &&
                       part.find_first_of("{}", 1) == part.size() - 1;
    if (part.empty() || (braces && !whole))
      throw std::logic_error("malformed route pattern: " + route.path);
    parts.emplace_back(part);
  }
  return parts;
}

std::string decoded(std::string_view text, bool plus_is_space, const std::string& what) {
  auto out = percent_decoded(text, plus_is_space);
  if (!out)
    throw core::ApiError(400, "bad-encoding", "not valid percent-encoded UTF-8: " + what, what);
  return std::move(*out);
}

}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::del: return "DELETE";
  }
  return "?";
}

std::optional<Method> method_of(std::string_view name) {
  if (name == "HEAD") return Method::get;
  for (const Method method : all_methods)
    if (name_of(method) == name) return method;
  return std::nullopt;
}

Router::Router(std::vector<core::Route> routes) : routes_(std::move(routes)) {
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    Pattern pattern{parts_of(routes_[i]), i};
    for (const Pattern& other : patterns_)
      if (routes_[other.route].method == routes_[i].method && same_shape(other.parts, pattern.parts))
        throw std::logic_error("two routes for " + std::string(name_of(routes_[i].method)) + " " +
                               routes_[i].path);
    patterns_.push_back(std::move(pattern));
  }
}

const Router::Pattern* Router::best(Method method, const std::vector<std::string>& path) const {
  const Pattern* found = nullptr;
  for (const Pattern& pattern : patterns_)
    if (routes_[pattern.route].method == method && fits(pattern.parts, path) &&
        (!found || more_literal(pattern.parts, found->parts)))
      found = &pattern;
  return found;
}

Router::Match Router::find(Method method, std::string_view path) const {
  std::vector<std::string> wanted;
  for (const auto part : segments(path)) wanted.push_back(decoded(part, false, "path"));
  Match match;
  for (const Method other : all_methods)
    if (best(other, wanted)) match.allowed.push_back(other);
  if (const Pattern* pattern = best(method, wanted)) {
    match.route = &routes_[pattern->route];
    for (std::size_t i = 0; i < wanted.size(); ++i)
      if (const auto& part = pattern->parts[i]; is_parameter(part))
        match.path[part.substr(1, part.size() - 2)] = wanted[i];
  }
  return match;
}

std::map<std::string, std::string> query_of(const core::Route& route, std::string_view query) {
  std::vector<std::string> declared;
  for (const auto& parameter : route.query) declared.push_back(parameter.name);
  std::map<std::string, std::string> out;
  while (!query.empty()) {
    const auto end = query.find('&');
    const auto pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    const std::string name = decoded(pair.substr(0, equals), true, "query");
    if (std::ranges::find(declared, name) == declared.end())
      throw core::ApiError(400, "unknown-parameter",
                           "unknown query parameter '" + name + "'" +
                               core::suggestion(name, declared), name);
    const auto value =
        equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    if (!out.emplace(name, decoded(value, true, name)).second)
      throw core::ApiError(400, "repeated-parameter", "query parameter given twice: " + name, name);
  }
  for (const auto& parameter : route.query)
    if (parameter.required && !out.contains(parameter.name))
      throw core::ApiError(400, "missing-parameter",
                           "query parameter needed: " + parameter.name, parameter.name);
  core::check_query(route, out);
  return out;
}

}  // namespace headframe::http
