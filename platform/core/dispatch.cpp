#include "platform/core/dispatch.hpp"

namespace headframe::core {
namespace {

ApiResponse refusal(const ApiError& error) {
  nlohmann::json body = {{"code", error.code}, {"message", error.what()}};
  if (!error.field.empty()) body["field"] = error.field;
  return {error.status, {{"error", std::move(body)}}};
}

bool same_segments(std::string_view pattern, std::string_view path,
                   std::map<std::string, std::string>& values) {
  while (!pattern.empty() && !path.empty()) {
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    const std::string_view wanted = pattern.substr(0, pattern.find('/'));
    const std::string_view found = path.substr(0, path.find('/'));
    const bool named = wanted.starts_with('{') && wanted.ends_with('}');
    if (named ? found.empty() : wanted != found) return false;
    if (named) values[std::string(wanted.substr(1, wanted.size() - 2))] = std::string(found);
    pattern.remove_prefix(wanted.size());
    path.remove_prefix(found.size());
  }
  return pattern.empty() && path.empty();
}

}  // namespace

rt::Task<ApiResponse> answer(store::Store& store, const Route& route, ApiRequest request) {
  try {
    require_right(route, request.who);
    if (const auto mine = request.path.find("mine");
        mine != request.path.end() && !request.who.sees(mine->second))
      throw ApiError(403, "other-mine", "not among the mines of this account", "mine");
    check_query(route, request.query);
    if (const auto* memory = std::get_if<MemoryHandler>(&route.handler))
      co_return memory->run(request);
    if (const auto* read = std::get_if<ReadHandler>(&route.handler))
      co_return co_await store.readers().run(
          {"api.read", 0},
          [run = read->run, request](store::Connection& c) { return run(c, request); });
    const auto& write = std::get<WriteHandler>(route.handler);
    co_return co_await store.writer().run(
        {"api.write", 0},
        [run = write.run, request](store::Connection& c) { return run(c, request); });
  } catch (const ApiError& error) {
    co_return refusal(error);
  } catch (const store::Error& error) {
    const bool disk = error.failure == store::Failure::io ||
                      error.failure == store::Failure::no_space ||
                      error.failure == store::Failure::busy;
    co_return refusal(
        ApiError(disk ? 503 : 500, disk ? "store-unavailable" : "internal", error.what()));
  } catch (const std::exception& error) {
    co_return refusal(ApiError(500, "internal", error.what()));
  }
}

// A pattern without parameters is meant when both fit: "/alarms/bins" before "/alarms/{alarm}".
Match match(const std::vector<Route>& routes, Method method, std::string_view path) {
  Match best;
  for (const Route& route : routes) {
    if (route.method != method) continue;
    std::map<std::string, std::string> values;
    if (!same_segments(route.path, path, values)) continue;
    if (!best.route || values.size() < best.path.size()) best = {&route, std::move(values)};
  }
  return best;
}

}  // namespace headframe::core
