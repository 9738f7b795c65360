#include <algorithm>
#include <map>

#include "platform/core/civil.hpp"
#include "platform/core/ingest/books.hpp"
#include "platform/modules/monitoring/module.hpp"

namespace headframe::monitoring {
namespace {

using core::ApiError;
using core::ApiRequest;
using core::ApiResponse;
using nlohmann::json;

json number_or_null(const std::optional<double>& value) {
  return value ? json(*value) : json();
}

json json_of(const Value& v) {
  return {{"time", core::to_text(v.time)},
          {"value", number_or_null(v.value)},
          {"status", v.status},
          {"quality", text_of(quality_of(v))},
          {"origin", {{"file", v.file}, {"record", v.record}}}};
}

json json_of(const CurrentValue& c, rt::WallTime now) {
  json item = {{"point", c.point}, {"name", c.name}, {"sensor", c.sensor}, {"unit", c.unit}};
  if (c.value.file == 0) return item;
  item.update(json_of(c.value));
  item["age_s"] = std::chrono::duration_cast<std::chrono::seconds>(now - c.value.time).count();
  return item;
}

constexpr rt::Duration usual_range = std::chrono::hours(24);

json page(json items) {
  return {{"items", std::move(items)}, {"next", nullptr}};
}

ApiResponse points(store::Connection& connection, const ApiRequest& request) {
  json items = json::array();
  auto row = connection.query(
      "SELECT p.point, p.version, p.first_seen, d.definition FROM monitoring_points p LEFT JOIN "
      "monitoring_definitions d ON d.point = p.id AND d.version = p.version WHERE p.mine = ? ORDER "
      "BY p.id",
      request.path.at("mine"));
  while (row.step())
    items.push_back({{"point", row.text(0)},
                     {"version", row.integer(1)},
                     {"first_seen", core::to_text(row.time(2))},
                     {"definition", row.is_null(3) ? json() : json::parse(row.text_view(3))}});
  return {200, page(std::move(items))};
}

ApiResponse current(store::Connection& connection, const ApiRequest& request) {
  json items = json::array();
  for (const CurrentValue& value : Reader{}.current(connection, request.path.at("mine")))
    items.push_back(json_of(value, request.at));
  return {200, page(std::move(items))};
}

ApiResponse silent(store::Connection& connection, const ApiRequest& request, rt::Duration usual) {
  const auto seconds = core::integer_of(request, "after_s");
  const rt::Duration limit = seconds ? rt::Duration(std::chrono::seconds(*seconds)) : usual;
  json items = json::array();
  for (const CurrentValue& value : Reader{}.current(connection, request.path.at("mine"))) {
    if (value.value.file != 0 && request.at - value.value.time <= limit) continue;
    json item = json_of(value, request.at);
    item["silent_since"] = value.value.file == 0 ? json() : json(core::to_text(value.value.time));
    items.push_back(std::move(item));
  }
  return {200, page(std::move(items))};
}

ApiResponse history(store::Connection& connection, const ApiRequest& request) {
  const auto range = core::range_of(request, usual_range);
  const auto& mine = request.path.at("mine");
  const auto& point = request.path.at("point");
  if (!Reader{}.find(connection, mine, point))
    throw ApiError(404, "not-found", "no such point", "point");
  constexpr std::int64_t usual_buckets = 1000, most_buckets = 10'000;
  const std::int64_t buckets = core::integer_of(request, "buckets").value_or(usual_buckets);
  if (buckets < 1 || buckets > most_buckets)
    throw ApiError(400, "bad-parameter", "buckets is a number from 1 to 10000", "buckets");
  const std::vector<Value> values = Reader{}.history(connection, mine, point, range.from, range.to);
  json items = json::array();
  for (const Value& value : thin_out(values, static_cast<std::size_t>(buckets)))
    items.push_back(json_of(value));
  json body = page(std::move(items));
  body["total"] = values.size();
  return {200, std::move(body)};
}

/// One page for each ten minutes, empty ones included: a page of fixed length could end in the middle of
/// an instant, and this one needs no more than what it shows.
ApiResponse values(store::Connection& connection, const ApiRequest& request) {
  constexpr rt::Duration of_a_page = std::chrono::minutes(10);
  const auto range = core::range_of(request, usual_range);
  const rt::WallTime from = core::time_of(request, "cursor").value_or(range.from);
  const rt::WallTime to = std::min(range.to, from + of_a_page);
  const auto& mine = request.path.at("mine");
  std::map<std::int64_t, std::string> names, visible;
  for (const CurrentValue& value : Reader{}.current(connection, mine))
    names[value.value.point] = value.point;
  json items = json::array();
  for (const Value& value : Reader{}.of_mine(connection, mine, from, to)) {
    auto& since = visible[value.file];
    if (since.empty())
      if (const auto file = core::ingest::books::find(connection, value.file))
        since = core::to_text(file->stored_at);
    json item = json_of(value);
    item["point"] = names[value.point];
    item["received_at"] = since;
    items.push_back(std::move(item));
  }
  return {200, {{"items", std::move(items)}, {"next", to < range.to ? json(core::to_text(to)) : json()}}};
}

ApiResponse statistics(store::Connection& connection, const ApiRequest& request) {
  const auto range = core::range_of(request, usual_range);
  json items = json::array();
  for (const Interval& i : Reader{}.statistics(connection, request.path.at("mine"),
                                               request.path.at("point"), range.from, range.to))
    items.push_back({{"begin", core::to_text(i.begin)},
                     {"end", core::to_text(i.end)},
                     {"average", i.average},
                     {"maximum", i.maximum},
                     {"maximum_at", core::to_text(i.maximum_at)},
                     {"minimum", i.minimum},
                     {"minimum_at", core::to_text(i.minimum_at)}});
  return {200, page(std::move(items))};
}

ApiResponse exceptional(store::Connection& connection, const ApiRequest& request) {
  const auto range = core::range_of(request, usual_range);
  const auto& mine = request.path.at("mine");
  std::map<std::int64_t, std::string> names;
  for (const CurrentValue& value : Reader{}.current(connection, mine))
    names[value.value.point] = value.point;
  json items = json::array();
  for (const Value& value : Reader{}.exceptional(connection, mine, range.from, range.to)) {
    json item = json_of(value);
    item["point"] = names[value.point];
    items.push_back(std::move(item));
  }
  return {200, page(std::move(items))};
}

}  // namespace

std::vector<core::Route> Module::routes() {
  using core::Method;
  using core::ReadHandler;
  const std::vector<core::Parameter> range = core::range_parameters(usual_range);
  std::vector<core::Parameter> thinned = range;
  thinned.push_back(
      {"buckets", "integer", "about how many points the line is drawn with (default 1000)"});
  std::vector<core::Parameter> paged = range;
  paged.push_back({"cursor", "date-time", "the page's first instant: next of the page before"});
  const rt::Duration usual = options_.silent_after;
  const ReadHandler quiet{
      [usual](store::Connection& c, const ApiRequest& r) { return silent(c, r, usual); }};
  const auto get = [](const char* path, const char* summary, std::vector<core::Parameter> query,
                      ReadHandler run) {
    return core::Route{Method::get,  path,    "monitoring.read",
                       "monitoring", summary, std::move(query),
                       {},           {},      std::move(run)};
  };
  return {
      get("/mines/{mine}/points", "Points and the definitions in force", {}, {points}),
      get("/mines/{mine}/values/current", "Newest value of every point, with age and origin", {},
          {current}),
      get("/mines/{mine}/points/silent", "Points without a new value, and since when",
          {{"after_s", "integer", "silent for longer than this"}}, quiet),
      get("/mines/{mine}/points/{point}/history",
          "Values of one point, thinned to what a line shows", thinned, {history}),
      get("/mines/{mine}/points/{point}/statistics", "Five-minute statistics of one point", range,
          {statistics}),
      get("/mines/{mine}/values",
          "All values of a time, with origin and when they became visible; ten minutes a page", paged,
          {values}),
      get("/mines/{mine}/values/exceptional", "Values with an alarm, a cut-off or a fault", range,
          {exceptional}),
  };
}

}  // namespace headframe::monitoring
