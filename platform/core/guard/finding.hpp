// What the guard tells: something about a mine's files has changed although nobody announced it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"
#include "platform/wire/mapping.hpp"

namespace headframe::core {

enum class GuardKind {
  points_do_not_move,   // files arrive, but no value does, or always the same ones
  unknown_token,
  field_count_changed,
  framing_changed,      // line breaks, end mark, or the dialect as a whole
  encoding_changed,
  header_changed,
  renumbered_points,    // the same places under new identifiers
  swapped_gas,          // methane where carbon monoxide was, or the reverse
  clock_off,
};

enum class GuardSeverity { notice, warning, critical };

/// A point that went and the one that came for it; score from 0 to 1.
struct PointMatch {
  std::string old_point, new_point;
  double score = 0;
  friend bool operator==(const PointMatch&, const PointMatch&) = default;
};

struct GuardEvidence {
  std::string before, after;       // in plain words
  std::uint32_t files = 0;         // that showed it
  std::string example_file;        // the latest
  std::uint32_t example_record = 0;
  std::string example_found;
  rt::WallTime first_seen, last_seen;
  std::vector<PointMatch> matches;  // renumbered_points only
};

/// `subject` is what it concerns: a token, a point, or empty for the mine as a whole. `proposal` is
/// the change of the mine's mapping that would cure it, for a person to approve.
struct GuardFinding {
  GuardKind kind = GuardKind::unknown_token;
  std::string subject;
  GuardSeverity severity = GuardSeverity::warning;
  GuardEvidence evidence;
  std::optional<wire::Mapping> proposal;
};

/// A finding is told when it appears, when a proposal comes later, and when it is gone; in between
/// its evidence grows.
struct GuardEvent {
  enum class Phase { raised, proposed, cleared } phase = Phase::raised;
  GuardFinding finding;
};

}  // namespace headframe::core
