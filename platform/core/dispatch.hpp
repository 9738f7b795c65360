// Runs a route's handler where it belongs: reads beside each other, writes alone and safe.
#pragma once

#include <string_view>
#include <vector>

#include "platform/core/api.hpp"
#include "platform/rt/task.hpp"
#include "platform/store/store.hpp"

namespace headframe::core {

/// Checks the right and the parameters, runs the handler and turns an ApiError into its response. A full or failing
/// disk answers 503 "store-unavailable"; defects answer 500 "internal" with the text of the error.
rt::Task<ApiResponse> answer(store::Store& store, const Route& route, ApiRequest request);

/// The route that serves `path` (below /api/v1, still percent-encoded) and the values of its
/// {parameters}, not decoded. Nothing when there is none.
struct Match {
  const Route* route = nullptr;
  std::map<std::string, std::string> path;
};
Match match(const std::vector<Route>& routes, Method method, std::string_view path);

}  // namespace headframe::core
