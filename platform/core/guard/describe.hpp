// Findings for people, for the API and for lint.
#pragma once

#include <string>
#include <string_view>

#include "platform/core/guard/finding.hpp"

namespace headframe::core {

/// "points-do-not-move" …: the stable key of events and of the API.
std::string_view name_of(GuardKind kind);
std::string_view name_of(GuardSeverity severity);

/// What the kind means, for an entry in a list.
struct GuardText {
  std::string_view zh, en;
};
GuardText text_of(GuardKind kind);

/// One object, keys sorted; the proposal as the mapping's own JSON.
std::string to_json(const GuardFinding& finding);
std::string to_text(const GuardFinding& finding);

}  // namespace headframe::core
