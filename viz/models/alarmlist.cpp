#include "viz/models/alarmlist.hpp"

#include <algorithm>

namespace headframe::viz {
namespace {

bool lastsIn(const Alarm &alarm, Range range) {
  return alarm.begin < range.end && (!alarm.end || *alarm.end >= range.begin);
}

bool lastsAt(const Alarm &alarm, Moment at) {
  return alarm.begin <= at && (!alarm.end || *alarm.end > at);
}

}  // namespace

AlarmState stateOf(const Alarm &alarm) {
  if (alarm.state == "unacknowledged") return AlarmState::unacknowledged;
  if (alarm.state == "acknowledged") return AlarmState::acknowledged;
  if (alarm.state == "returned") return AlarmState::returned;
  if (alarm.state == "closed") return AlarmState::closed;
  return alarm.end ? AlarmState::closed : AlarmState::lasts;
}

std::vector<std::uint32_t> passing(const std::vector<Alarm> &alarms, const SearchTexts &texts,
                                   const AlarmFilter &filter) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < alarms.size(); ++i) {
    const Alarm &alarm = alarms[i];
    if (!lastsIn(alarm, filter.range)) continue;
    if (filter.open && !lastsAt(alarm, *filter.open)) continue;
    if (filter.level && alarm.level != *filter.level) continue;
    if (!filter.side.empty() && alarm.side != filter.side) continue;
    if (filter.state && stateOf(alarm) != *filter.state) continue;
    if (!filter.text.isEmpty() && !texts[i].contains(filter.text, Qt::CaseInsensitive)) continue;
    found.push_back(i);
  }
  return found;
}

std::vector<AlarmBin> binsOf(const std::vector<Alarm> &alarms, Range range, std::size_t most) {
  const Moment length = range.end - range.begin;
  if (length <= Moment{} || most == 0) return {};
  const auto room = static_cast<std::int64_t>(most) * binLength.count();
  const Moment width = binLength * std::max<std::int64_t>(1, (length.count() + room - 1) / room);
  auto first = range.begin / width;
  if (first * width > range.begin) --first;
  std::vector<AlarmBin> bins;
  for (Moment begin = first * width; begin < range.end; begin += width)
    bins.push_back({{begin, begin + width}, 0, 0, {}});
  Moment tenMinutes = Moment::min();  // those that are being counted; alarms stand by their beginnings
  int inThem = 0;
  for (const Alarm &alarm : alarms) {
    if (alarm.side != "platform" || alarm.begin < range.begin || alarm.begin >= range.end) continue;
    AlarmBin &bin = bins[static_cast<std::size_t>((alarm.begin - first * width) / width)];
    ++bin.total;
    const Moment its = alarm.begin / binLength * binLength;
    inThem = its == tenMinutes ? inThem + 1 : 1;
    tenMinutes = its;
    bin.most = std::max(bin.most, inThem);
    ++bin.byLevel[alarm.level >= 1 && alarm.level <= 3 ? alarm.level : 0];
  }
  return bins;
}

bool Horn::hear(const std::vector<Alarm> &alarms) {
  constexpr int gravest = 2;
  bool waiting = false;
  for (const Alarm &alarm : alarms) {
    const bool counts = alarm.side == "platform" && alarm.level >= 1 && alarm.level <= gravest;
    if (!counts) continue;
    const bool waits = stateOf(alarm) == AlarmState::unacknowledged;
    bool &before = known_[alarm.number];
    // What waited already when the console was opened is seen on the list; it does not sound.
    if (waits && !before && started_) sounding_ = true;
    before = waits;
    waiting = waiting || waits;
  }
  started_ = true;
  if (!waiting) sounding_ = false;
  return sounding_;
}

}  // namespace headframe::viz
