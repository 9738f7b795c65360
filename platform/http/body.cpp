#include "platform/http/body.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "platform/core/api.hpp"
#include "platform/core/suggest.hpp"

namespace headframe::http {
namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string& where, const std::string& why) {
  throw core::ApiError(400, "bad-body", (where.empty() ? "body" : where) + ": " + why, where);
}

std::string member_of(const std::string& where, const std::string& name) {
  return where.empty() ? name : where + "." + name;
}

bool is_of(const std::string& type, const json& value) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  throw std::logic_error("unknown type in a schema: " + type);
}

void check_type(const json& type, const json& value, const std::string& where) {
  const json types = type.is_array() ? type : json::array({type});
  const bool good = std::ranges::any_of(
      types, [&](const json& t) { return is_of(t.get<std::string>(), value); });
  if (good) return;
  std::string expected;
  for (const json& t : types) expected += (expected.empty() ? "" : " or ") + t.get<std::string>();
  refuse(where, "expected " + expected + ", found " + value.type_name());
}

/// Characters, not bytes: a Chinese name of 20 characters fits maxLength 20.
std::size_t length_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

template <class T>
void check_range(const json& schema, const char* low, const char* high, T value,
                 const std::string& where, const char* what) {
  if (schema.contains(low) && value < schema[low].get<T>())
    refuse(where, std::string(what) + " below " + schema[low].dump());
  if (schema.contains(high) && value > schema[high].get<T>())
    refuse(where, std::string(what) + " above " + schema[high].dump());
}

void check(const json& schema, const json& value, const std::string& where);

void check_object(const json& schema, const json& value, const std::string& where) {
  for (const json& name : schema.value("required", json::array()))
    if (!value.contains(name.get<std::string>()))
      refuse(member_of(where, name.get<std::string>()), "is needed");
  if (!schema.contains("properties")) return;
  const json& properties = schema["properties"];
  std::vector<std::string> known;
  for (const auto& [name, unused] : properties.items()) known.push_back(name);
  const json rest = schema.value("additionalProperties", json(false));
  for (const auto& [name, member] : value.items()) {
    const std::string place = member_of(where, name);
    if (properties.contains(name)) check(properties[name], member, place);
    else if (rest.is_object()) check(rest, member, place);
    else if (rest == false) refuse(place, "unknown member" + core::suggestion(name, known));
  }
}

void check(const json& schema, const json& value, const std::string& where) {
  if (schema.contains("type")) check_type(schema["type"], value, where);
  if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end())
    refuse(where, "expected one of " + schema["enum"].dump());
  if (value.is_object()) check_object(schema, value, where);
  if (value.is_number()) check_range(schema, "minimum", "maximum", value.get<double>(), where, "is");
  if (value.is_string())
    check_range(schema, "minLength", "maxLength", length_of(value.get_ref<const std::string&>()),
                where, "length is");
  if (!value.is_array()) return;
  check_range(schema, "minItems", "maxItems", value.size(), where, "number of items is");
  if (!schema.contains("items")) return;
  for (std::size_t i = 0; i < value.size(); ++i)
    check(schema["items"], value[i], where + "[" + std::to_string(i) + "]");
}

/// Watches the parser for what JSON allows and we do not.
class Strict {
 public:
  bool operator()(int depth, json::parse_event_t event, const json& parsed) {
    if (depth > deepest_body)
      throw core::ApiError(400, "bad-json",
                           "nested deeper than " + std::to_string(deepest_body) + " levels");
    if (event == json::parse_event_t::object_start) members_.emplace_back();
    if (event == json::parse_event_t::object_end) members_.pop_back();
    if (event == json::parse_event_t::key && !members_.back().insert(parsed).second)
      throw core::ApiError(400, "bad-json", "member given twice: " + parsed.get<std::string>(),
                           parsed.get<std::string>());
    return true;
  }

 private:
  std::vector<std::set<json>> members_;
};

}  // namespace

json parse_body(std::string_view text) {
  Strict strict;
  try {
    return json::parse(text, [&strict](int depth, json::parse_event_t event, json& parsed) {
      return strict(depth, event, parsed);
    });
  } catch (const json::parse_error& error) {
    throw core::ApiError(400, "bad-json",
                         "not JSON, at byte " + std::to_string(error.byte) + " of the body");
  }
}

void check_body(const json& schema, const json& value) { check(schema, value, {}); }

}  // namespace headframe::http
