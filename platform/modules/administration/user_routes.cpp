// Endpoints about users, roles and sessions.
#include <algorithm>

#include "platform/core/audit.hpp"
#include "platform/core/civil.hpp"
#include "platform/core/suggest.hpp"
#include "platform/modules/administration/module.hpp"
#include "platform/modules/administration/requests.hpp"

namespace headframe::administration {
namespace {

using core::ApiError;
using core::ApiRequest;
using core::ApiResponse;
using nlohmann::json;

json json_of(const User& u) {
  return {{"id", u.id},       {"name", u.name},   {"display", u.display},
          {"roles", u.roles}, {"mines", u.mines}, {"disabled", u.disabled},
          {"must_change_password", u.must_change}};
}

void note(store::Connection& c, const ApiRequest& request, const char* action, const std::string& subject,
          json detail = {}) {
  core::audit::append(c, {request.at, request.who.name, action, subject, std::move(detail)});
}

User user_in_path(store::Connection& connection, const ApiRequest& request) {
  auto found = user(connection, number_in_path(request, "user"));
  if (!found) throw ApiError(404, "not-found", "no such user", "user");
  return std::move(*found);
}

void check_roles(store::Connection& connection, const std::vector<std::string>& wanted) {
  std::vector<std::string> known;
  for (const Role& role : roles(connection)) known.push_back(role.name);
  for (const auto& name : wanted)
    if (std::ranges::find(known, name) == known.end())
      throw ApiError(400, "unknown-role", "no role '" + name + "'" + core::suggestion(name, known), "roles");
}

/// Somebody must be left who can manage users, or nobody could ever again.
void check_administrator_left(store::Connection& connection) {
  for (const User& u : users(connection))
    if (!u.disabled && std::ranges::find(u.roles, "administrator") != u.roles.end()) return;
  throw ApiError(409, "last-administrator", "this would leave nobody with the role administrator");
}

ApiResponse list_users(store::Connection& c, const ApiRequest& request) {
  return newest_first(c, request, {}, "SELECT id FROM administration_users", [&c](const store::Statement& row) {
    return json_of(user(c, row.integer(0)).value());
  });
}

ApiResponse list_roles(store::Connection& c, const ApiRequest&) {
  json items = json::array();
  for (const Role& r : roles(c))
    items.push_back({{"name", r.name}, {"zh", r.zh}, {"en", r.en}, {"rights", r.rights}});
  return {200, {{"items", std::move(items)}, {"next", nullptr}}};
}

ApiResponse list_sessions(store::Connection& c, const ApiRequest& request) {
  return newest_first(c, request, {}, "SELECT id, user, peer, since, expires FROM administration_sessions",
                      [](const store::Statement& row) {
                        return json{{"id", row.integer(0)},
                                    {"user", row.integer(1)},
                                    {"from", row.text(2)},
                                    {"since", core::to_text(row.time(3))},
                                    {"expires", core::to_text(row.time(4))}};
                      });
}

}  // namespace

ApiResponse Module::create_user(store::Connection& c, const ApiRequest& request) {
  User fresh;
  fresh.name = request.body.at("name").get<std::string>();
  for (const User& other : users(c))
    if (other.name == fresh.name) throw ApiError(409, "exists", "there is a user of this name", "name");
  fresh.display = request.body.value("display", fresh.name);
  fresh.roles = request.body.at("roles").get<std::vector<std::string>>();
  fresh.mines = request.body.value("mines", std::vector<std::string>{});
  check_roles(c, fresh.roles);
  const std::string password = new_one_time_password(runtime_.entropy());
  fresh.password = hash_secret(password, new_salt(runtime_.entropy()));
  fresh.must_change = true;
  fresh.id = save(c, fresh);
  note(c, request, "user.create", "user/" + fresh.name, {{"roles", fresh.roles}, {"mines", fresh.mines}});
  identity_.refresh(c);
  json body = json_of(fresh);
  body["one_time_password"] = password;
  return {201, std::move(body)};
}

ApiResponse Module::change_user(store::Connection& c, const ApiRequest& request) {
  User changed = user_in_path(c, request);
  changed.display = request.body.value("display", changed.display);
  changed.roles = request.body.value("roles", changed.roles);
  changed.mines = request.body.value("mines", changed.mines);
  changed.disabled = request.body.value("disabled", changed.disabled);
  check_roles(c, changed.roles);
  save(c, changed);
  check_administrator_left(c);
  if (changed.disabled) c.run("DELETE FROM administration_sessions WHERE user = ?", changed.id);
  note(c, request, "user.change", "user/" + changed.name, request.body);
  identity_.refresh(c);
  return {200, json_of(changed)};
}

ApiResponse Module::reset_password(store::Connection& c, const ApiRequest& request) {
  User changed = user_in_path(c, request);
  const std::string password = new_one_time_password(runtime_.entropy());
  changed.password = hash_secret(password, new_salt(runtime_.entropy()));
  changed.must_change = true;
  save(c, changed);
  c.run("DELETE FROM administration_sessions WHERE user = ?", changed.id);
  note(c, request, "user.reset-password", "user/" + changed.name);
  identity_.refresh(c);
  return {200, {{"one_time_password", password}}};
}

ApiResponse Module::put_role(store::Connection& c, const ApiRequest& request) {
  const Role role{request.path.at("role"), request.body.at("zh").get<std::string>(),
                  request.body.at("en").get<std::string>(),
                  request.body.at("rights").get<std::vector<std::string>>()};
  if (role.name == "administrator") throw ApiError(409, "fixed-role", "this role always has every right", "role");
  const auto& known = identity_.known_rights();
  for (const auto& entry : role.rights)
    if (std::ranges::none_of(known, [&](const auto& right) { return grants(entry, right); }))
      throw ApiError(400, "unknown-right", "no right '" + entry + "'" + core::suggestion(entry, known), "rights");
  save(c, role);
  note(c, request, "role.put", "role/" + role.name, {{"rights", role.rights}});
  identity_.refresh(c);
  return {200, {{"name", role.name}, {"zh", role.zh}, {"en", role.en}, {"rights", role.rights}}};
}

std::vector<core::Route> Module::user_routes() {
  using core::Method;
  const auto write = [this](ApiResponse (Module::*f)(store::Connection&, const ApiRequest&)) {
    return core::WriteHandler{[this, f](store::Connection& c, const ApiRequest& r) { return (this->*f)(c, r); }};
  };
  const auto get = [](const char* path, const char* summary, std::vector<core::Parameter> query,
                      std::function<ApiResponse(store::Connection&, const ApiRequest&)> run) {
    return core::Route{Method::get, path, "users.read", "administration", summary, std::move(query), {}, {},
                       core::ReadHandler{std::move(run)}};
  };
  const auto change = [&](Method method, const char* path, const char* summary, json body, auto f) {
    return core::Route{method, path, "users.manage", "administration", summary, {}, std::move(body), {}, write(f)};
  };
  const json user_members = {{"display", text_schema()}, {"roles", texts_schema()}, {"mines", texts_schema()}};
  json create = user_members, patch = user_members;
  create["name"] = text_schema(1, 64);
  patch["disabled"] = {{"type", "boolean"}};
  const json role = object_schema({{"zh", text_schema(1)}, {"en", text_schema(1)}, {"rights", texts_schema()}},
                                  {"zh", "en", "rights"});
  return {
      get("/users", "Users, newest first", core::page_parameters(), list_users),
      get("/users/{user}", "One user", {},
          [](store::Connection& c, const ApiRequest& r) { return ApiResponse{200, json_of(user_in_path(c, r))}; }),
      change(Method::post, "/users", "Create a user; shows a one-time password once",
             object_schema(create, {"name", "roles"}), &Module::create_user),
      change(Method::patch, "/users/{user}", "Change roles, mines or state of a user", object_schema(patch),
             &Module::change_user),
      change(Method::post, "/users/{user}/reset-password", "Give a new one-time password and end all sessions", {},
             &Module::reset_password),
      get("/roles", "Roles and their rights", {}, list_roles),
      change(Method::put, "/roles/{role}", "Create or replace a role", role, &Module::put_role),
      get("/sessions", "Sessions, newest first", core::page_parameters(), list_sessions),
  };
}

}  // namespace headframe::administration
