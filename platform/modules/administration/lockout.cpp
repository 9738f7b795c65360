#include "platform/modules/administration/lockout.hpp"

namespace headframe::administration {

bool attempt(LockoutState& state, const LockoutPolicy& policy, rt::Instant now) {
  if (state.failures >= policy.attempts) {
    if (now < state.locked_until) return false;
    state = {};
  }
  ++state.failures;
  if (state.failures >= policy.attempts) state.locked_until = now + policy.lock;
  return true;
}

void success(LockoutState& state) { state = {}; }

}  // namespace headframe::administration
