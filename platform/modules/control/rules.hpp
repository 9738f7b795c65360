// The life of an alarm, after ISA-18.2. Pure: state and event in, new state and changes out.
//
// An alarm is active while its condition lasts, and open until it has both returned to normal and
// been acknowledged, in either order. Shelved, out of service and suppressed are laid over that:
// they hide an alarm from the duty officer's list and never change whether it is active.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/rt/time.hpp"
#include "platform/wire/records.hpp"

namespace headframe::control {

using Kind = wire::ExceptionType;
std::string_view text_of(Kind kind);  // "over-limit" …
std::optional<Kind> kind_from(std::string_view text);

/// Calibration is work, not an alarm: it is recorded, and nobody has to acknowledge it.
constexpr bool is_alarm(Kind kind) {
  return kind != Kind::calibration;
}

/// Methane and carbon monoxide over limit, and the cut-offs that follow: no rule and no person may
/// put them aside. A point whose sensor nobody has told counts as one of them.
bool is_statutory(Kind kind, std::string_view sensor);

/// Grades, 1 the gravest; 0 for what is no alarm. The first row that fits counts; an empty sensor
/// fits all.
struct LevelRow {
  Kind kind;
  std::string_view sensor;
  int level;
};
std::span<const LevelRow> level_table();
int level_of(Kind kind, std::string_view sensor);

/// Two over-limits of one point further apart than this are two (domain.md §5.2, Maozhai mine).
constexpr rt::Duration same_event_gap = std::chrono::minutes(10);

struct Alarm {
  std::int64_t id = 0;  // 0: not in the tables yet
  std::string mine, point, sensor;
  Kind kind = Kind::over_limit;
  int level = 0;
  bool active = true;
  bool acknowledged = false;
  bool suppressed = false;  // by design: the point is being calibrated
  rt::WallTime began;
  std::optional<rt::WallTime> ended;  // of the condition
  rt::WallTime seen;                  // newest evidence that it lasts
  std::optional<double> maximum, limit;
  std::optional<rt::WallTime> shelved_until;
  bool out_of_service = false;
  std::string cause, measures;  // as the mine wrote them
  std::int64_t file = 0;        // that it was first seen in

  bool open() const { return active || !acknowledged; }
};
/// "unacknowledged", "acknowledged", "returned" or "closed"
std::string_view state_of(const Alarm& alarm);

/// One look at a condition. `past` comes from history that newer news has overtaken: it proves that
/// the condition lasted from begin to seen, and says nothing of what came after, so it never ends an
/// alarm and never makes one active.
struct Evidence {
  enum class Extent { lasting, ended, past };

  std::string mine, point, sensor;
  Kind kind = Kind::over_limit;
  Extent extent = Extent::lasting;
  rt::WallTime begin;
  rt::WallTime seen;  // the last instant at which it is known to last; of `ended`: its end
  std::optional<double> value, limit;
  bool calibrating = false;
  std::string cause, measures;
  std::int64_t file = 0;
};

struct Acknowledge {};
struct Shelve {
  rt::WallTime until;
};
struct Unshelve {};
struct ShelfEnds {};
struct TakeOut {};
struct PutBack {};
struct Cleared {
  rt::WallTime at;
};
using Event = std::variant<Cleared, Acknowledge, Shelve, Unshelve, ShelfEnds, TakeOut, PutBack>;

enum class Change {
  raised,
  reactivated,
  extended,
  returned,
  acknowledged,
  shelved,
  unshelved,
  shelf_ended,
  out_of_service,
  in_service,
};
std::string_view text_of(Change change);  // "raised" …

struct Decision {
  Alarm next;
  std::vector<Change> changes;  // empty: nothing worth telling, next may still differ
  std::string refusal;          // stable code; not empty: next is what it was
};

Alarm begin_alarm(const Evidence& evidence);
/// Whether the evidence belongs to this alarm rather than to a new one.
bool belongs(const Alarm& alarm, const Evidence& evidence);
/// Evidence that belongs. The same evidence twice changes nothing the second time.
Decision take(Alarm alarm, const Evidence& evidence);
Decision decide(Alarm alarm, const Event& event, rt::WallTime now);

/// The kinds that a point's status shows. While calibrating, alarm and cut-off show as suppressed.
std::vector<Kind> kinds_in(std::uint16_t status);

}  // namespace headframe::control
