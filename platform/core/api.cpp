#include "platform/core/api.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "platform/core/civil.hpp"

namespace headframe::core {
namespace {

const std::string* text_of(const ApiRequest& request, const std::string& name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? nullptr : &found->second;
}

}  // namespace

bool Principal::may(std::string_view right) const {
  return right.empty() || std::find(rights.begin(), rights.end(), right) != rights.end();
}

bool Principal::sees(std::string_view mine) const {
  return mines.empty() || std::find(mines.begin(), mines.end(), mine) != mines.end();
}

void require_right(const Route& route, const Principal& who) {
  if (who.may(route.right)) return;
  if (who.must_change_password)
    throw ApiError(403, "forbidden", "change your password first: POST /api/v1/me/password");
  throw ApiError(403, "forbidden", "this needs the right '" + route.right + "'");
}

void check_query(const Route& route, const std::map<std::string, std::string>& query) {
  for (const Parameter& parameter : route.query) {
    const auto given = query.find(parameter.name);
    if (given == query.end() || parameter.one_of.empty()) continue;
    if (std::ranges::find(parameter.one_of, given->second) == parameter.one_of.end())
      throw ApiError(
          400, "bad-parameter",
          fmt::format("{} is one of {}", parameter.name, fmt::join(parameter.one_of, ", ")),
          parameter.name);
  }
}

nlohmann::json page_schema(std::initializer_list<std::pair<const char*, const char*>> members) {
  using nlohmann::json;
  json properties = json::object(), required = json::array();
  for (const auto& [name, type] : members) {
    std::string_view plain = type;
    const bool nullable = plain.ends_with('?');
    if (nullable) plain.remove_suffix(1);
    properties[name] = {{"type", nullable ? json{plain, "null"} : json(plain)}};
    required.push_back(name);
  }
  const json item = {{"type", "object"}, {"required", required}, {"properties", properties}};
  return {{"type", "object"},
          {"required", {"items", "next"}},
          {"properties",
           {{"items", {{"type", "array"}, {"items", item}}}, {"next", {{"type", {"string", "null"}}}}}}};
}

Page page_of(const ApiRequest& request) {
  Page page;
  if (const auto limit = integer_of(request, "limit")) {
    if (*limit < 1 || *limit > 1000)
      throw ApiError(400, "bad-parameter", "limit is a number from 1 to 1000", "limit");
    page.limit = static_cast<std::size_t>(*limit);
  }
  if (const auto* cursor = text_of(request, "cursor")) page.cursor = *cursor;
  return page;
}

std::vector<Parameter> page_parameters() {
  return {{"limit", "integer", "how many items at most, 1 to 1000 (default 100)"},
          {"cursor", "string", "`next` of the previous page"}};
}

std::optional<std::int64_t> integer_of(const ApiRequest& request, const std::string& name) {
  const auto* text = text_of(request, name);
  if (!text) return std::nullopt;
  std::int64_t value = 0;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, value);
  if (error != std::errc{} || stop != end)
    throw ApiError(400, "bad-parameter", name + " is a whole number", name);
  return value;
}

std::optional<rt::WallTime> time_of(const ApiRequest& request, const std::string& name) {
  const auto* text = text_of(request, name);
  if (!text) return std::nullopt;
  const auto time = time_from(*text);
  if (!time)
    throw ApiError(400, "bad-parameter", name + " is a time like 2021-06-14T08:30:00+08:00", name);
  return time;
}

TimeRange range_of(const ApiRequest& request, rt::Duration length) {
  constexpr rt::Duration smallest(1);
  const rt::WallTime to = time_of(request, "to").value_or(request.at + smallest);
  const rt::WallTime from = time_of(request, "from").value_or(to - length);
  if (to < from) throw ApiError(400, "bad-parameter", "to is before from", "to");
  return {from, to};
}

std::vector<Parameter> range_parameters(rt::Duration length) {
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(length).count();
  return {{"from", "date-time", "first instant (default: " + std::to_string(hours) + " h before to)"},
          {"to", "date-time", "end, exclusive (default: now)"}};
}

}  // namespace headframe::core
