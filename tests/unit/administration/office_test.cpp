// Administration through its endpoints, on a real store: what people do in an office.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/core/audit.hpp"
#include "platform/core/civil.hpp"
#include "platform/core/dispatch.hpp"
#include "platform/modules/administration/module.hpp"
#include "platform/modules/administration/presence.hpp"
#include "platform/modules/administration/reader.hpp"
#include "tests/unit/http/toy_platform.hpp"

namespace headframe::administration {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;

Options quick() {
  Options options;
  options.identity.password_cost = least_cost;
  options.identity.lockout = {3, 15min};
  return options;
}

class Office : public testing::Test {
 protected:
  void SetUp() override { open(); }
  void TearDown() override { toy.runtime.shut_down(); }

  void open() {
    store.emplace(toy.runtime, "office.db");
    module.emplace(house, toy.runtime, *store, quick());
    std::vector<std::string> rights;
    for (const auto& right : module->rights()) rights.push_back(right.name);
    module->identity().know(rights);
    routes = module->routes();
    auto tables = module->migrations();
    tables.push_back({"core", 1, std::string(core::audit::tables)});
    toy.run(store->open(tables));
    one_time = toy.run(module->start());
  }
  core::LoginResult log_in(const std::string& name, const std::string& password) {
    return toy.run(module->identity().log_in(name, password, "10.0.0.7"));
  }
  /// The administrator, past the first change of the password.
  void settle_in() {
    const auto first = log_in("admin", one_time);
    ASSERT_EQ(toy.run(module->identity().change_password(first.who, one_time, "seven lamps below")), "");
    who = *module->identity().bearer(first.token);
  }
  core::ApiResponse ask(core::Method method, const std::string& path, json body = {}, std::map<std::string, std::string> query = {}) {
    const auto match = core::match(routes, method, path);
    if (!match.route) throw std::runtime_error("no route " + path);
    core::ApiRequest request{match.path, std::move(query), std::move(body), who, toy.runtime.clock().wall_now()};
    return toy.run(core::answer(*store, *match.route, std::move(request)));
  }
  static std::string code(const core::ApiResponse& response) { return response.body.at("error").at("code"); }

  static constexpr auto get = core::Method::get;
  static constexpr auto post = core::Method::post;

  test::ToyPlatform toy;
  core::Bus bus;
  core::House house{bus, toy.feed, toy.metrics};
  std::optional<store::Store> store;
  std::optional<Module> module;
  std::vector<core::Route> routes;
  std::string one_time;
  core::Principal who;
};

TEST_F(Office, the_first_start_makes_one_administrator_who_must_choose_a_password) {
  EXPECT_EQ(one_time.size(), 39u);
  const auto first = log_in("admin", one_time);
  ASSERT_FALSE(first.token.empty());
  EXPECT_THAT(first.who.rights, IsEmpty());
  EXPECT_EQ(toy.run(module->identity().change_password(first.who, "wrong", "seven lamps below")), "bad-credentials");
  EXPECT_EQ(toy.run(module->identity().change_password(first.who, one_time, "seven lamps below")), "");
  EXPECT_THAT(module->identity().bearer(first.token)->rights, Contains("users.manage"));
  EXPECT_EQ(log_in("admin", one_time).refusal, "bad-credentials");
  EXPECT_FALSE(log_in("admin", "seven lamps below").token.empty());
}

TEST_F(Office, sessions_and_users_outlive_a_restart_and_no_second_password_is_made) {
  const auto session = log_in("admin", one_time);
  module.reset();
  store.reset();
  open();
  EXPECT_EQ(one_time, "");
  EXPECT_TRUE(module->identity().bearer(session.token).has_value());
  toy.run(module->identity().log_out(session.token));
  EXPECT_FALSE(module->identity().bearer(session.token).has_value());
}

TEST_F(Office, guessing_locks_known_and_unknown_names_alike) {
  for (const std::string name : {"admin", "nobody"}) {
    for (int i = 0; i < 3; ++i) EXPECT_EQ(log_in(name, "guess").refusal, "bad-credentials");
    EXPECT_EQ(log_in(name, one_time).refusal, "locked-out");
  }
}

TEST_F(Office, a_user_sees_what_the_roles_grant_until_disabled) {
  settle_in();
  ASSERT_EQ(ask(core::Method::put, "/roles/technician",
                {{"zh", "技术员"}, {"en", "Technician"}, {"rights", {"orders.manage", "*.read"}}}).status, 200);
  const auto made = ask(post, "/users", {{"name", "li"}, {"roles", {"technician"}}, {"mines", {"m1"}}});
  ASSERT_EQ(made.status, 201);
  const std::string secret = made.body.at("one_time_password");
  const auto first = log_in("li", secret);
  ASSERT_EQ(toy.run(module->identity().change_password(first.who, secret, "a lamp in the dark")), "");
  const auto li = *module->identity().bearer(first.token);
  EXPECT_TRUE(li.may("orders.manage") && li.may("devices.read") && !li.may("users.manage"));
  EXPECT_TRUE(li.sees("m1") && !li.sees("m2"));
  const std::string path = "/users/" + std::to_string(made.body.at("id").get<int>());
  EXPECT_EQ(ask(core::Method::patch, path, {{"disabled", true}}).status, 200);
  EXPECT_FALSE(module->identity().bearer(first.token).has_value());
  EXPECT_EQ(log_in("li", "a lamp in the dark").refusal, "bad-credentials");
}

TEST_F(Office, slips_in_roles_and_rights_are_refused_and_an_administrator_stays) {
  settle_in();
  EXPECT_EQ(code(ask(post, "/users", {{"name", "wu"}, {"roles", {"viever"}}})), "unknown-role");
  EXPECT_EQ(code(ask(core::Method::put, "/roles/x", {{"zh", "x"}, {"en", "x"}, {"rights", {"orders.raed"}}})), "unknown-right");
  EXPECT_EQ(code(ask(post, "/users", {{"name", "admin"}, {"roles", {"viewer"}}})), "exists");
  EXPECT_EQ(code(ask(core::Method::patch, "/users/1", {{"roles", {"viewer"}}})), "last-administrator");
  EXPECT_EQ(ask(get, "/users/1").body.at("roles"), json({"administrator"}));
}

TEST_F(Office, a_fault_goes_its_way_and_the_second_one_is_a_repeat) {
  settle_in();
  const auto device = ask(post, "/devices", {{"name", "登封环网交换机"}, {"kind", "switch"}, {"mine", "m1"}});
  ASSERT_EQ(device.status, 201);
  EXPECT_EQ(device.body.at("state"), "in-service");
  json last;
  for (int round = 0; round < 2; ++round) {
    const auto order = ask(post, "/work-orders", {{"title", "link down"}, {"device", device.body.at("id")}});
    ASSERT_EQ(order.status, 201) << order.body;
    EXPECT_EQ(order.body.at("mine"), "m1");
    const std::string path = "/work-orders/" + std::to_string(order.body.at("id").get<int>());
    const auto early = ask(post, path + "/restored", json::object());
    EXPECT_EQ(code(early), "out-of-turn");
    EXPECT_EQ(early.body.at("error").at("message"),
              "'restored' cannot be recorded: 'responded' has to be recorded first");
    for (const char* step : {"/responded", "/repair-started", "/restored"})
      EXPECT_EQ(ask(post, path + step, json::object()).status, 200);
    EXPECT_EQ(code(ask(post, path + "/closed", json::object())), "cause-missing");
    last = ask(post, path + "/closed", {{"cause", "fibre"}}).body;
  }
  EXPECT_EQ(last.at("repeat_of"), 1);
  EXPECT_EQ(last.at("next_step"), nullptr);
  EXPECT_EQ(ask(get, "/work-orders", {}, {{"open", "true"}}).body.at("items").size(), 0u);
  EXPECT_EQ(ask(get, "/work-orders", {}, {{"open", "false"}, {"limit", "1"}}).body.at("next"), "2");
  EXPECT_EQ(toy.feed.since(0).events.back().topic, "order.closed");
}

TEST_F(Office, someone_limited_to_a_mine_neither_sees_nor_touches_another) {
  settle_in();
  ask(post, "/devices", {{"name", "a"}, {"kind", "switch"}, {"mine", "m1"}});
  ask(post, "/devices", {{"name", "b"}, {"kind", "switch"}, {"mine", "m2"}});
  ask(post, "/work-orders", {{"title", "x"}, {"device", 2}});
  who.mines = {"m1"};
  EXPECT_EQ(ask(get, "/devices").body.at("items").size(), 1u);
  EXPECT_EQ(ask(get, "/devices/2").status, 404);
  EXPECT_EQ(ask(get, "/work-orders").body.at("items").size(), 0u);
  EXPECT_EQ(ask(post, "/work-orders/1/responded", json::object()).status, 404);
  EXPECT_EQ(ask(post, "/devices", {{"name", "c"}, {"kind", "switch"}, {"mine", "m2"}}).status, 403);
}

TEST_F(Office, a_device_is_found_by_its_name) {
  settle_in();
  for (const char* name : {"circuit-dengfeng", "circuit-xinmi"})
    ASSERT_EQ(ask(post, "/devices", {{"name", name}, {"kind", "line"}}).status, 201);
  const auto found = ask(get, "/devices", {}, {{"name", "circuit-xinmi"}}).body.at("items");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].at("id"), 2);
}

TEST_F(Office, the_orders_are_read_as_the_indicators_count_them) {
  settle_in();
  const rt::WallTime eight = core::time_from("2021-06-14 08:00:00").value();
  ask(post, "/devices", {{"name", "circuit-dengfeng"}, {"kind", "line"}});
  const json times = {{"failed", "2021-06-14 09:00:00"}, {"detected", "2021-06-14 09:30:00"}};
  json line = times, disk = times;
  line.update({{"title", "no data"}, {"symptom", "no-data"}, {"device", 1}});
  disk.update({{"title", "disk"}, {"kind", "job"}, {"mine", "m1"}});
  ASSERT_EQ(ask(post, "/work-orders", line).status, 201);
  ASSERT_EQ(ask(post, "/work-orders", disk).status, 201);
  ask(post, "/work-orders/1/responded", {{"at", "2021-06-14 10:00:00"}, {"cause", "duct"}});

  const auto faults = toy.run(store->writer().run(
      {"test", 0}, [&](store::Connection& c) { return Reader().faults(c, eight); }));

  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].device, "circuit-dengfeng");
  EXPECT_EQ(faults[0].category, "line");
  EXPECT_EQ(faults[0].root_cause, "circuit-dengfeng/duct");
  EXPECT_EQ(faults[0].failed, 1h);
  EXPECT_EQ(faults[0].responded, 2h);
  EXPECT_EQ(faults[0].restored, std::nullopt);
  EXPECT_TRUE(faults[0].system_level);
  EXPECT_EQ(faults[1].device, "m1");
  EXPECT_FALSE(faults[1].system_level);
}

TEST_F(Office, every_write_is_in_the_audit_chain_and_secrets_are_not) {
  settle_in();
  const auto made = ask(post, "/users", {{"name", "li"}, {"roles", {"viewer"}}});
  std::vector<std::string> actions;
  std::string details;
  toy.run(store->readers().run({"api.read", 0}, [&](store::Connection& c) {
    auto row = c.query("SELECT action, detail FROM core_audit ORDER BY id");
    while (row.step()) {
      actions.push_back(row.text(0));
      details += row.text(1);
    }
    EXPECT_FALSE(core::audit::verify(c).first_broken.has_value());
    return 0;
  }));
  EXPECT_THAT(actions, testing::ElementsAre("user.create", "session.open", "user.password", "user.create"));
  EXPECT_THAT(details, Not(testing::HasSubstr(made.body.at("one_time_password").get<std::string>())));
}

TEST_F(Office, a_platform_that_died_knows_how_long_it_was_away) {
  settle_in();
  const rt::WallTime began = toy.runtime.clock().wall_now() + 1h;
  const auto note = [&](auto f) { toy.run(store->writer().run({"test", 0}, f)); };
  note([&](store::Connection& c) { leave_sign_of_life(c, began, began); });
  note([&](store::Connection& c) { leave_sign_of_life(c, began, began + 10min); });
  note([&](store::Connection& c) { leave_sign_of_life(c, began + 25min, began + 25min); });
  note([&](store::Connection& c) { end_presence(c, began + 25min, began + 40min); });
  note([&](store::Connection& c) { leave_sign_of_life(c, began + 41min, began + 41min); });

  const auto items = ask(get, "/platform/absences", {},
                         {{"from", core::to_text(began)}, {"to", core::to_text(began + 1h)}})
                         .body.at("items");

  const json died = {{"from", core::to_text(began + 10min)},
                     {"to", core::to_text(began + 25min)},
                     {"orderly", false}};
  const json stopped = {{"from", core::to_text(began + 40min)},
                        {"to", core::to_text(began + 41min)},
                        {"orderly", true}};
  EXPECT_EQ(items, json::array({died, stopped}));
}

}  // namespace
}  // namespace headframe::administration
