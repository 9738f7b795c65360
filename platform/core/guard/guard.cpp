#include "platform/core/guard/guard.hpp"

#include <algorithm>

#include "platform/core/guard/watches.hpp"

namespace headframe::core {

GuardFinding& Findings::raise(GuardKind kind, const std::string& subject, GuardSeverity severity,
                              const Words& words) {
  const auto [entry, is_new] = state_.open.try_emplace({kind, subject});
  auto& finding = entry->second;
  if (is_new) {
    finding.kind = kind;
    finding.subject = subject;
    finding.evidence.before = words.before;
    finding.evidence.first_seen = seen_.received_at;
    raised_.push_back(entry->first);
  }
  finding.severity = severity;
  auto& evidence = finding.evidence;
  if (evidence.example_file != seen_.file) ++evidence.files;
  evidence.after = words.after;
  evidence.example_file = seen_.file;
  evidence.example_record = words.record;
  evidence.example_found = words.found;
  evidence.last_seen = seen_.received_at;
  return finding;
}

void Findings::propose(GuardFinding& finding, wire::Mapping change) {
  if (finding.proposal == change) return;
  finding.proposal = std::move(change);
  const GuardState::Subject key{finding.kind, finding.subject};
  if (std::ranges::find(raised_, key) == raised_.end()) proposed_.push_back(key);
}

void Findings::clear(GuardKind kind, const std::string& subject) {
  const auto entry = state_.open.find({kind, subject});
  if (entry == state_.open.end()) return;
  cleared_.push_back({GuardEvent::Phase::cleared, std::move(entry->second)});
  state_.open.erase(entry);
}

bool Findings::is_open(GuardKind kind, const std::string& subject) const {
  return state_.open.contains({kind, subject});
}

std::vector<GuardEvent> Findings::take() {
  auto events = std::move(cleared_);
  const auto tell = [&](GuardEvent::Phase phase, const std::vector<GuardState::Subject>& keys) {
    for (const auto& key : keys)
      if (const auto entry = state_.open.find(key); entry != state_.open.end())
        events.push_back({phase, entry->second});
  };
  tell(GuardEvent::Phase::raised, raised_);
  tell(GuardEvent::Phase::proposed, proposed_);
  return events;
}

std::vector<GuardEvent> observe(GuardState& state, const Observation& seen,
                                const GuardLimits& limits) {
  Findings findings(state, seen);
  const Watch watch{state, seen, limits, findings};
  watch_tokens(watch);
  watch_movement(watch);
  watch_shape(watch);
  watch_gases(watch);
  watch_points(watch);
  watch_clock(watch);
  return findings.take();
}

void accept_as_usual(GuardState& state, GuardKind kind, const std::string& subject) {
  if (kind == GuardKind::renumbered_points) state.points.clear();
  if (kind == GuardKind::swapped_gas) state.points.erase(subject);
  if (kind == GuardKind::clock_off) state.clock.clear();
  if (kind == GuardKind::points_do_not_move) state.movement.erase(subject);
  if (const auto aspect = state.aspects.find({kind, subject}); aspect != state.aspects.end()) {
    auto& memory = aspect->second;
    if (!memory.unusual.empty()) memory.usual.insert(memory.unusual);
    memory.unusual.clear();
    memory.unusual_accepted = memory.unusual_refused = memory.usual_in_a_row = 0;
  }
  state.open.erase({kind, subject});
}

}  // namespace headframe::core
