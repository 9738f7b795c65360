#include "sim/trace/answer.hpp"

#include <algorithm>

namespace headframe::sim::trace {
namespace {

std::string line_of(const std::vector<record::Place>& places, const std::string& mine) {
  const auto place = std::ranges::find(places, mine, &record::Place::id);
  return place == places.end() ? std::string() : place->line;
}

/// How long after an outage its backlog is still taken for a reason.
constexpr record::Moment backlog_limit = std::chrono::hours(1);

/// The last outage on the way that was over before `at`, but not long before.
std::vector<record::Outage> before(const std::vector<record::Outage>& on_the_way,
                                   record::Moment at) {
  const record::Outage* last = nullptr;
  for (const record::Outage& outage : on_the_way)
    if (outage.end && *outage.end <= at && (last == nullptr || *outage.end > *last->end))
      last = &outage;
  return last == nullptr ? std::vector<record::Outage>{} : std::vector{*last};
}

}  // namespace

OnRecord on_record(const Chronicle& chronicle, const std::vector<record::Example>& examples,
                   const std::string& mine, const std::string& point, Window under_way) {
  OnRecord known;
  for (const record::Example& example : examples)
    if (example.mine == mine && example.point == point && example.at == under_way.begin)
      known.example = example;
  for (const record::LedgerBin& bin : chronicle.ledger)
    if (bin.mine == mine && bin.begin <= under_way.begin &&
        under_way.begin < bin.begin + bin.length)
      known.interval = bin;
  const std::string line = line_of(chronicle.places, mine);
  known.reasons = in_the_way(chronicle.outages, mine, line, under_way);
  if (known.reasons.empty()) {
    const Window until_then{under_way.begin - backlog_limit, under_way.begin};
    known.reasons =
        before(in_the_way(chronicle.outages, mine, line, until_then), under_way.begin);
    known.backlog = !known.reasons.empty();
  }
  return known;
}

AlarmSides sides_of(const std::vector<record::Alarm>& alarms, std::size_t index) {
  const record::Alarm& asked = alarms.at(index);
  const bool is_true = asked.side == "true";
  AlarmSides sides;
  (is_true ? sides.truth : sides.platform) = asked;
  for (const record::Alarm& other : alarms) {
    const bool pair = other.side != asked.side && other.mine == asked.mine &&
                      other.point == asked.point && asked.visible && other.visible == asked.visible;
    if (pair) (is_true ? sides.platform : sides.truth) = other;
  }
  return sides;
}

}  // namespace headframe::sim::trace
