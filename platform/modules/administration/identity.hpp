// Log-in: passwords, sessions, and what a token may do. Lives on the node's executor and answers
// from memory; the tables are the truth, and every change of them brings a new picture after its
// commit.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/core/identity.hpp"
#include "platform/modules/administration/lockout.hpp"
#include "platform/modules/administration/password.hpp"
#include "platform/modules/administration/tables.hpp"
#include "platform/rt/runtime.hpp"
#include "platform/store/store.hpp"

namespace headframe::administration {

struct IdentityOptions {
  PasswordCost password_cost;
  LockoutPolicy lockout;
  rt::Duration session_length = std::chrono::hours(12);
  std::size_t sessions_per_user = 20;  // the oldest ends when there is one more
};

/// Whether a role's entry ("*", "*.read" or a right's name) grants `right`.
bool grants(std::string_view entry, std::string_view right);
/// "weak-password" below 10 characters or with the name in it, "same-password", or empty.
std::string password_refusal(std::string_view name, std::string_view before, std::string_view after);

class Identity final : public core::Identity {
 public:
  Identity(rt::Runtime& runtime, store::Store& store, IdentityOptions options);

  /// All rights there are, so that "*" can be spelled out. Before start().
  void know(std::vector<std::string> rights) { rights_ = std::move(rights); }
  const std::vector<std::string>& known_rights() const { return rights_; }
  /// Reads the tables. When there is no user yet it makes the first one, "admin", and returns its
  /// one-time password, which is kept nowhere.
  rt::Task<std::string> start();

  /// For those who lost the administrator's password and stand at the machine: makes the first user
  /// an administrator again, with the one-time password that is returned, and ends its sessions.
  /// Audited. Instead of start(), on an open store.
  rt::Task<std::string> reset_administrator();

  rt::Task<core::LoginResult> log_in(std::string name, std::string password, std::string from) override;
  std::optional<core::Principal> bearer(std::string_view token) override;
  rt::Task<> log_out(std::string token) override;
  rt::Task<std::string> change_password(core::Principal who, std::string before, std::string after) override;

  /// To be called in every transaction that changes users, roles or sessions.
  void refresh(store::Connection& connection);

 private:
  struct Session {
    std::int64_t user = 0;
    rt::WallTime expires;
  };
  struct Picture {
    std::map<std::int64_t, User> users;
    std::map<std::int64_t, core::Principal> principals;
    std::map<std::string, Session> sessions;  // by the hash of the token
  };
  Picture picture(store::Connection& connection) const;
  core::Principal principal_of(const User& user, const std::vector<Role>& roles) const;
  const User* find(std::string_view name) const;
  bool may_try(const std::string& name);
  rt::Task<bool> check(std::string password, std::string stored);
  rt::Task<> record_refusal(std::string name, std::string from);
  rt::Task<core::LoginResult> open_session(User user, std::string from);

  rt::Runtime& runtime_;
  store::Store& store_;
  IdentityOptions options_;
  std::string decoy_;  // checked for unknown names, so that they take as long as known ones
  std::vector<std::string> rights_;
  Picture picture_;
  std::map<std::string, LockoutState, std::less<>> lockouts_;
  std::unique_ptr<rt::Lane> lane_;
};

}  // namespace headframe::administration
