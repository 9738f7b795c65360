#include <fmt/format.h>

#include "platform/core/guard/similarity.hpp"
#include "platform/core/guard/watches.hpp"

namespace headframe::core {

namespace {

using Points = std::map<std::string, PointMemory>;

Points defined_in(const wire::DecodedFile& file) {
  Points points;
  for (const auto& p : file.points) {
    points[p.point] = {p.name, p.area, p.unit, p.sensor, p.range_high.value_or(0), 0, false};
  }
  return points;
}

Points without(const Points& all, const Points& others) {
  Points rest;
  for (const auto& [name, point] : all) {
    if (!others.contains(name)) rest.emplace(name, point);
  }
  return rest;
}

const wire::PointDefinition* find_definition(const wire::DecodedFile& file,
                                             const std::string& point) {
  for (const auto& definition : file.points) {
    if (definition.point == point) return &definition;
  }
  return nullptr;
}

void raise_renumbered(const Watch& watch, std::vector<PointMatch> matches, std::size_t gone) {
  const auto& first = matches.front();
  const auto* example = find_definition(watch.seen.decoded, first.new_point);
  auto& finding = watch.findings.raise(
      GuardKind::renumbered_points, "", GuardSeverity::critical,
      {fmt::format("{} points, such as {}", gone, first.old_point),
       fmt::format("{} of them under new identifiers, such as {}", matches.size(),
                   first.new_point),
       example ? example->area : std::string{}, example ? example->place.record : 0});
  auto& mapping = finding.proposal.emplace();
  for (const auto& match : matches) mapping.points[match.new_point] = match.old_point;
  finding.evidence.matches = std::move(matches);
}

}  // namespace

/// A definition file lists a mine's points whole. Points that went and points that came in their
/// places are the same ones under new identifiers; until a person has decided, the old ones stay
/// remembered.
void watch_points(const Watch& watch) {
  const auto& file = watch.seen.decoded;
  if (file.kind != wire::FileKind::point_definitions || !counts(file) || file.points.empty()) {
    return;
  }
  auto now = defined_in(file);
  auto& known = watch.state.points;
  const auto gone = without(known, now), come = without(now, known);
  const bool searched = gone.size() <= watch.limits.max_points &&
                        come.size() <= watch.limits.max_points;
  if (!gone.empty() && !come.empty() && searched) {
    auto matches = match_points(gone, come, watch.limits);
    if (!matches.empty()) return raise_renumbered(watch, std::move(matches), gone.size());
  }
  watch.findings.clear(GuardKind::renumbered_points, "");
  for (auto& [name, point] : now) {
    const bool disputed = watch.findings.is_open(GuardKind::swapped_gas, name);
    if (!disputed || !known.contains(name)) known[name] = std::move(point);
  }
}

}  // namespace headframe::core
