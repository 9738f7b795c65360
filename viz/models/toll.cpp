#include "viz/models/toll.hpp"

#include <algorithm>

namespace headframe::viz {
namespace {

using sim::record::Fault;
using sim::record::LedgerBin;
using sim::record::Outage;

constexpr Moment soon = std::chrono::minutes(1);

Moment clipped(Moment begin, Moment end, Range range) {
  return std::max(std::min(end, range.end) - std::max(begin, range.begin), Moment{});
}

bool within(Moment at, Range range) { return range.begin <= at && at < range.end; }

/// Overlaps count once; `outages` stand in the order of their beginnings.
Moment darkTimeOfMine(const sim::record::Place &mine, const std::vector<const Outage *> &outages,
                      Moment now, Range range) {
  Moment sum{}, reached = range.begin;
  for (const Outage *outage : outages) {
    const bool concerns = outage->subject == "platform" ||
                          (outage->subject == "mine" && outage->id == mine.id) ||
                          (outage->subject == "line" && outage->id == mine.line);
    if (!concerns) continue;
    const Moment end = outage->end.value_or(now);
    sum += clipped(std::max(outage->begin, reached), end, range);
    reached = std::max(reached, end);
  }
  return sum;
}

void addDarkness(Toll &toll, const Content &content, Range range) {
  std::vector<const Outage *> inside;
  for (const Outage &outage : content.outages)
    if (clipped(outage.begin, outage.end.value_or(content.run.simulated), range) > Moment{})
      inside.push_back(&outage);
  for (const auto &place : content.places) {
    if (place.kind != "mine" || place.state != "producing") continue;
    ++toll.mines;
    const Moment dark = darkTimeOfMine(place, inside, content.run.simulated, range);
    if (dark > Moment{}) ++toll.darkMines;
    toll.darkTime += dark;
  }
}

void addSamples(Toll &toll, const std::vector<LedgerBin> &bins, Range range) {
  for (const LedgerBin &bin : bins) {
    toll.binLength = std::max(toll.binLength.value_or(Moment{}), bin.length);
    if (!within(bin.begin, range)) continue;
    toll.produced += bin.produced;
    toll.lost += bin.lost;
    toll.late += bin.late;
    toll.misconverted += bin.misconverted;
  }
}

void addRepair(Toll &toll, const std::vector<Fault> &faults, Moment now, Range range) {
  for (const Fault &fault : faults) {
    const Moment end = fault.restored.value_or(now);
    if (within(fault.failed, range)) ++toll.faults;
    if (clipped(fault.failed, end, range) == Moment{}) continue;
    ++toll.underRepair;
    if (fault.repair_started) toll.repairWork += clipped(*fault.repair_started, end, range);
  }
}

}  // namespace

Toll tollOf(const Content &content, Range range) {
  Toll toll;
  addDarkness(toll, content, range);
  addSamples(toll, content.ledger, range);
  addRepair(toll, content.faults, content.run.simulated, range);
  for (const Alarm &alarm : content.alarms) {
    if (alarm.side != "true" || !within(alarm.begin, range)) continue;
    ++toll.alarms;
    if (!alarm.visible) ++toll.missed;
    else if (*alarm.visible - alarm.begin > soon) ++toll.lateAlarms;
  }
  return toll;
}

Moment darkTimeOf(const Content &content, Range range) {
  Toll toll;
  addDarkness(toll, content, range);
  return toll.darkTime;
}

}  // namespace headframe::viz
