// Log-in as the rest of the platform sees it; users and their secrets live in administration.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/core/api.hpp"
#include "platform/rt/task.hpp"

namespace headframe::core {

struct LoginResult {
  std::string token;          // empty: refused
  rt::WallTime expires;
  Principal who;
  std::string refusal;        // "bad-credentials", "locked-out"; never says which half was wrong
};

/// Called on the node's executor.
class Identity {
 public:
  virtual ~Identity() = default;
  virtual rt::Task<LoginResult> log_in(std::string name, std::string password, std::string from) = 0;
  /// The bearer of a valid token; nothing for an unknown or expired one.
  virtual std::optional<Principal> bearer(std::string_view token) = 0;
  /// Resumes when the end of the token is safe.
  virtual rt::Task<> log_out(std::string token) = 0;
  /// Empty when done, otherwise why not: "bad-credentials", "weak-password", "same-password".
  virtual rt::Task<std::string> change_password(Principal who, std::string before, std::string after) = 0;
};

}  // namespace headframe::core
