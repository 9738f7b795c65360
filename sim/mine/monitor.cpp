#include "sim/mine/monitor.hpp"

#include <algorithm>

namespace headframe::sim::mine {
namespace {

void add(Output& out, std::optional<File> file) {
  if (file) out.files.push_back({std::move(*file), {}});
}

rt::WallTime floor_to(rt::WallTime t, rt::Duration grid) {
  return rt::WallTime{t.since_epoch - t.since_epoch % grid};
}

}  // namespace

Monitor::Monitor(const MineDescription& mine, const Installation& installation,
                 Underground underground)
    : mine_(mine),
      installation_(installation),
      underground_(underground),
      table_(make_points(mine.code, mine.name, installation_, underground.mine.layout())),
      writer_(make_writer(table_, installation_)),
      alarms_(table_),
      statistics_(table_) {
  if (mine.personnel)
    personnel_ = std::make_unique<PersonnelWriter>(mine_, installation_, underground.mine.layout(),
                                                   underground.people.staff());
}

rt::Duration Monitor::period(Job job) const {
  const Cadences& c = installation_.cadences;
  switch (job) {
    case Job::poll: return c.realtime;
    case Job::statistics: return c.statistics;
    case Job::cumulative: return c.cumulative;
    case Job::open_exceptions: return c.open_exceptions;
    case Job::substations:
      return installation_.dialect == Dialect::gc ? c.substations : rt::Duration{};
    case Job::definitions: return c.definitions;
    case Job::positions: return personnel_ ? c.positions : rt::Duration{};
    case Job::reader_states: return personnel_ ? c.reader_states : rt::Duration{};
  }
  return {};
}

Output Monitor::run(Job job, const Now& now) {
  Output out;
  const rt::WallTime shown = now.shown;
  switch (job) {
    case Job::poll: poll(now, out); break;
    case Job::statistics: {
      const auto end = floor_to(shown, installation_.cadences.statistics);
      const auto begin = std::exchange(statistics_begin_, end);
      if (begin.since_epoch.count() == 0) break;  // the first interval was not watched whole
      add(out, writer_->statistics(begin, end, shown, statistics_.close()));
      break;
    }
    case Job::cumulative:
      add(out, writer_->cumulative(shown, {underground_.mine.shift(), underground_.mine.tonnes()}));
      break;
    case Job::open_exceptions:
      if (const auto open = alarms_.open(); !open.empty()) exceptions(open, shown, out);
      break;
    case Job::substations: add(out, writer_->substation_states(shown, station_states())); break;
    case Job::definitions: definitions(now, out); break;
    case Job::positions:
      underground_.people.advance(now.true_time);
      for (File& f : personnel_->snapshot(shown, underground_.people, shown - now.true_time))
        add(out, std::move(f));
      break;
    case Job::reader_states: add(out, personnel_->reader_states(shown)); break;
  }
  return out;
}

void Monitor::poll(const Now& now, Output& out) {
  underground_.mine.advance(now.true_time, underground_.weather);
  out.alarms = alarms_.poll(underground_.mine.readings(), now.shown, samples_);
  statistics_.add(samples_, now.shown);
  Output::Written realtime{writer_->realtime(now.shown, samples_), {}};
  realtime.samples.reserve(samples_.size());
  for (const Sample& s : samples_)
    if (writer_->carries(table_.rows[s.point].kind)) realtime.samples.push_back(writer_->as_written(s));
  out.files.push_back(std::move(realtime));
  note_switches(now, out);
  if (!out.alarms.empty()) exceptions(out.alarms, now.shown, out);
}

/// File names count in seconds: a second file of one second would take the first one's name.
void Monitor::exceptions(std::span<const Alarm> alarms, rt::WallTime shown, Output& out) {
  constexpr rt::Duration second = std::chrono::seconds(1);
  if (floor_to(shown, second) == floor_to(last_exceptions_, second)) shown = shown + second;
  last_exceptions_ = shown;
  add(out, writer_->exceptions(shown, alarms));
}

void Monitor::note_switches(const Now& now, Output& out) {
  std::vector<Sample> changes;
  std::size_t n = 0;
  switches_.resize(samples_.size());
  for (const Sample& s : samples_) {
    if (table_.rows[s.point].kind != PointKind::two_state) continue;
    Sample& before = switches_[n++];
    if (polled_ && s.has_value && (!before.has_value || before.value != s.value))
      changes.push_back(s);
    before = s;
  }
  polled_ = true;
  if (changes.empty()) return;
  if (auto file = writer_->switch_changes(now.shown, changes))
    out.files.push_back({std::move(*file), std::move(changes)});
}

void Monitor::definitions(const Now& now, Output& out) {
  add(out, writer_->definitions(now.shown));
  add(out, writer_->substation_definitions(now.shown));
  if (personnel_)
    for (File& f : personnel_->definitions(now.shown)) add(out, std::move(f));
}

std::vector<StationState> Monitor::station_states() const {
  std::vector<StationState> states(table_.substations.size());
  const auto readings = underground_.mine.readings();
  const auto& points = underground_.mine.layout().points;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    StationState& s = states[points[i].substation - 1U];
    if (readings[i].condition == plant::Condition::substation_silent) s.answers = false;
    if (readings[i].condition == plant::Condition::substation_no_power) s = {false, false};
  }
  return states;
}

}  // namespace headframe::sim::mine
