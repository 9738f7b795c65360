#include "platform/http/openapi.hpp"

#include <algorithm>
#include <set>

#include "platform/http/router.hpp"
#include "platform/http/text.hpp"

namespace headframe::http {
namespace {

using nlohmann::json;

json schema_of(const core::Parameter& parameter) {
  if (parameter.type == "date-time") return {{"type", "string"}, {"format", "date-time"}};
  json schema = {{"type", parameter.type}};
  if (!parameter.one_of.empty()) schema["enum"] = parameter.one_of;
  return schema;
}

json parameters_of(const core::Route& route) {
  json list = json::array();
  for (const auto part : segments(route.path))
    if (part.starts_with('{'))
      list.push_back({{"name", part.substr(1, part.size() - 2)},
                      {"in", "path"},
                      {"required", true},
                      {"schema", {{"type", "string"}}}});
  for (const auto& parameter : route.query)
    list.push_back({{"name", parameter.name},
                    {"in", "query"},
                    {"required", parameter.required},
                    {"description", parameter.description},
                    {"schema", schema_of(parameter)}});
  return list;
}

/// "get" and "/mines/{mine}/points" → "get_mines_by_mine_points": stable and unique.
std::string operation_id(const core::Route& route) {
  std::string id(name_of(route.method));
  std::ranges::transform(id, id.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  for (const auto part : segments(route.path)) {
    const bool parameter = part.starts_with('{');
    id += parameter ? "_by_" : "_";
    id += parameter ? part.substr(1, part.size() - 2) : part;
  }
  std::ranges::replace(id, '-', '_');
  std::ranges::replace(id, '.', '_');
  return id;
}

json content_of(const json& schema) {
  const json shown = schema.is_null() ? json{{"type", "object"}} : schema;
  return {{"application/json", {{"schema", shown}}}};
}

json operation_of(const core::Route& route) {
  json operation = {
      {"operationId", operation_id(route)},
      {"tags", json::array({route.module})},
      {"summary", route.summary},
      {"parameters", parameters_of(route)},
      {"responses",
       {{"2XX", {{"description", "Done"}, {"content", content_of(route.response_schema)}}},
        {"default",
         {{"description", "Refused, with the reason"},
          {"content", content_of({{"$ref", "#/components/schemas/Error"}})}}}}}};
  if (!route.request_schema.is_null())
    operation["requestBody"] = {{"required", true}, {"content", content_of(route.request_schema)}};
  if (!route.right.empty()) operation["x-right"] = route.right;
  return operation;
}

json error_schema() {
  return {{"type", "object"},
          {"required", {"error"}},
          {"properties",
           {{"error",
             {{"type", "object"},
              {"required", {"code", "message"}},
              {"properties",
               {{"code", {{"type", "string"}}},
                {"message", {{"type", "string"}}},
                {"field", {{"type", "string"}}}}}}}}}};
}

}  // namespace

json openapi_page(const About& about, const std::vector<core::Route>& routes) {
  json paths = json::object();
  std::set<std::string> modules;
  for (const core::Route& route : routes) {
    std::string method(name_of(route.method));
    std::ranges::transform(method, method.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    paths[route.path][method] = operation_of(route);
    modules.insert(route.module);
  }
  json tags = json::array();
  for (const auto& module : modules) tags.push_back({{"name", module}});
  return {{"openapi", "3.1.0"},
          {"info", {{"title", about.title}, {"version", about.version}}},
          {"servers", json::array({{{"url", api_root}}})},
          {"tags", tags},
          {"paths", paths},
          {"security", json::array({{{"bearer", json::array()}}})},
          {"components",
           {{"securitySchemes", {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}}}},
            {"schemas", {{"Error", error_schema()}}}}}};
}

}  // namespace headframe::http
