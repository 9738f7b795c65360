#include "sim/compare/divergence.hpp"

#include <map>

namespace headframe::sim::compare {
namespace {

std::vector<Canonical> rows_of(const std::vector<record::Event>& events) {
  std::vector<Canonical> rows;
  for (const record::Event& event : events)
    rows.push_back({event.at, event.node, event.kind, event.subject});
  return rows;
}

std::optional<Canonical> at(const std::vector<Canonical>& rows, std::size_t index) {
  return index < rows.size() ? std::optional(rows[index]) : std::nullopt;
}

}  // namespace

std::optional<Interval> first_interval(const std::vector<record::Checkpoint>& a,
                                       const std::vector<record::Checkpoint>& b) {
  if (a.empty() || b.empty()) return std::nullopt;
  std::map<record::Moment, const record::Checkpoint*> of_b;
  for (const record::Checkpoint& checkpoint : b) of_b[checkpoint.end] = &checkpoint;
  Interval interval;
  for (const record::Checkpoint& checkpoint : a) {
    const auto other = of_b.find(checkpoint.end);
    if (other == of_b.end()) continue;
    if (checkpoint.digest != other->second->digest) {
      interval.end = checkpoint.end;
      return interval;
    }
    interval.begin = checkpoint.end;
  }
  return interval;
}

Divergence from_tables(const std::vector<record::Event>& a, const std::vector<record::Event>& b) {
  const std::vector<Canonical> rows_a = rows_of(a), rows_b = rows_of(b);
  Divergence found;
  const auto index = first_difference(rows_a, rows_b);
  if (!index) return found;
  found.closeness = Closeness::table;
  found.a = at(rows_a, *index);
  found.b = at(rows_b, *index);
  return found;
}

}  // namespace headframe::sim::compare
