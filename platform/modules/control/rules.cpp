#include "platform/modules/control/rules.hpp"

#include <algorithm>
#include <array>

namespace headframe::control {
namespace {

constexpr std::array<std::string_view, 10> kind_names{
    "over-limit",        "cut-off",     "feed-abnormal", "sensor-broken", "substation-power-loss",
    "substation-silent", "calibration", "over-range",    "early-high",    "early-low",
};

constexpr std::array<std::string_view, 10> change_names{
    "raised",  "reactivated", "extended",    "returned",       "acknowledged",
    "shelved", "unshelved",   "shelf-ended", "out-of-service", "in-service",
};

/// Environment methane, high-low methane, laser methane, carbon monoxide.
constexpr std::array<std::string_view, 4> statutory_sensors{"0001", "0011", "0043", "0004"};

constexpr std::array levels{
    LevelRow{Kind::cut_off, "0001", 1},       LevelRow{Kind::cut_off, "0043", 1},
    LevelRow{Kind::feed_abnormal, "", 1},     LevelRow{Kind::over_limit, "0001", 2},
    LevelRow{Kind::over_limit, "0043", 2},    LevelRow{Kind::over_limit, "0004", 2},
    LevelRow{Kind::cut_off, "", 2},           LevelRow{Kind::over_limit, "", 3},
    LevelRow{Kind::substation_silent, "", 3}, LevelRow{Kind::substation_power_loss, "", 3},
    LevelRow{Kind::sensor_broken, "", 3},     LevelRow{Kind::over_range, "", 3},
    LevelRow{Kind::early_high, "", 4},        LevelRow{Kind::early_low, "", 4},
    LevelRow{Kind::calibration, "", 0},
};

Decision refused(Alarm alarm, std::string code) {
  return {std::move(alarm), {}, std::move(code)};
}

struct Decide {
  Alarm alarm;
  rt::WallTime now;

  Decision changed(Change change) { return {std::move(alarm), {change}, {}}; }

  Decision operator()(const Cleared& event) {
    if (!alarm.active) return {std::move(alarm), {}, {}};
    alarm.active = false;
    alarm.ended = std::max(event.at, alarm.began);
    return changed(Change::returned);
  }
  Decision operator()(const Acknowledge&) {
    if (alarm.acknowledged) return refused(std::move(alarm), "already-acknowledged");
    alarm.acknowledged = true;
    return changed(Change::acknowledged);
  }
  Decision operator()(const Shelve& event) {
    if (is_statutory(alarm.kind, alarm.sensor)) return refused(std::move(alarm), "statutory-alarm");
    if (!alarm.open()) return refused(std::move(alarm), "alarm-closed");
    if (event.until <= now) return refused(std::move(alarm), "end-in-the-past");
    alarm.shelved_until = event.until;
    return changed(Change::shelved);
  }
  Decision operator()(const Unshelve&) {
    if (!alarm.shelved_until) return refused(std::move(alarm), "not-shelved");
    alarm.shelved_until.reset();
    return changed(Change::unshelved);
  }
  Decision operator()(const ShelfEnds&) {
    if (!alarm.shelved_until || *alarm.shelved_until > now) return {std::move(alarm), {}, {}};
    alarm.shelved_until.reset();
    return changed(Change::shelf_ended);
  }
  Decision operator()(const TakeOut&) {
    if (alarm.out_of_service) return refused(std::move(alarm), "already-out-of-service");
    alarm.out_of_service = true;
    return changed(Change::out_of_service);
  }
  Decision operator()(const PutBack&) {
    if (!alarm.out_of_service) return refused(std::move(alarm), "in-service");
    alarm.out_of_service = false;
    return changed(Change::in_service);
  }
};

}  // namespace

std::string_view text_of(Kind kind) {
  return kind_names[static_cast<std::size_t>(kind) - 1];
}

std::optional<Kind> kind_from(std::string_view text) {
  const auto found = std::find(kind_names.begin(), kind_names.end(), text);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<Kind>(found - kind_names.begin() + 1);
}

std::string_view text_of(Change change) {
  return change_names[static_cast<std::size_t>(change)];
}

bool is_statutory(Kind kind, std::string_view sensor) {
  if (kind != Kind::over_limit && kind != Kind::cut_off) return false;
  return sensor.empty() || std::find(statutory_sensors.begin(), statutory_sensors.end(), sensor) !=
                               statutory_sensors.end();
}

std::span<const LevelRow> level_table() {
  return levels;
}

int level_of(Kind kind, std::string_view sensor) {
  const auto row = std::find_if(levels.begin(), levels.end(), [&](const LevelRow& r) {
    return r.kind == kind && (r.sensor.empty() || r.sensor == sensor);
  });
  return row->level;
}

std::string_view state_of(const Alarm& alarm) {
  if (alarm.active) return alarm.acknowledged ? "acknowledged" : "unacknowledged";
  return alarm.acknowledged ? "closed" : "returned";
}

Alarm begin_alarm(const Evidence& e) {
  Alarm alarm;
  alarm.mine = e.mine;
  alarm.point = e.point;
  alarm.sensor = e.sensor;
  alarm.kind = e.kind;
  alarm.level = level_of(e.kind, e.sensor);
  alarm.active = e.extent == Evidence::Extent::lasting;
  alarm.acknowledged = !is_alarm(e.kind);
  alarm.suppressed = e.calibrating && is_alarm(e.kind);
  alarm.began = e.begin;
  alarm.seen = e.seen;
  if (!alarm.active) alarm.ended = e.seen;
  alarm.maximum = e.value;
  alarm.limit = e.limit;
  alarm.cause = e.cause;
  alarm.measures = e.measures;
  alarm.file = e.file;
  return alarm;
}

bool belongs(const Alarm& alarm, const Evidence& evidence) {
  const bool not_after = !alarm.ended || evidence.begin - *alarm.ended <= same_event_gap;
  const bool not_before = evidence.extent == Evidence::Extent::lasting ||
                          alarm.began - evidence.seen <= same_event_gap;
  return not_after && not_before;
}

Decision take(Alarm alarm, const Evidence& e) {
  Decision decision{std::move(alarm), {}, {}};
  Alarm& next = decision.next;
  next.began = std::min(next.began, e.begin);
  if (e.value && (!next.maximum || *e.value > *next.maximum)) next.maximum = e.value;
  if (e.limit) next.limit = e.limit;
  if (!e.cause.empty()) next.cause = e.cause;
  if (!e.measures.empty()) next.measures = e.measures;
  using enum Evidence::Extent;
  if (next.active) {
    if (e.extent == ended && next.seen <= e.seen) {
      next.active = false;
      next.ended = e.seen;
      decision.changes.push_back(Change::returned);
    }
  } else if (e.seen > *next.ended) {
    if (e.extent == lasting) {
      next.active = true;
      next.ended.reset();
      next.acknowledged = !is_alarm(next.kind);
      next.suppressed = e.calibrating && is_alarm(next.kind);
      decision.changes.push_back(Change::reactivated);
    } else {
      next.ended = e.seen;
      decision.changes.push_back(Change::extended);
    }
  }
  next.seen = std::max(next.seen, e.seen);
  return decision;
}

Decision decide(Alarm alarm, const Event& event, rt::WallTime now) {
  return std::visit(Decide{std::move(alarm), now}, event);
}

std::vector<Kind> kinds_in(std::uint16_t status) {
  constexpr std::array<std::pair<std::uint16_t, Kind>, 7> table{{
      {wire::status_alarm, Kind::over_limit},
      {wire::status_cut_off, Kind::cut_off},
      {wire::status_calibration, Kind::calibration},
      {wire::status_over_range, Kind::over_range},
      {wire::status_substation_fault, Kind::substation_silent},
      {wire::status_sensor_fault, Kind::sensor_broken},
      {wire::status_feed_abnormal, Kind::feed_abnormal},
  }};
  std::vector<Kind> kinds;
  for (const auto& [bit, kind] : table)
    if (status & bit) kinds.push_back(kind);
  return kinds;
}

}  // namespace headframe::control
