#include "platform/core/civil.hpp"
#include "platform/modules/positioning/module.hpp"

namespace headframe::positioning {
namespace {

using core::ApiRequest;
using core::ApiResponse;
using nlohmann::json;

json time_or_null(const std::optional<rt::WallTime>& time) {
  return time ? json(core::to_text(*time)) : json();
}

json page(json items) {
  return {{"items", std::move(items)}, {"next", nullptr}};
}

constexpr rt::Duration usual_range = std::chrono::hours(24);

json json_of(const Person& p) {
  return {{"card", p.card},
          {"name", p.name},
          {"area", p.area},
          {"reader", p.reader},
          {"entered_at", time_or_null(p.entered_at)},
          {"area_since", time_or_null(p.area_since)},
          {"reader_since", time_or_null(p.reader_since)},
          {"distress", p.distress},
          {"leader", p.leader},
          {"special", p.special}};
}

ApiResponse people(store::Connection& connection, const ApiRequest& request) {
  const tables::Snapshot now = tables::newest(connection, request.path.at("mine"));
  const auto area = request.query.find("area");
  json items = json::array();
  for (const Person& person : now.people)
    if (area == request.query.end() || person.area == area->second)
      items.push_back(json_of(person));
  json body = page(std::move(items));
  body["below"] = now.people.size();
  body["time"] = now.file == 0 ? json() : json(core::to_text(now.time));
  body["origin"] = {{"file", now.file}};
  body["balance"] = {{"in", now.balance.in}, {"out", now.balance.out}};
  return {200, std::move(body)};
}

ApiResponse areas(store::Connection& connection, const ApiRequest& request) {
  const auto& mine = request.path.at("mine");
  auto counts = people_by_area(tables::newest(connection, mine).people);
  json items = tables::areas(connection, mine);
  for (json& item : items) {
    const auto count = counts.extract(item["area"].get<std::string>());
    item["present"] = count.empty() ? 0 : count.mapped();
  }
  // People in an area that no file has described are still people.
  for (const auto& [area, count] : counts)
    items.push_back({{"area", area},
                     {"name", nullptr},
                     {"type", nullptr},
                     {"capacity", nullptr},
                     {"present", count}});
  return {200, page(std::move(items))};
}

ApiResponse counts(store::Connection& connection, const ApiRequest& request) {
  const auto range = core::range_of(request, usual_range);
  json items = json::array();
  for (const tables::Count& c :
       tables::counts(connection, request.path.at("mine"), range.from, range.to))
    items.push_back({{"time", core::to_text(c.time)},
                     {"below", c.below},
                     {"entered", c.entered},
                     {"left", c.left}});
  return {200, page(std::move(items))};
}

ApiResponse events(store::Connection& connection, const ApiRequest& request) {
  const auto range = core::range_of(request, usual_range);
  return {200, page(tables::events(connection, request.path.at("mine"), range.from, range.to))};
}

ApiResponse city(store::Connection& connection, const ApiRequest& request) {
  json items = json::array();
  std::size_t total = 0;
  for (const auto& [mine, snapshot] : tables::load(connection)) {
    if (!request.who.sees(mine)) continue;
    total += snapshot.people.size();
    items.push_back({{"mine", mine},
                     {"below", snapshot.people.size()},
                     {"time", core::to_text(snapshot.time)}});
  }
  json body = page(std::move(items));
  body["below"] = total;
  return {200, std::move(body)};
}

}  // namespace

std::vector<core::Route> Module::routes() {
  const auto get = [](const char* path, const char* summary, std::vector<core::Parameter> query,
                      auto run) {
    return core::Route{core::Method::get,
                       path,
                       "people.read",
                       "positioning",
                       summary,
                       std::move(query),
                       {},
                       {},
                       core::ReadHandler{run}};
  };
  const auto list = [](json (*f)(store::Connection&, std::string_view)) {
    return [f](store::Connection& c, const ApiRequest& r) {
      return ApiResponse{200, page(f(c, r.path.at("mine")))};
    };
  };
  const std::vector<core::Parameter> range = core::range_parameters(usual_range);
  return {
      get("/people", "How many are below, mine by mine", {}, city),
      get("/mines/{mine}/people", "Who is below, and where", {{"area", "string", "only this area"}},
          people),
      get("/mines/{mine}/people/counts", "How many were below over time", range, counts),
      get("/mines/{mine}/people/events", "Overtime, overcrowding, distress and restricted entries",
          range, events),
      get("/mines/{mine}/areas", "Areas with how many are in each", {}, areas),
      get("/mines/{mine}/cards", "Who carries which card", {}, list(tables::cards)),
      get("/mines/{mine}/readers", "Readers and where they hang", {}, list(tables::readers)),
  };
}

}  // namespace headframe::positioning
