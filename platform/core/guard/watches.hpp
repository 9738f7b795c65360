// The guard's single rules. Each looks at one file, and raises or clears findings of its own kinds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/core/guard/guard.hpp"

namespace headframe::core {

/// Keeps the promise of one event per appearance.
class Findings {
 public:
  Findings(GuardState& state, const Observation& seen) : state_(state), seen_(seen) {}

  struct Words {
    std::string before, after, found;
    std::uint32_t record = 0;
  };
  GuardFinding& raise(GuardKind kind, const std::string& subject, GuardSeverity severity,
                      const Words& words);
  /// Gives an open finding the change that would cure it.
  void propose(GuardFinding& finding, wire::Mapping change);
  void clear(GuardKind kind, const std::string& subject);
  bool is_open(GuardKind kind, const std::string& subject) const;

  /// The raised ones carry what the watches added after raise().
  std::vector<GuardEvent> take();

 private:
  GuardState& state_;
  const Observation& seen_;
  std::vector<GuardState::Subject> raised_, proposed_;
  std::vector<GuardEvent> cleared_;
};

struct Watch {
  GuardState& state;
  const Observation& seen;
  const GuardLimits& limits;
  Findings& findings;
};

void watch_tokens(const Watch& watch);
void watch_movement(const Watch& watch);
void watch_shape(const Watch& watch);
void watch_gases(const Watch& watch);      // before watch_points, which takes over new definitions
void watch_points(const Watch& watch);
void watch_clock(const Watch& watch);

inline bool counts(const wire::DecodedFile& file) {
  return file.outcome == wire::Outcome::accepted || file.outcome == wire::Outcome::partial;
}

}  // namespace headframe::core
