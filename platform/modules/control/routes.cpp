#include <fmt/format.h>

#include "platform/core/audit.hpp"
#include "platform/core/civil.hpp"
#include "platform/modules/control/module.hpp"

namespace headframe::control {
namespace {

using core::ApiError;
using core::ApiRequest;
using core::ApiResponse;
using nlohmann::json;

constexpr rt::Duration usual_range = std::chrono::hours(24);

std::string query_of(const ApiRequest& request, const std::string& name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

std::int64_t number_from(const std::string& text, const std::string& name) {
  ApiRequest as_query;
  as_query.query[name] = text;
  return core::integer_of(as_query, name).value();
}

std::string reason_of(const ApiRequest& request) {
  if (!request.body.is_object() || !request.body.contains("reason") ||
      !request.body["reason"].is_string() ||
      request.body["reason"].get_ref<const std::string&>().empty())
    throw ApiError(400, "missing-field", "reason is required and not empty", "reason");
  return request.body["reason"];
}

Alarm visible_alarm(store::Connection& connection, const ApiRequest& request) {
  const auto alarm = tables::find(connection, number_from(request.path.at("alarm"), "alarm"));
  if (!alarm || !request.who.sees(alarm->mine))
    throw ApiError(404, "not-found", "no such alarm", "alarm");
  return *alarm;
}

AlarmFilter::State state_from(const std::string& text) {
  using State = AlarmFilter::State;
  const std::map<std::string, State> states{{"", State::open},         {"open", State::open},
                                            {"active", State::active}, {"hidden", State::hidden},
                                            {"closed", State::closed}, {"all", State::all}};
  const auto found = states.find(text);
  if (found == states.end())
    throw ApiError(400, "bad-parameter", "state is open, active, hidden, closed or all", "state");
  return found->second;
}

AlarmFilter filter_of(const ApiRequest& request) {
  AlarmFilter filter;
  filter.state = state_from(query_of(request, "state"));
  filter.mine = query_of(request, "mine");
  if (const std::string kind = query_of(request, "kind"); !kind.empty()) {
    filter.kind = kind_from(kind);
    if (!filter.kind) throw ApiError(400, "bad-parameter", "no such kind", "kind");
  }
  if (const auto level = core::integer_of(request, "level"))
    filter.level = static_cast<int>(*level);
  filter.from = core::time_of(request, "from");
  filter.to = core::time_of(request, "to");
  const core::Page page = core::page_of(request);
  if (!page.cursor.empty()) filter.before = number_from(page.cursor, "cursor");
  return filter;
}

ApiResponse list(store::Connection& connection, const ApiRequest& request) {
  AlarmFilter filter = filter_of(request);
  const std::size_t limit = core::page_of(request).limit;
  json items = json::array(), next;
  for (bool more = true; more && next.is_null();) {
    const std::vector<Alarm> alarms = Reader{}.list(connection, filter, limit + 1);
    more = alarms.size() > limit;
    for (const Alarm& alarm : alarms) {
      if (items.size() == limit) {
        next = std::to_string(items.back()["alarm"].get<std::int64_t>());
        break;
      }
      filter.before = alarm.id;
      if (request.who.sees(alarm.mine)) items.push_back(json_of(alarm));
    }
  }
  return {200, {{"items", std::move(items)}, {"next", std::move(next)}}};
}

ApiResponse one(store::Connection& connection, const ApiRequest& request) {
  const Alarm alarm = visible_alarm(connection, request);
  json body = json_of(alarm);
  body["history"] = json::array();
  for (const tables::Remark& r : tables::remarks(connection, alarm.id))
    body["history"].push_back({{"at", core::to_text(r.at)},
                               {"who", r.who},
                               {"change", text_of(r.change)},
                               {"reason", r.reason}});
  return {200, std::move(body)};
}

ApiResponse bins(store::Connection& connection, const ApiRequest& request) {
  const auto [from, to] = core::range_of(request, usual_range);
  constexpr rt::Duration longest = std::chrono::hours(24 * 31);
  if (to <= from || to - from > longest)
    throw ApiError(400, "bad-parameter", "to is after from, by at most 31 days", "to");
  const std::string mine = query_of(request, "mine");
  if (!request.who.sees(mine))
    throw ApiError(403, "other-mine", "name one of the mines of this account", "mine");
  return {200,
          {{"from", core::to_text(from)},
           {"width_s", 600},
           {"counts", Reader{}.bins(connection, from, to, mine)}}};
}

ApiResponse levels(store::Connection&, const ApiRequest&) {
  json items = json::array();
  for (const LevelRow& row : level_table())
    items.push_back({{"kind", text_of(row.kind)}, {"sensor", row.sensor}, {"level", row.level}});
  return {200, {{"items", std::move(items)}, {"next", nullptr}}};
}

Event shelve_of(const ApiRequest& request) {
  const json& body = request.body;
  if (!body.is_object() || !body.contains("until") || !body["until"].is_string())
    throw ApiError(400, "missing-field", "until is a time", "until");
  const auto until = core::time_from(body["until"].get_ref<const std::string&>());
  constexpr rt::Duration longest = std::chrono::hours(24);
  if (!until)
    throw ApiError(400, "bad-parameter", "until is a time like 2021-06-14T08:30:00+08:00", "until");
  if (*until - request.at > longest)
    throw ApiError(400, "too-long", "an alarm is shelved for a day at most", "until");
  return Shelve{*until};
}

}  // namespace

core::ApiResponse Module::act(store::Connection& connection, const ApiRequest& request,
                              const Event& event, const char* action) {
  const std::string reason = reason_of(request);
  Decision decision = decide(visible_alarm(connection, request), event, request.at);
  if (!decision.refusal.empty())
    throw ApiError(409, decision.refusal, "the alarm does not allow this: " + decision.refusal,
                   "alarm");
  const std::int64_t id = decision.next.id;
  core::audit::append(connection, {request.at,
                                   request.who.name,
                                   fmt::format("alarm.{}", action),
                                   fmt::format("alarm/{}", id),
                                   {{"reason", reason}}});
  perform(connection, std::move(decision), request.who.name, reason, request.at);
  return {200, json_of(tables::find(connection, id).value())};
}

core::Route Module::action(const char* verb, const char* right, const char* summary,
                           std::function<Event(const ApiRequest&)> event) {
  json schema = {{"type", "object"},
                 {"required", {"reason"}},
                 {"properties", {{"reason", {{"type", "string"}}}}}};
  if (std::string_view(verb) == "shelve") {
    schema["required"].push_back("until");
    schema["properties"]["until"] = {{"type", "string"}, {"format", "date-time"}};
  }
  return {core::Method::post,
          fmt::format("/alarms/{{alarm}}/{}", verb),
          right,
          "control",
          summary,
          {},
          std::move(schema),
          {},
          core::WriteHandler{
              [this, event = std::move(event), verb](store::Connection& c, const ApiRequest& r) {
                return act(c, r, event(r), verb);
              }}};
}

std::vector<core::Route> Module::routes() {
  std::vector<core::Parameter> filters{
      {"state", "string", "open (default), active, hidden, closed or all"},
      {"mine", "string", "only this mine"},
      {"kind", "string", "only this kind"},
      {"level", "integer", "only this level"},
      {"from", "date-time", "began at or after"},
      {"to", "date-time", "began before"}};
  for (core::Parameter& parameter : core::page_parameters())
    filters.push_back(std::move(parameter));
  const std::vector<core::Parameter> range = core::range_parameters(usual_range);
  const auto get = [](const char* path, const char* summary, std::vector<core::Parameter> query,
                      auto run) {
    return core::Route{
        core::Method::get,     path, "alarms.read", "control", summary, std::move(query), {}, {},
        core::ReadHandler{run}};
  };
  const auto always = [](Event event) { return [event](const ApiRequest&) { return event; }; };
  return {
      get("/alarms", "Alarms, newest first", filters, list),
      get("/alarms/bins", "Alarms that began in each ten minutes", range, bins),
      get("/alarms/levels", "How kinds are graded", {}, levels),
      get("/alarms/{alarm}", "One alarm with its history", {}, one),
      action("acknowledge", "alarms.acknowledge", "Acknowledge with a reason",
             always(Acknowledge{})),
      action("shelve", "alarms.shelve", "Put aside until a time; never a statutory gas alarm",
             shelve_of),
      action("unshelve", "alarms.shelve", "Take back from the shelf", always(Unshelve{})),
      action("out-of-service", "alarms.shelve", "Take out of service", always(TakeOut{})),
      action("return-to-service", "alarms.shelve", "Put back into service", always(PutBack{})),
  };
}

}  // namespace headframe::control
