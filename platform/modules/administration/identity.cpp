#include "platform/modules/administration/identity.hpp"

#include <algorithm>
#include <set>

#include "platform/core/audit.hpp"

namespace headframe::administration {
namespace {

constexpr const char* first_user = "admin";
constexpr std::size_t shortest_password = 10;
constexpr std::size_t most_lockouts = 10'000;  // names that were tried and not yet forgotten
constexpr rt::Work password_work{"admin.password", 0};
constexpr rt::Work write_work{"api.write", 0};

bool exists(const std::vector<User>& all) { return !all.empty(); }

void keep_session_limit(store::Connection& connection, std::int64_t user, std::size_t most) {
  connection.run(
      "DELETE FROM administration_sessions WHERE user = ? AND id NOT IN (SELECT id FROM "
      "administration_sessions WHERE user = ? ORDER BY id DESC LIMIT ?)",
      user, user, most);
}

}  // namespace

bool grants(std::string_view entry, std::string_view right) {
  if (entry == "*") return true;
  if (entry.starts_with("*.")) return right.ends_with(entry.substr(1));
  return entry == right;
}

std::string password_refusal(std::string_view name, std::string_view before, std::string_view after) {
  if (after == before) return "same-password";
  const bool weak = after.size() < shortest_password || after.find(name) != std::string_view::npos;
  return weak ? "weak-password" : "";
}

Identity::Identity(rt::Runtime& runtime, store::Store& store, IdentityOptions options)
    : runtime_(runtime), store_(store), options_(options),
      decoy_(hash_password("nobody has this password", options.password_cost, new_salt(runtime.entropy()))),
      lane_(runtime.make_lane("admin.password")) {}

rt::Task<std::string> Identity::start() {
  const std::string password = new_one_time_password(runtime_.entropy());
  const std::string hash = hash_secret(password, new_salt(runtime_.entropy()));
  const auto now = runtime_.clock().wall_now();
  const bool first = co_await store_.writer().run(write_work, [this, hash, now](store::Connection& c) {
    c.run("DELETE FROM administration_sessions WHERE expires <= ?", now);
    const bool empty = !exists(users(c));
    if (empty) {
      save(c, Role{"administrator", "系统管理员", "Administrator", {"*"}});
      save(c, Role{"viewer", "只读用户", "May read everything", {"*.read"}});
      save(c, User{0, first_user, "Administrator", hash, true, false, {"administrator"}, {}});
      core::audit::append(c, {now, "platform", "user.create", std::string("user/") + first_user, {}});
    }
    refresh(c);
    return empty;
  });
  co_return first ? password : std::string{};
}

rt::Task<std::string> Identity::reset_administrator() {
  if (std::string first = co_await start(); !first.empty()) co_return first;
  const std::string password = new_one_time_password(runtime_.entropy());
  const std::string hash = hash_secret(password, new_salt(runtime_.entropy()));
  const auto now = runtime_.clock().wall_now();
  co_await store_.writer().run(write_work, [this, hash, now](store::Connection& c) {
    User reset{0, first_user, "Administrator", {}, true, false, {}, {}};
    for (const User& known : users(c))
      if (known.name == first_user) reset = known;
    reset.password = hash;
    reset.must_change = true;
    reset.disabled = false;
    reset.mines.clear();
    if (std::ranges::find(reset.roles, "administrator") == reset.roles.end())
      reset.roles.push_back("administrator");
    reset.id = save(c, reset);
    c.run("DELETE FROM administration_sessions WHERE user = ?", reset.id);
    core::audit::append(c, {now, "platform", "user.reset-password", std::string("user/") + first_user,
                            {{"reason", "reset at the machine"}}});
    refresh(c);
  });
  co_return password;
}

core::Principal Identity::principal_of(const User& user, const std::vector<Role>& roles) const {
  core::Principal who{user.id, user.name, {}, user.mines, user.must_change};
  if (user.must_change || user.disabled) return who;
  std::set<std::string> rights;
  for (const Role& role : roles) {
    if (std::ranges::find(user.roles, role.name) == user.roles.end()) continue;
    for (const auto& entry : role.rights)
      for (const auto& right : rights_)
        if (grants(entry, right)) rights.insert(right);
  }
  who.rights.assign(rights.begin(), rights.end());
  return who;
}

Identity::Picture Identity::picture(store::Connection& connection) const {
  Picture out;
  const auto all_roles = roles(connection);
  for (User& user : users(connection)) {
    out.principals[user.id] = principal_of(user, all_roles);
    const auto id = user.id;
    out.users.emplace(id, std::move(user));
  }
  for (const SessionRow& row : sessions(connection))
    if (!out.users.at(row.user).disabled) out.sessions[row.token_hash] = {row.user, row.expires};
  return out;
}

void Identity::refresh(store::Connection& connection) {
  connection.after_commit(
      [this, fresh = picture(connection)]() mutable { picture_ = std::move(fresh); });
}

const User* Identity::find(std::string_view name) const {
  for (const auto& [id, user] : picture_.users)
    if (user.name == name) return user.disabled ? nullptr : &user;
  return nullptr;
}

/// Unknown names are locked as known ones are, or the lock would tell which names exist.
bool Identity::may_try(const std::string& name) {
  const auto now = runtime_.clock().now();
  if (lockouts_.size() >= most_lockouts && !lockouts_.contains(name)) {
    std::erase_if(lockouts_, [&](const auto& entry) { return entry.second.locked_until <= now; });
    if (lockouts_.size() >= most_lockouts) return false;
  }
  return attempt(lockouts_[name], options_.lockout, now);
}

rt::Task<bool> Identity::check(std::string password, std::string stored) {
  co_return co_await rt::blocking(*lane_, password_work, [p = std::move(password), s = std::move(stored)] {
    return verify(p, s);
  });
}

rt::Task<> Identity::record_refusal(std::string name, std::string from) {
  const auto now = runtime_.clock().wall_now();
  co_await store_.writer().run(write_work, [=](store::Connection& c) {
    core::audit::append(c, {now, name, "session.refused", "user/" + name, {{"from", from}}});
  });
}

rt::Task<core::LoginResult> Identity::log_in(std::string name, std::string password, std::string from) {
  core::LoginResult refused;
  if (!may_try(name)) {
    refused.refusal = "locked-out";
    co_return refused;
  }
  const User* known = find(name);
  const std::optional<User> user = known ? std::optional<User>(*known) : std::nullopt;
  const bool right = co_await check(std::move(password), user ? user->password : decoy_);
  if (!user || !right) {
    co_await record_refusal(name, from);
    refused.refusal = "bad-credentials";
    co_return refused;
  }
  lockouts_.erase(name);
  co_return co_await open_session(*user, std::move(from));
}

rt::Task<core::LoginResult> Identity::open_session(User user, std::string from) {
  core::LoginResult result;
  result.token = rt::random_hex(runtime_.entropy(), 32);
  const auto now = runtime_.clock().wall_now();
  result.expires = now + options_.session_length;
  const SessionRow row{0, user.id, token_hash(result.token), std::move(from), now, result.expires};
  co_await store_.writer().run(write_work, [this, row, name = user.name](store::Connection& c) {
    insert(c, row);
    keep_session_limit(c, row.user, options_.sessions_per_user);
    core::audit::append(c, {row.since, name, "session.open", "user/" + name, {{"from", row.from}}});
    refresh(c);
  });
  result.who = picture_.principals.at(user.id);
  co_return result;
}

std::optional<core::Principal> Identity::bearer(std::string_view token) {
  const auto session = picture_.sessions.find(token_hash(token));
  if (session == picture_.sessions.end() || session->second.expires <= runtime_.clock().wall_now())
    return std::nullopt;
  return picture_.principals.at(session->second.user);
}

rt::Task<> Identity::log_out(std::string token) {
  const std::string hash = token_hash(token);
  const auto session = picture_.sessions.find(hash);
  if (session == picture_.sessions.end()) co_return;
  const std::string name = picture_.principals.at(session->second.user).name;
  const auto now = runtime_.clock().wall_now();
  co_await store_.writer().run(write_work, [this, hash, name, now](store::Connection& c) {
    c.run("DELETE FROM administration_sessions WHERE token_hash = ?", hash);
    core::audit::append(c, {now, name, "session.close", "user/" + name, {}});
    refresh(c);
  });
}

rt::Task<std::string> Identity::change_password(core::Principal who, std::string before, std::string after) {
  if (auto refusal = password_refusal(who.name, before, after); !refusal.empty()) co_return refusal;
  if (!may_try(who.name)) co_return "locked-out";
  const bool right = co_await check(std::move(before), picture_.users.at(who.user).password);
  if (!right) co_return "bad-credentials";
  lockouts_.erase(who.name);
  const auto hash = co_await rt::blocking(
      *lane_, password_work, [after, cost = options_.password_cost, salt = new_salt(runtime_.entropy())] {
        return hash_password(after, cost, salt);
      });
  const auto now = runtime_.clock().wall_now();
  co_await store_.writer().run(write_work, [this, who, hash, now](store::Connection& c) {
    auto changed = user(c, who.user).value();
    changed.password = hash;
    changed.must_change = false;
    save(c, changed);
    core::audit::append(c, {now, who.name, "user.password", "user/" + who.name, {}});
    refresh(c);
  });
  co_return "";
}

}  // namespace headframe::administration
