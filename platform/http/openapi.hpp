// The OpenAPI 3.1 page, made from the very table that the server routes by.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/core/api.hpp"

namespace headframe::http {

struct About {
  std::string title = "Headframe";
  std::string version = "0.1.0";
};

nlohmann::json openapi_page(const About& about, const std::vector<core::Route>& routes);

}  // namespace headframe::http
