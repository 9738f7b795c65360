// After how many wrong passwords a name has to wait. Pure.
#pragma once

#include <cstdint>

#include "platform/rt/time.hpp"

namespace headframe::administration {

struct LockoutPolicy {
  std::uint32_t attempts = 5;  // wrong passwords in a row
  rt::Duration lock = std::chrono::minutes(15);
};

struct LockoutState {
  std::uint32_t failures = 0;
  rt::Instant locked_until{};
};

/// Whether a password may be tried now. The try counts as failed from here on, so that guesses sent
/// side by side gain nothing; success() takes that back. The lock begins with the last allowed try.
bool attempt(LockoutState& state, const LockoutPolicy& policy, rt::Instant now);
void success(LockoutState& state);

}  // namespace headframe::administration
