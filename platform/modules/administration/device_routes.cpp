// Endpoints about the device register: what stands where, and in which state.
#include <array>

#include "platform/core/audit.hpp"
#include "platform/core/civil.hpp"
#include "platform/modules/administration/module.hpp"
#include "platform/modules/administration/requests.hpp"

namespace headframe::administration {
namespace {

using core::ApiError;
using core::ApiRequest;
using core::ApiResponse;
using nlohmann::json;

const std::string columns =
    "SELECT id, name, kind, mine, location, model, serial, state, installed, note FROM administration_devices";

/// The members that people write, in the order of the columns after the id; `installed` is apart.
constexpr std::array members{"name", "kind", "mine", "location", "model", "serial", "state"};

json json_of(const store::Statement& row) {
  json out = {{"id", row.integer(0)}, {"note", row.text(9)}};
  for (std::size_t i = 0; i < members.size(); ++i) out[members[i]] = row.text(static_cast<int>(i) + 1);
  const auto installed = row.time_if(8);
  out["installed"] = installed ? json(core::to_text(*installed)) : json();
  return out;
}

json devices_schema() {
  return core::page_schema({{"id", "integer"},    {"name", "string"},  {"kind", "string"},
                            {"mine", "string"},   {"location", "string"}, {"model", "string"},
                            {"serial", "string"}, {"state", "string"}, {"installed", "string?"},
                            {"note", "string"}});
}

ApiResponse list(store::Connection& c, const ApiRequest& request) {
  Filter filter;
  filter.visible_to(request.who, "mine");
  for (const char* name : {"name", "mine", "kind", "state"}) filter_by(filter, request, name, name);
  return newest_first(c, request, std::move(filter), columns, json_of);
}

json device_in_path(store::Connection& c, const ApiRequest& request) {
  Filter filter;
  filter.visible_to(request.who, "mine");
  filter.where("id = ?", number_in_path(request, "device"));
  auto row = filter.query(c, columns, "");
  if (!row.step()) throw ApiError(404, "not-found", "no such device", "device");
  return json_of(row);
}

ApiResponse store_device(store::Connection& c, const ApiRequest& request, json device, const char* action) {
  device.update(request.body);
  const auto text = [&](const char* name) { return device.value(name, std::string{}); };
  if (!request.who.sees(text("mine")))
    throw ApiError(403, "other-mine", "not among the mines of this account", "mine");
  std::optional<rt::WallTime> installed;
  if (device.contains("installed") && !device["installed"].is_null()) {
    installed = core::time_from(device["installed"].get<std::string>());
    if (!installed) throw ApiError(400, "bad-body", "installed is a time", "installed");
  }
  const std::optional<std::int64_t> id =
      device.contains("id") ? std::optional<std::int64_t>(device["id"]) : std::nullopt;
  c.run("INSERT OR REPLACE INTO administration_devices VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", id, text("name"),
        text("kind"), text("mine"), text("location"), text("model"), text("serial"),
        device.value("state", "in-service"), installed, text("note"));
  const auto number = id.value_or(c.last_id());
  core::audit::append(c, {request.at, request.who.name, action, "device/" + std::to_string(number), request.body});
  ApiRequest again = request;
  again.path["device"] = std::to_string(number);
  return {id ? 200 : 201, device_in_path(c, again)};
}

ApiResponse create(store::Connection& c, const ApiRequest& request) {
  return store_device(c, request, json::object(), "device.create");
}

ApiResponse change(store::Connection& c, const ApiRequest& request) {
  return store_device(c, request, device_in_path(c, request), "device.change");
}

}  // namespace

std::vector<core::Route> Module::device_routes() {
  using core::Method;
  const std::vector<std::string> state_list{"in-service", "spare", "faulty", "retired"};
  const json states = {{"type", "string"}, {"enum", state_list}};
  json properties = {{"state", states}, {"installed", text_schema(1, 40)}, {"note", text_schema(0, 2000)}};
  for (const char* name : {"name", "kind", "mine", "location", "model", "serial"})
    properties[name] = text_schema(0, 200);
  const auto filters = with_pages({{"name", "string", "only of this name"},
                                   {"mine", "string", "only of this mine"},
                                   {"kind", "string", "only of this kind"},
                                   {"state", "string", "only in this state", false, state_list}});
  const core::ReadHandler one{
      [](store::Connection& c, const ApiRequest& r) { return ApiResponse{200, device_in_path(c, r)}; }};
  return {
      {Method::get, "/devices", "devices.read", "administration", "Devices, newest first", filters, {},
       devices_schema(),
       core::ReadHandler{list}},
      {Method::get, "/devices/{device}", "devices.read", "administration", "One device", {}, {}, {}, one},
      {Method::post, "/devices", "devices.manage", "administration", "Register a device", {},
       object_schema(properties, {"name", "kind"}), {}, core::WriteHandler{create}},
      {Method::patch, "/devices/{device}", "devices.manage", "administration", "Change a device", {},
       object_schema(properties), {}, core::WriteHandler{change}},
  };
}

}  // namespace headframe::administration
