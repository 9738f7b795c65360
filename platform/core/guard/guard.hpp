// Notices what no single file shows: files arrive and points do not move, names, shapes and clocks
// change. Pure rules over one mine's files in the order of their arrival; decides nothing, proposes.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/guard/finding.hpp"
#include "platform/wire/records.hpp"

namespace headframe::core {

/// The limits are ours: no source prescribes them. They are long enough that a single odd file or a
/// line that comes back with its backlog raises nothing.
struct GuardLimits {
  std::uint32_t empty_files = 3;       // in a row without a value
  std::uint32_t unmoved_files = 20;    // in a row with the same values
  std::uint32_t learning_files = 3;    // of a token, whose shapes are taken as usual
  std::uint32_t settled_files = 10;    // after which a new shape has become usual
  std::uint32_t proposal_files = 3;    // refused in a row: one odd file must not change a mine
  std::uint32_t forgotten_files = 50;  // without an unknown token, after which it is gone
  std::size_t clock_files = 9;         // that the median is taken over
  rt::Duration clock_limit = std::chrono::minutes{2};
  rt::Duration clock_spread = std::chrono::seconds{60};
  std::uint32_t out_of_range_samples = 3;  // in a row
  double match_score = 0.6;
  double match_lead = 0.1;             // over the second best
  std::size_t max_points = 2'000;      // beyond which renumbering is not searched for
};

/// One file as it came out of decoding.
struct Observation {
  std::string_view file;               // its name
  const wire::DecodedFile& decoded;
  rt::WallTime received_at;
  rt::Duration applied_offset{};       // the mapping's clock offset at that time
};

struct PointMemory {
  std::string name, area, unit;
  wire::SensorCode sensor;
  double range_high = 0;               // 0: not defined
  std::uint32_t out_of_range = 0;      // samples in a row
  bool suspect_values = false;         // the latest sample spoke of the other gas
};

struct MovementMemory {
  std::uint32_t empty_files = 0, unmoved_files = 0;
  std::uint64_t fingerprint = 0;
};

/// The usual values of one aspect of a token's files, and how often each unusual one came.
struct AspectMemory {
  std::set<std::string> usual;
  std::uint32_t accepted_files = 0;
  std::string unusual;
  std::uint32_t unusual_accepted = 0, unusual_refused = 0, usual_in_a_row = 0;
};

/// Everything remembered of one mine; a value that can be copied and thrown away.
struct GuardState {
  using Subject = std::pair<GuardKind, std::string>;
  std::map<Subject, GuardFinding> open;
  std::map<std::string, std::uint32_t> files_since_unknown;  // by unknown token
  std::map<std::string, MovementMemory> movement;            // by token
  std::map<Subject, AspectMemory> aspects;
  std::map<std::string, PointMemory> points;
  std::deque<rt::Duration> clock;                            // file's time minus arrival
};

/// Takes a file into account; returns what is new and what is gone.
std::vector<GuardEvent> observe(GuardState& state, const Observation& seen,
                                const GuardLimits& limits = {});

/// A person says that what the finding shows is right as it is: it becomes the usual.
void accept_as_usual(GuardState& state, GuardKind kind, const std::string& subject);

}  // namespace headframe::core
