#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "platform/core/civil.hpp"
#include "platform/modules/registry/module.hpp"

namespace headframe::registry {
namespace {

using core::ApiError;
using core::ApiRequest;
using core::ApiResponse;
using nlohmann::json;

constexpr rt::Duration usual_range = std::chrono::days(30);

json json_of(const tables::Registered& r) {
  json item = registry::json_of(r.mine);
  item["link"] = {
      {"online", r.link.online}, {"lawful", r.link.lawful}, {"since", core::to_text(r.link.since)}};
  return item;
}

json mines_schema() {
  return core::page_schema({{"code", "string"},          {"name", "string"},
                            {"county", "string"},        {"state", "string"},
                            {"gas_class", "string"},     {"hydrology", "string"},
                            {"capacity_10kt", "number"}, {"run_by_city", "boolean"},
                            {"longitude", "number?"},    {"latitude", "number?"},
                            {"silence_limit_s", "integer"}, {"link", "object"}});
}

std::string reason_of(const ApiRequest& request) {
  if (!request.body.is_object() || !request.body.contains("reason") ||
      !request.body["reason"].is_string())
    throw ApiError(400, "missing-field", "reason is required", "reason");
  return request.body["reason"];
}

ApiResponse list(store::Connection& connection, const ApiRequest& request) {
  const core::Page page = core::page_of(request);
  const auto state = request.query.find("state");
  const auto wanted = state == request.query.end() ? std::nullopt : state_from(state->second);
  if (state != request.query.end() && !wanted)
    throw ApiError(400, "bad-parameter",
                   fmt::format("state is one of {}", fmt::join(state_names(), ", ")), "state");
  json items = json::array(), next;
  for (const auto& [code, mine] : tables::load(connection)) {
    if (code <= page.cursor || !request.who.sees(code) || (wanted && mine.mine.state != *wanted))
      continue;
    if (items.size() == page.limit) {
      next = items.back()["code"];
      break;
    }
    items.push_back(json_of(mine));
  }
  return {200, {{"items", std::move(items)}, {"next", std::move(next)}}};
}

ApiResponse one(store::Connection& connection, const ApiRequest& request) {
  const auto mine = tables::find(connection, request.path.at("mine"));
  if (!mine) throw ApiError(404, "not-found", "no such mine", "mine");
  return {200, json_of(*mine)};
}

ApiResponse outages(store::Connection& connection, const ApiRequest& request) {
  const auto [from, to] = core::range_of(request, usual_range);
  json items = json::array();
  for (const tables::Outage& o : tables::outages(connection, request.path.at("mine"), from, to))
    items.push_back({{"began", core::to_text(o.began)},
                     {"ended", o.ended ? json(core::to_text(*o.ended)) : json()},
                     {"lawful", o.lawful}});
  return {200, {{"items", std::move(items)}, {"next", nullptr}}};
}

/// The figures of the municipal bulletin (domain.md §5.2): registered, silent by law, due, on line.
struct Bulletin {
  std::size_t registered = 0, lawful = 0, online = 0;

  void count(const Link& link) {
    ++registered;
    online += link.online;
    lawful += !link.online && link.lawful;
  }
  json figures() const {
    return {{"registered", registered},
            {"silent_by_law", lawful},
            {"due", registered - lawful},
            {"online", online}};
  }
};

/// For the whole city and, because its mines share a line, for each county.
ApiResponse communication(store::Connection& connection, const ApiRequest& request) {
  Bulletin city;
  std::map<std::string, Bulletin> counties;
  json faults = json::array(), by_county = json::array();
  for (const auto& [code, mine] : tables::load(connection)) {
    if (!request.who.sees(code) || mine.mine.state == MineState::closed) continue;
    city.count(mine.link);
    counties[mine.mine.county].count(mine.link);
    if (!mine.link.online && !mine.link.lawful)
      faults.push_back({{"mine", code},
                        {"name", mine.mine.name},
                        {"county", mine.mine.county},
                        {"since", core::to_text(mine.link.since)}});
  }
  for (const auto& [county, bulletin] : counties) {
    by_county.push_back({{"county", county}});
    by_county.back().update(bulletin.figures());
  }
  json body = city.figures();
  body["silent_by_fault"] = std::move(faults);
  body["counties"] = std::move(by_county);
  return {200, std::move(body)};
}

}  // namespace

core::ApiResponse Module::put(store::Connection& connection, const ApiRequest& request) {
  const std::string reason = reason_of(request);
  const std::string& code = request.path.at("mine");
  const bool known = tables::find(connection, code).has_value();
  json object = request.body.contains("mine") ? request.body["mine"] : json::object();
  object["code"] = code;
  const auto mine = mine_from(object);
  if (!mine) throw ApiError(400, "bad-mine", mine.error(), "mine");
  change(connection, *mine, request.who.name, reason, request.at);
  return {known ? 200 : 201, json_of(tables::find(connection, code).value())};
}

core::ApiResponse Module::import_all(store::Connection& connection, const ApiRequest& request) {
  const std::string reason = reason_of(request);
  const json mines = request.body.contains("mines") ? request.body["mines"] : json();
  return {200, {{"mines", import(connection, mines, request.who.name, reason, request.at)}}};
}

std::vector<core::Route> Module::routes() {
  using core::Method;
  std::vector<core::Parameter> filters = core::page_parameters();
  filters.push_back({"state", "string", "only in this state", false, state_names()});
  const std::vector<core::Parameter> range = core::range_parameters(usual_range);
  const auto get = [](const char* path, const char* summary, std::vector<core::Parameter> query,
                      auto run, json answer = {}) {
    return core::Route{Method::get, path,    "mines.read",
                       "registry",  summary, std::move(query),
                       {},          std::move(answer), core::ReadHandler{run}};
  };
  const auto write = [this](core::ApiResponse (Module::*f)(store::Connection&, const ApiRequest&)) {
    return core::WriteHandler{
        [this, f](store::Connection& c, const ApiRequest& r) { return (this->*f)(c, r); }};
  };
  const auto schema = [](const char* field, const char* type) {
    return json{{"type", "object"},
                {"required", {"reason", field}},
                {"properties", {{"reason", {{"type", "string"}}}, {field, {{"type", type}}}}}};
  };
  return {
      get("/mines", "Mines with their connections, by code", filters, list, mines_schema()),
      get("/mines/{mine}", "One mine", {}, one),
      get("/mines/{mine}/outages", "When a mine could not be heard, and whether it may be silent",
          range, outages),
      get("/communication", "Registered, due and heard mines, and who is silent by fault", {},
          communication),
      {Method::put,
       "/mines/{mine}",
       "mines.manage",
       "registry",
       "Register or change a mine; state closed takes it out of the register and keeps its history",
       {},
       schema("mine", "object"),
       {},
       write(&Module::put)},
      {Method::post,
       "/mines/import",
       "mines.manage",
       "registry",
       "Register many mines at once, or none",
       {},
       schema("mines", "array"),
       {},
       write(&Module::import_all)},
  };
}

}  // namespace headframe::registry
