// Where two runs first part: the interval from their checkpoints, the event from the events. Pure.
#pragma once

#include <optional>
#include <vector>

#include "platform/kpi/measure.hpp"
#include "sim/compare/canonical.hpp"
#include "sim/record/rows.hpp"

namespace headframe::sim::compare {

/// The runs agree in everything before `begin` and not in everything before `end`.
struct Interval {
  std::optional<record::Moment> begin;  // absent: they may differ from the first event on
  std::optional<record::Moment> end;    // absent: after the last checkpoint that both have
};

/// From the checkpoints that both have. Nothing when one side has none. Call it for runs whose digests
/// differ: with all checkpoints equal, the difference lies behind the last.
std::optional<Interval> first_interval(const std::vector<record::Checkpoint>& a,
                                       const std::vector<record::Checkpoint>& b);

/// How closely the parting is known.
enum class Closeness {
  event,        // both runs were made again: `a` and `b` are the first canonical events that differ
  table,        // `a` and `b` are the first rows of the tables `event` that differ
  interval,     // nothing closer than the interval
};

struct Divergence {
  std::optional<Interval> interval;
  Closeness closeness = Closeness::interval;
  std::optional<Canonical> a, b;  // absent: that run has no further event
  kpi::Text note;                 // why it is not known more closely; empty with `event`
};

/// From the tables `event`, which hold what happened to lines, machines and mines.
Divergence from_tables(const std::vector<record::Event>& a, const std::vector<record::Event>& b);

}  // namespace headframe::sim::compare
