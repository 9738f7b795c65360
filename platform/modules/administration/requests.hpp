// What the endpoints of this module share: numbers in paths, pages, schemas.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "platform/core/api.hpp"
#include "platform/modules/administration/tables.hpp"

namespace headframe::administration {

using Row = std::function<nlohmann::json(const store::Statement&)>;

/// The number in the path; throws ApiError(404) when it is none, as for a number nobody has.
std::int64_t number_in_path(const core::ApiRequest& request, const std::string& name);
/// Adds "column = value" when the request gives the query parameter `name`.
void filter_by(Filter& filter, const core::ApiRequest& request, const std::string& name,
               const std::string& column);
/// One page by falling `id`, which is the first column of `select`.
core::ApiResponse newest_first(store::Connection& connection, const core::ApiRequest& request,
                               Filter filter, const std::string& select, const Row& json_of);

std::vector<core::Parameter> with_pages(std::vector<core::Parameter> parameters);
/// An object of the named members; those in `required` must be there.
nlohmann::json object_schema(nlohmann::json properties, std::vector<std::string> required = {});
nlohmann::json text_schema(std::size_t shortest = 0, std::size_t longest = 200);
nlohmann::json texts_schema();

}  // namespace headframe::administration
