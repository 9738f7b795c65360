#include "sim/trace/minute.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "sim/trace/reason.hpp"

namespace headframe::sim::trace {
namespace {

constexpr record::Moment length = std::chrono::minutes(1);

bool touches(record::Moment begin, std::optional<record::Moment> end, Window window) {
  return begin < window.end && end.value_or(record::Moment::max()) > window.begin;
}

/// A mine that uploads has a line or samples; run.db has no other mark for it.
std::set<std::string> uploading(const Chronicle& chronicle) {
  std::set<std::string> mines;
  for (const record::LedgerBin& bin : chronicle.ledger) mines.insert(bin.mine);
  return mines;
}

std::vector<std::string> dark_by(const record::Outage& outage, const Chronicle& chronicle,
                                 const std::set<std::string>& mines) {
  if (outage.subject == "platform") return {mines.begin(), mines.end()};
  if (outage.subject == "mine") return {outage.id};
  std::vector<std::string> dark;
  if (outage.subject != "line") return dark;
  for (const record::Place& place : chronicle.places)
    if (place.line == outage.id && mines.contains(place.id)) dark.push_back(place.id);
  return dark;
}

/// The platform first, then lines, then mines; within each by begin.
auto rank(const Down& down) {
  const record::Outage& outage = down.outage;
  const int subject = outage.subject == "platform" ? 0 : outage.subject == "line" ? 1 : 2;
  return std::tuple(subject, outage.begin, outage.id, outage.cause);
}

/// Near the minute, or at the very instant at which an outage of the minute began or ended.
bool belongs(const record::Event& event, Window minute, const std::vector<Down>& down) {
  if (event.at >= minute.begin - lead && event.at < minute.end + lead) return true;
  return std::ranges::any_of(down, [&](const Down& d) {
    return event.at == d.outage.begin || event.at == d.outage.end;
  });
}

record::LedgerBin samples_of(const Chronicle& chronicle, record::Moment minute) {
  record::LedgerBin sum;
  for (const record::LedgerBin& bin : chronicle.ledger) {
    if (minute < bin.begin || minute >= bin.begin + bin.length) continue;
    sum.begin = bin.begin;
    sum.length = bin.length;
    add_counts(sum, bin);
  }
  return sum;
}

}  // namespace

Minute look_at(const Chronicle& chronicle, record::Moment begin) {
  const Window window{begin, begin + length};
  const std::set<std::string> mines = uploading(chronicle);
  Minute minute;
  minute.begin = begin;
  minute.mines = mines.size();
  std::set<std::string> dark;
  for (const record::Outage& outage : chronicle.outages) {
    if (!touches(outage.begin, outage.end, window)) continue;
    minute.down.push_back({outage, dark_by(outage, chronicle, mines)});
    dark.insert(minute.down.back().dark.begin(), minute.down.back().dark.end());
  }
  std::ranges::sort(minute.down, {}, rank);
  minute.dark.assign(dark.begin(), dark.end());
  for (const record::Event& event : chronicle.events)
    if (belongs(event, window, minute.down)) minute.events.push_back(event);
  minute.samples = samples_of(chronicle, begin);
  for (const record::Alarm& alarm : chronicle.alarms)
    if (alarm.side == "true" && touches(alarm.begin, alarm.end, window))
      minute.alarms.push_back(alarm);
  return minute;
}

}  // namespace headframe::sim::trace
