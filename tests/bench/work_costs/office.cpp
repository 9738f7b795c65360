#include "tests/bench/work_costs/office.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "platform/core/civil.hpp"

namespace headframe::bench {
namespace {

using core::Method;
using nlohmann::json;
using namespace std::chrono_literals;

core::Principal person(app::Platform& platform, std::string name) {
  core::Principal who{1, std::move(name), {}, {}};
  for (const core::Right& right : platform.rights()) who.rights.push_back(right.name);
  return who;
}

rt::Task<json> call(rt::Runtime& runtime, app::Platform& platform, Method method, std::string path,
                    json body, std::string who = "wang") {
  const core::Match match = core::match(platform.routes(), method, path);
  if (!match.route) throw std::runtime_error("no such route: " + path);
  core::ApiRequest request{match.path, {}, std::move(body), person(platform, std::move(who)),
                           runtime.clock().wall_now()};
  const core::ApiResponse response = co_await platform.answer(*match.route, std::move(request));
  if (response.status >= 300) throw std::runtime_error(path + ": " + response.body.dump());
  co_return response.body;
}

/// Two people agree on how the mine's files are read.
rt::Task<> approve_mapping(rt::Runtime& runtime, app::Platform& platform, std::string mine,
                           std::string written_code) {
  const std::string path = fmt::format("/mines/{}/mappings", mine);
  const json rules = {{"reason", "旧编码"}, {"rules", {{"mine_codes", {std::move(written_code)}}}}};
  const json proposal = co_await call(runtime, platform, Method::post, path, rules);
  co_await call(runtime, platform, Method::post,
                fmt::format("{}/{}/approve", path, proposal.at("version").get<int>()), {}, "li");
}

rt::Task<> write_something(rt::Runtime& runtime, app::Platform& platform, std::string mine,
                           int round) {
  const std::string at = "/mines/" + mine;
  co_await call(runtime, platform, Method::put, at,
                {{"reason", "登记"}, {"mine", {{"name", fmt::format("模拟矿{}", round)}, {"state", "producing"}}}});
  co_await approve_mapping(runtime, platform, mine, fmt::format("OLD{}", round));
  const json device = co_await call(runtime, platform, Method::post, "/devices",
                                    {{"name", "分站"}, {"kind", "substation"}, {"mine", mine}});
  const json order = co_await call(runtime, platform, Method::post, "/work-orders",
                                   {{"title", "分站无通信"}, {"device", device.at("id")}});
  co_await call(runtime, platform, Method::post,
                fmt::format("/work-orders/{}/responded", order.at("id").get<int>()),
                json::object());
}

/// A read endpoint's path with something that exists in each of its places.
std::string filled(std::string path, const std::string& mine, const std::string& point) {
  const std::pair<std::string_view, std::string> places[]{{"{mine}", mine}, {"{point}", point}};
  for (const auto& [place, value] : places)
    if (const auto found = path.find(place); found != std::string::npos)
      path.replace(found, place.size(), value);
  for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
    path.replace(open, path.find('}') - open + 1, "1");
  return path;
}

struct OfficeModules {
  OfficeModules(core::House& house, rt::Runtime& runtime, store::Store& store)
      : monitoring(house, tidy()), control(house, monitoring.reader()), registry(house),
        positioning(house, {}), administration(house, runtime, store, {}) {}

  /// A city of 42 mines with a file each five minutes brings 84 batches between two turns.
  static monitoring::Options tidy() {
    monitoring::Options options;
    options.compact_batches = 84;
    return options;
  }
  std::vector<core::Module*> all() {
    return {&monitoring, &control, &registry, &positioning, &administration};
  }

  monitoring::Module monitoring;
  control::Module control;
  registry::Module registry;
  positioning::Module positioning;
  administration::Module administration;
};

}  // namespace

rt::Task<std::string> commission(rt::Runtime& runtime, app::Platform& platform, std::string mine,
                                 std::string written_code) {
  const json account =
      co_await call(runtime, platform, Method::post, "/mines/" + mine + "/account", {});
  co_await approve_mapping(runtime, platform, mine, std::move(written_code));
  co_return account.at("secret").get<std::string>();
}

rt::Task<std::string> choose_password(app::Platform& platform) {
  const std::string password = "a long enough phrase";
  const core::LoginResult first =
      co_await platform.identity().log_in("admin", platform.one_time_password(), "10.0.0.1");
  const std::string refusal = co_await platform.identity().change_password(
      first.who, platform.one_time_password(), password);
  if (!refusal.empty()) throw std::runtime_error("change of password: " + refusal);
  co_return password;
}

rt::Task<std::string> newest_quarantined(rt::Runtime& runtime, app::Platform& platform) {
  const json entries = co_await call(runtime, platform, Method::get, "/quarantine", {});
  co_return entries.at("items").empty() ? "none" : entries.at("items").at(0).dump();
}

rt::Task<> work_in_office(rt::Runtime& runtime, app::Platform& platform, std::string mine,
                          std::string password, int round) {
  const core::LoginResult login =
      co_await platform.identity().log_in("admin", std::move(password), "10.0.0.1");
  if (login.token.empty()) throw std::runtime_error("log-in: " + login.refusal);
  co_await write_something(runtime, platform, mine, round);
  const json points =
      co_await call(runtime, platform, Method::get, "/mines/" + mine + "/points", {});
  const auto point = points.at("items").at(0).at("point").get<std::string>();
  for (const core::Route& route : platform.routes())
    if (route.method == Method::get)
      co_await call(runtime, platform, Method::get, filled(route.path, mine, point), {});
}

rt::Task<> run_duties(rt::Runtime& runtime, std::string database, int rounds) {
  store::Store store(runtime, database);
  co_await store.open({});
  core::Bus bus;
  core::LiveFeed live;
  core::Metrics metrics;
  core::House house{bus, live, metrics};
  OfficeModules modules(house, runtime, store);
  const rt::WallTime start = runtime.clock().wall_now() + 48h;  // the batches of today are old then
  for (int i = 0; i < rounds; ++i)
    for (core::Module* module : modules.all())
      for (const core::Duty& duty : module->duties())
        if (duty.period < 24h)
          co_await store.writer().run(duty.work, [&](store::Connection& c) {
            duty.run(c, start + i * duty.period);
          });
  const rt::WallTime years_later = start + 24h * 3660;
  for (core::Module* module : modules.all())
    for (const core::Duty& duty : module->duties())
      if (duty.period >= 24h)
        co_await store.writer().run(
            duty.work, [&](store::Connection& c) { duty.run(c, years_later); });
}

}  // namespace headframe::bench
