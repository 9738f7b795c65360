// A point's definition as it is kept and shown.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

#include "platform/wire/records.hpp"

namespace headframe::monitoring {

/// Everything the file said about the point except where it stood; what it did not say is null.
nlohmann::json json_of(const wire::PointDefinition& definition);
std::string_view text_of(wire::PointKind kind);  // "analog", "two-state" …

}  // namespace headframe::monitoring
