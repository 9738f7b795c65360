// Endpoints about work orders.
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

json json_of(const WorkOrder& o) {
  json out = {{"id", o.id},         {"kind", name_of(o.kind)}, {"mine", o.mine},
              {"title", o.title},   {"symptom", o.symptom},    {"cause", o.cause},
              {"device", o.device == 0 ? json() : json(o.device)},
              {"repeat_of", o.repeat_of == 0 ? json() : json(o.repeat_of)}};
  for (std::size_t i = 0; i < steps; ++i)
    out["times"][std::string(name_of(static_cast<Step>(i)))] = o.at[i] ? json(core::to_text(*o.at[i])) : json();
  const auto next = next_step(o);
  out["next_step"] = next ? json(name_of(*next)) : json();
  return out;
}

json orders_schema() {
  return core::page_schema({{"id", "integer"},     {"kind", "string"},  {"mine", "string"},
                            {"title", "string"},   {"symptom", "string"}, {"cause", "string"},
                            {"device", "integer?"}, {"repeat_of", "integer?"}, {"times", "object"},
                            {"next_step", "string?"}});
}

WorkOrder order_in_path(store::Connection& c, const ApiRequest& request) {
  const auto found = work_order(c, number_in_path(request, "order"));
  if (!found || !request.who.sees(found->mine))
    throw ApiError(404, "not-found", "no such work order", "order");
  return *found;
}

rt::WallTime time_in_body(const ApiRequest& request, const char* name) {
  if (!request.body.contains(name)) return request.at;
  const auto time = core::time_from(request.body[name].get<std::string>());
  if (!time) throw ApiError(400, "bad-body", std::string(name) + " is a time like 2021-06-14T08:30:00+08:00", name);
  return *time;
}

/// Why a step cannot be recorded, in words; `why` is what refusal() says.
std::string words_of(std::string_view why, const WorkOrder& order, Step step) {
  const auto next = next_step(order);
  if (why == "already-recorded") return "it is recorded already";
  if (why == "out-of-turn" && next)
    return "'" + std::string(name_of(*next)) + "' has to be recorded first";
  if (why == "in-the-future") return "its time lies in the future";
  if (why == "before-previous-step")
    return "its time lies before that of '" +
           std::string(name_of(static_cast<Step>(static_cast<std::size_t>(step) - 1))) + "'";
  if (why == "cause-missing") return "a fault is closed with its root cause: give 'cause'";
  return std::string(why);
}

void record(WorkOrder& order, Step step, rt::WallTime at, const ApiRequest& request, const char* field) {
  if (const auto why = refusal(order, step, at, request.at); !why.empty())
    throw ApiError(409, why, "'" + std::string(name_of(step)) + "' cannot be recorded: " + words_of(why, order, step),
                   field);
  order.at[static_cast<std::size_t>(step)] = at;
}

ApiResponse list(store::Connection& c, const ApiRequest& request) {
  Filter filter;
  filter.visible_to(request.who, "mine");
  for (const char* name : {"mine", "kind", "cause"}) filter_by(filter, request, name, name);
  if (const auto device = core::integer_of(request, "device")) filter.where("device = ?", *device);
  if (const auto since = core::time_of(request, "since")) filter.where("failed >= ?", since->since_epoch.count());
  if (const auto open = request.query.find("open"); open != request.query.end()) {
    if (open->second != "true" && open->second != "false")
      throw ApiError(400, "bad-parameter", "open is true or false", "open");
    filter.where(open->second == "true" ? "closed IS NULL" : "closed IS NOT NULL");
  }
  return newest_first(c, request, std::move(filter), work_order_columns,
                      [](const store::Statement& row) { return json_of(work_order_of(row)); });
}

}  // namespace

ApiResponse Module::create_order(store::Connection& c, const ApiRequest& request) {
  WorkOrder order;
  const auto text = [&](const char* name) { return request.body.value(name, std::string{}); };
  order.kind = kind_from(request.body.value("kind", "fault")).value();
  order.device = request.body.value("device", std::int64_t{0});
  order.mine = text("mine");
  order.title = text("title");
  order.symptom = text("symptom");
  order.cause = text("cause");
  if (order.device != 0) {
    auto row = c.query("SELECT mine FROM administration_devices WHERE id = ?", order.device);
    if (!row.step()) throw ApiError(400, "unknown-device", "no such device", "device");
    if (order.mine.empty()) order.mine = row.text(0);
  }
  if (!request.who.sees(order.mine))
    throw ApiError(403, "other-mine", "not among the mines of this account", "mine");
  const auto detected = time_in_body(request, "detected");
  const auto failed = request.body.contains("failed") ? time_in_body(request, "failed") : detected;
  record(order, Step::failed, failed, request, "failed");
  record(order, Step::detected, detected, request, "detected");
  order.id = save(c, order);
  const std::string subject = "order/" + std::to_string(order.id);
  core::audit::append(c, {request.at, request.who.name, "order.create", subject, request.body});
  announce(c, order, Step::detected, request);
  return {201, json_of(order)};
}

ApiResponse Module::take_step(store::Connection& c, const ApiRequest& request) {
  WorkOrder order = order_in_path(c, request);
  const auto step = step_from(request.path.at("step"));
  if (!step || *step == Step::failed || *step == Step::detected)
    throw ApiError(404, "not-found", "steps are responded, repair-started, restored and closed", "step");
  order.cause = request.body.value("cause", order.cause);
  record(order, *step, time_in_body(request, "at"), request, "at");
  if (*step == Step::closed)
    order.repeat_of = repeat_of(order, closed_faults(c, order.device, order.cause), options_.repeat);
  save(c, order);
  core::audit::append(c, {request.at, request.who.name, "order." + std::string(name_of(*step)),
                          "order/" + std::to_string(order.id), request.body});
  announce(c, order, *step, request);
  return {200, json_of(order)};
}

std::vector<core::Route> Module::order_routes() {
  using core::Method;
  const auto write = [this](ApiResponse (Module::*f)(store::Connection&, const ApiRequest&)) {
    return core::WriteHandler{[this, f](store::Connection& c, const ApiRequest& r) { return (this->*f)(c, r); }};
  };
  const auto filters = with_pages({{"mine", "string", "only of this mine"},
                                   {"device", "integer", "only of this device"},
                                   {"kind", "string", "only of this kind", false,
                                    {"fault", "planned", "test", "force-majeure", "job"}},
                                   {"cause", "string", "only with this root cause"},
                                   {"open", "boolean", "only open, or only closed ones", false, {"true", "false"}},
                                   {"since", "date-time", "failed at this time or later"}});
  const json time = text_schema(1, 40);
  const json create = object_schema(
      {{"title", text_schema(1)}, {"symptom", text_schema(0, 2000)}, {"cause", text_schema(0, 100)},
       {"mine", text_schema(0, 64)}, {"device", {{"type", "integer"}, {"minimum", 1}}}, {"failed", time},
       {"detected", time},
       {"kind", {{"type", "string"}, {"enum", {"fault", "planned", "test", "force-majeure", "job"}}}}},
      {"title"});
  const json step = object_schema({{"at", time}, {"cause", text_schema(1, 100)}, {"note", text_schema(0, 2000)}});
  const core::ReadHandler one{
      [](store::Connection& c, const ApiRequest& r) { return ApiResponse{200, json_of(order_in_path(c, r))}; }};
  return {
      {Method::get, "/work-orders", "orders.read", "administration", "Work orders, newest first", filters, {},
       orders_schema(),
       core::ReadHandler{list}},
      {Method::get, "/work-orders/{order}", "orders.read", "administration", "One work order", {}, {}, {}, one},
      {Method::post, "/work-orders", "orders.manage", "administration",
       "Open a work order: when it failed and when that was noticed (default: now)", {}, create, {},
       write(&Module::create_order)},
      {Method::post, "/work-orders/{order}/{step}", "orders.manage", "administration",
       "Record responded, repair-started, restored or closed; closing a fault needs its root cause", {}, step, {},
       write(&Module::take_step)},
  };
}

}  // namespace headframe::administration
