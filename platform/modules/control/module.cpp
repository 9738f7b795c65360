#include "platform/modules/control/module.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace headframe::control {

Module::Module(core::House& house, const core::PointDirectory& points)
    : house_(house), points_(points), active_(tables::load) {
  house.bus.subscribe<core::FileDecoded>(
      [this](store::Connection& c, const core::FileDecoded& f) { take(c, f); });
  house.bus.subscribe<core::OverLimitUntold>(
      [this](store::Connection& c, const core::OverLimitUntold& e) { take_untold(c, e); });
}

std::vector<store::Migration> Module::migrations() const {
  return {{"control", 1, std::string(tables::ddl)}};
}

std::vector<core::Right> Module::rights() const {
  return {{"alarms.read", "查看报警", "see alarms"},
          {"alarms.acknowledge", "确认报警", "acknowledge alarms"},
          {"alarms.shelve", "搁置报警", "shelve alarms and take them out of service"}};
}

std::vector<core::Duty> Module::duties() {
  const auto end_shelves = [this](store::Connection& connection, rt::WallTime now) {
    for (const std::int64_t id : tables::shelves_ending(connection, now))
      perform(connection, decide(tables::find(connection, id).value(), ShelfEnds{}, now),
              "platform", "", now);
  };
  return {{{"control.shelves", 0}, std::chrono::minutes(1), end_shelves}};
}

void Module::take(store::Connection& connection, const core::FileDecoded& file) {
  take_samples(connection, file);
  take_changes(connection, file);
  take_records(connection, file);
  take_stations(connection, file);
}

// The usual file shows nothing and nothing is active: it costs one look at each status.
void Module::take_samples(store::Connection& connection, const core::FileDecoded& file) {
  const auto& samples = file.content.samples;
  const auto& all = active_.of(connection);
  const auto found = all.find(file.mine);
  const bool calm = (found == all.end() || found->second.empty()) &&
                    std::all_of(samples.begin(), samples.end(),
                                [](const wire::Sample& s) { return s.status == 0; });
  if (calm) return;
  for (const wire::Sample& s : samples)
    take_status(connection, file, s.point, s.status, s.value, s.time);
  take_silence(connection, file);
}

void Module::take_silence(store::Connection& connection, const core::FileDecoded& file) {
  const auto& active = active_.of(connection)[std::string(file.mine)];
  const bool shown = std::any_of(
      file.content.samples.begin(), file.content.samples.end(),
      [](const wire::Sample& s) { return (s.status & wire::status_substation_fault) != 0; });
  const bool known = std::any_of(active.begin(), active.end(), [](const auto& a) {
    return a.first.second == Kind::substation_silent;
  });
  if (!shown && !known) return;
  std::map<std::string, std::pair<bool, rt::WallTime>> stations;
  for (const wire::Sample& s : file.content.samples) {
    const auto facts = points_.find(connection, file.mine, s.point);
    const bool named = facts && !facts->substation.empty();
    auto& [silent, time] = stations[named ? facts->substation : s.point];
    silent |= (s.status & wire::status_substation_fault) != 0;
    time = std::max(time, s.time);
  }
  for (const auto& [station, seen] : stations) {
    const auto& [silent, time] = seen;
    if (silent)
      take_evidence(connection, instant(file, station, Kind::substation_silent, time), file.now);
    else if (!file.stale)
      clear(connection, file.mine, station, Kind::substation_silent, time, file.now);
  }
}

void Module::take_changes(store::Connection& connection, const core::FileDecoded& file) {
  for (const wire::SwitchChange& c : file.content.changes)
    take_status(connection, file, c.point, c.status, c.value, c.time);
}

Evidence Module::instant(const core::FileDecoded& file, const std::string& subject, Kind kind,
                         rt::WallTime time) {
  Evidence evidence;
  evidence.mine = file.mine;
  evidence.point = subject;
  evidence.kind = kind;
  evidence.begin = evidence.seen = time;
  evidence.file = file.file;
  if (file.stale) evidence.extent = Evidence::Extent::past;
  return evidence;
}

// An old file may still hold the newest word on a point: then it is no history.
bool Module::is_past(store::Connection& connection, const core::FileDecoded& file,
                     std::string_view point, rt::WallTime time) const {
  if (!file.stale) return false;
  const auto newest = points_.newest(connection, file.mine);
  const auto known = newest.find(point);
  return known != newest.end() && known->second > time;
}

void Module::take_status(store::Connection& connection, const core::FileDecoded& file,
                         const std::string& point, std::uint16_t status,
                         std::optional<double> value, rt::WallTime time) {
  constexpr std::array of_points{Kind::over_limit, Kind::cut_off,       Kind::calibration,
                                 Kind::over_range, Kind::sensor_broken, Kind::feed_abnormal};
  const std::vector<Kind> kinds = kinds_in(status);
  for (const Kind kind : of_points) {
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
      if (!file.stale) clear(connection, file.mine, point, kind, time, file.now);
      continue;
    }
    Evidence evidence = instant(file, point, kind, time);
    if (!is_past(connection, file, point, time)) evidence.extent = Evidence::Extent::lasting;
    if (kind == Kind::over_limit || kind == Kind::cut_off || kind == Kind::over_range)
      evidence.value = value;
    evidence.calibrating = (status & wire::status_calibration) != 0;
    take_evidence(connection, std::move(evidence), file.now);
  }
}

void Module::take_records(store::Connection& connection, const core::FileDecoded& file) {
  for (const wire::ExceptionRecord& r : file.content.exceptions) {
    Evidence evidence = instant(file, r.point, r.type, r.begin);
    evidence.seen = r.end.value_or(std::max(r.begin, file.content.header.data_time));
    if (r.end) evidence.extent = Evidence::Extent::ended;
    evidence.value = r.maximum ? r.maximum : r.value;
    evidence.limit = r.limit;
    evidence.cause = r.cause;
    evidence.measures = r.measures;
    take_evidence(connection, std::move(evidence), file.now);
  }
}

// The centre judges values by itself: a mine whose file says that all is well may be mistaken.
void Module::take_untold(store::Connection& connection, const core::OverLimitUntold& event) {
  Evidence evidence;
  evidence.mine = event.mine;
  evidence.point = event.point;
  evidence.extent = event.past ? Evidence::Extent::past : Evidence::Extent::lasting;
  evidence.begin = evidence.seen = event.time;
  evidence.value = event.value;
  evidence.limit = event.limit;
  evidence.file = event.file;
  take_evidence(connection, std::move(evidence), event.now, "judged by the value alone");
}

void Module::take_stations(store::Connection& connection, const core::FileDecoded& file) {
  if (file.content.kind != wire::FileKind::substation_states) return;
  using Link = wire::StationState::Link;
  using Power = wire::StationState::Power;
  for (const wire::StationState& s : file.content.stations) {
    const std::pair<Kind, bool> faults[]{
        {Kind::substation_silent, s.link == Link::interrupted || s.link == Link::fault},
        {Kind::substation_power_loss, s.power == Power::fault}};
    for (const auto& [kind, shown] : faults) {
      if (shown)
        take_evidence(connection, instant(file, s.station, kind, s.time), file.now);
      else if (!file.stale)
        clear(connection, file.mine, s.station, kind, s.time, file.now);
    }
  }
}

void Module::add_sensor(store::Connection& connection, Evidence& evidence) const {
  const auto facts = points_.find(connection, evidence.mine, evidence.point);
  if (!facts) return;
  evidence.sensor = facts->sensor;
  if (!evidence.limit) evidence.limit = facts->alarm_high;
}

void Module::take_evidence(store::Connection& connection, Evidence evidence, rt::WallTime now,
                           const std::string& reason) {
  const bool lasting = evidence.extent == Evidence::Extent::lasting;
  const rt::WallTime from = evidence.begin - same_event_gap;
  const rt::WallTime to = (lasting ? std::max(now, evidence.seen) : evidence.seen) + same_event_gap;
  for (Alarm& alarm :
       tables::near(connection, evidence.mine, evidence.point, evidence.kind, from, to))
    if (belongs(alarm, evidence))
      return perform(connection, control::take(std::move(alarm), evidence), "platform", reason, now);
  add_sensor(connection, evidence);
  perform(connection, {begin_alarm(evidence), {Change::raised}, {}}, "platform", reason, now);
}

void Module::clear(store::Connection& connection, std::string_view mine, const std::string& point,
                   Kind kind, rt::WallTime at, rt::WallTime now) {
  const auto& all = active_.of(connection);
  const auto found = all.find(mine);
  if (found == all.end()) return;
  const auto active = found->second.find({point, kind});
  if (active == found->second.end()) return;
  Alarm alarm = tables::find(connection, active->second).value();
  if (alarm.seen < at)
    perform(connection, decide(std::move(alarm), Cleared{at}, now), "platform", "", now);
}

void Module::perform(store::Connection& connection, Decision decision, const std::string& who,
                     const std::string& reason, rt::WallTime now) {
  Alarm& alarm = decision.next;
  tables::keep(connection, alarm);
  auto& active = active_.of(connection)[alarm.mine];
  const std::pair key{alarm.point, alarm.kind};
  if (alarm.active)
    active[key] = alarm.id;
  else if (const auto found = active.find(key); found != active.end() && found->second == alarm.id)
    active.erase(found);
  for (const Change change : decision.changes) {
    tables::remark(connection, alarm.id, {now, who, change, reason});
    if (!alarm.suppressed) house_.announce(connection, live_event(alarm, change, now));
    house_.bus.publish(
        connection,
        core::AlarmChanged{alarm.id, alarm.mine, alarm.point, std::string(text_of(alarm.kind)),
                           std::string(state_of(alarm)), alarm.level, now});
  }
}

}  // namespace headframe::control
