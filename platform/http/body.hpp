// Request bodies: JSON that says each thing once, held against the schema that the route declares.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

namespace headframe::http {

inline constexpr int deepest_body = 32;

/// Throws ApiError(400, "bad-json"): malformed (with its byte), a member given twice, nested deeper
/// than deepest_body.
nlohmann::json parse_body(std::string_view text);

/// Holds `value` against the part of JSON Schema that routes use: type, enum, properties, required,
/// additionalProperties, items, minimum, maximum, minLength, maxLength, minItems, maxItems. A
/// member that `properties` does not name is an error unless additionalProperties allows it, so that
/// a slip of the pen cannot be dropped in silence. Throws ApiError(400, "bad-body") whose field is
/// the place, "points[3].unit".
void check_body(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace headframe::http
