#include <algorithm>

#include <fmt/format.h>

#include "platform/core/guard/similarity.hpp"
#include "platform/core/guard/watches.hpp"

namespace headframe::core {

namespace {

bool are_swapped(std::string_view before, std::string_view after) {
  return (is_methane(before) && is_carbon_monoxide(after)) ||
         (is_carbon_monoxide(before) && is_methane(after));
}

/// Methane is given in percent and carbon monoxide in ppm.
bool contradicts(std::string_view sensor, std::string_view unit) {
  const bool percent = unit.starts_with('%') || unit.starts_with("％");
  const bool ppm = unit.starts_with("ppm") || unit.starts_with("PPM");
  return (is_methane(sensor) && ppm) || (is_carbon_monoxide(sensor) && percent);
}

/// Exchanging the two codes as this dialect writes them (old 4 is methane, national 0001 is).
wire::Mapping exchanged(wire::Dialect dialect) {
  wire::Mapping change;
  if (dialect == wire::Dialect::ga) {
    change.sensor_codes = {{"1", "0001"}, {"4", "0004"}};
  } else {
    change.sensor_codes = {{"0001", "0004"}, {"0004", "0001"}};
  }
  return change;
}

void raise_swap(const Watch& watch, const std::string& point, const Findings::Words& words) {
  auto& finding = watch.findings.raise(GuardKind::swapped_gas, point, GuardSeverity::critical, words);
  finding.proposal = exchanged(watch.seen.decoded.dialect);
}

/// A definition whose type changed from one gas to the other, or whose unit is the other gas's.
void watch_definitions(const Watch& watch) {
  for (const auto& now : watch.seen.decoded.points) {
    const auto before = watch.state.points.find(now.point);
    const bool known = before != watch.state.points.end();
    if (known && are_swapped(before->second.sensor, now.sensor)) {
      raise_swap(watch, now.point, {"type " + before->second.sensor, "type " + now.sensor,
                                    now.unit, now.place.record});
    } else if (contradicts(now.sensor, now.unit)) {
      raise_swap(watch, now.point, {"unit that fits the type",
                                    fmt::format("type {} in {}", now.sensor, now.unit), now.unit,
                                    now.place.record});
    } else if (!known || !before->second.suspect_values) {
      watch.findings.clear(GuardKind::swapped_gas, now.point);
    }
  }
}

/// Whether the value lies far outside the range that the methane sensor was defined with, without a
/// status that would explain it.
bool is_out_of_range(const wire::Sample& sample, const PointMemory& point) {
  if (!is_methane(point.sensor) || point.range_high <= 0 || !sample.value) return false;
  constexpr auto explained = wire::status_over_range | wire::status_sensor_fault |
                             wire::status_calibration | wire::status_substation_fault;
  return *sample.value > 1.5 * point.range_high && (sample.status & explained) == 0;
}

/// What the values say against the definition; nothing when they agree.
std::optional<Findings::Words> objection(const Watch& watch, const wire::Sample& sample,
                                         const PointMemory& point) {
  const auto record = sample.place.record;
  if (are_swapped(point.sensor, sample.sensor)) {
    return Findings::Words{"type " + point.sensor, "type " + sample.sensor, sample.unit, record};
  }
  if (contradicts(point.sensor, sample.unit)) {
    return Findings::Words{"type " + point.sensor, "values in " + sample.unit, sample.unit, record};
  }
  if (point.out_of_range >= watch.limits.out_of_range_samples) {
    return Findings::Words{fmt::format("methane up to {}", point.range_high),
                           fmt::format("{} values in a row far above it", point.out_of_range),
                           fmt::format("{}", sample.value.value_or(0)), record};
  }
  return {};
}

void watch_sample(const Watch& watch, const wire::Sample& sample, PointMemory& point) {
  point.out_of_range = is_out_of_range(sample, point) ? point.out_of_range + 1 : 0;
  if (const auto words = objection(watch, sample, point)) {
    point.suspect_values = true;
    return raise_swap(watch, sample.point, *words);
  }
  if (std::exchange(point.suspect_values, false) && !contradicts(point.sensor, point.unit)) {
    watch.findings.clear(GuardKind::swapped_gas, sample.point);
  }
}

}  // namespace

/// Old type 1 is carbon monoxide and 4 methane; nationally 0001 is methane and 0004 carbon monoxide
/// (domain.md §1.5). A code turned into a number on the way exchanges the two.
void watch_gases(const Watch& watch) {
  const auto& file = watch.seen.decoded;
  if (!counts(file)) return;
  watch_definitions(watch);
  for (const auto& sample : file.samples) {
    const auto point = watch.state.points.find(sample.point);
    if (point != watch.state.points.end()) watch_sample(watch, sample, point->second);
  }
}

}  // namespace headframe::core
