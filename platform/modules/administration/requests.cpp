#include "platform/modules/administration/requests.hpp"

#include <charconv>

namespace headframe::administration {

using core::ApiError;
using nlohmann::json;

namespace {

std::optional<std::int64_t> number_from(const std::string& text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

}  // namespace

std::int64_t number_in_path(const core::ApiRequest& request, const std::string& name) {
  const auto number = number_from(request.path.at(name));
  if (!number) throw ApiError(404, "not-found", "no such " + name, name);
  return *number;
}

void filter_by(Filter& filter, const core::ApiRequest& request, const std::string& name,
               const std::string& column) {
  const auto found = request.query.find(name);
  if (found != request.query.end()) filter.where(column + " = ?", found->second);
}

core::ApiResponse newest_first(store::Connection& connection, const core::ApiRequest& request,
                               Filter filter, const std::string& select, const Row& json_of) {
  const core::Page page = core::page_of(request);
  if (!page.cursor.empty()) {
    const auto before = number_from(page.cursor);
    if (!before) throw ApiError(400, "bad-parameter", "cursor is `next` of an earlier page", "cursor");
    filter.where("id < ?", *before);
  }
  auto row = filter.query(connection, select,
                          "ORDER BY id DESC LIMIT " + std::to_string(page.limit + 1));
  json items = json::array(), next;
  std::int64_t last = 0;
  while (row.step()) {
    if (items.size() == page.limit) {
      next = std::to_string(last);
      break;
    }
    items.push_back(json_of(row));
    last = row.integer(0);
  }
  return {200, {{"items", std::move(items)}, {"next", std::move(next)}}};
}

std::vector<core::Parameter> with_pages(std::vector<core::Parameter> parameters) {
  for (auto& parameter : core::page_parameters()) parameters.push_back(std::move(parameter));
  return parameters;
}

json object_schema(json properties, std::vector<std::string> required) {
  json schema = {{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

json text_schema(std::size_t shortest, std::size_t longest) {
  return {{"type", "string"}, {"minLength", shortest}, {"maxLength", longest}};
}

json texts_schema() {
  return {{"type", "array"}, {"maxItems", 1000}, {"items", text_schema(1, 64)}};
}

}  // namespace headframe::administration
