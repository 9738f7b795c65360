#include <algorithm>

#include <fmt/format.h>

#include "platform/core/guard/watches.hpp"

namespace headframe::core {

namespace {

/// Analog types of the national table are 0001 … 0053 (domain.md §1.4.4).
bool is_analog(const wire::SensorCode& sensor) { return sensor.starts_with('0'); }

/// An analog point of an old file that reports 3, feed abnormality; null when there is none.
const wire::Sample* feed_of_analog_point(const Watch& watch) {
  if (watch.seen.decoded.dialect != wire::Dialect::ga) return nullptr;
  for (const wire::Sample& sample : watch.seen.decoded.samples) {
    if ((sample.status & wire::status_feed_abnormal) == 0) continue;
    const auto point = watch.state.points.find(sample.point);
    if (point != watch.state.points.end() && is_analog(point->second.sensor)) return &sample;
  }
  return nullptr;
}

/// As a sum of bits 3 is alarm and cut-off.
wire::Mapping three_as_a_sum() {
  wire::Mapping change;
  change.status_codes[3] = wire::status_alarm | wire::status_cut_off;
  return change;
}

/// National codes in an old file, each for itself: whoever approves says that they are national.
wire::Mapping national_types(const wire::DecodedFile& file) {
  wire::Mapping change;
  for (const wire::Rejection& r : file.rejections)
    if (r.rule == "ambiguous-sensor-type") change.sensor_codes[r.found] = r.found;
  return change;
}

/// What of a file speaks against its dialect's table, and what would cure it.
struct Sign {
  Findings::Words words;
  std::optional<wire::Mapping> proposal;
};

const wire::Rejection* rejection_by(const wire::DecodedFile& file, std::string_view rule) {
  const auto found = std::ranges::find(file.rejections, rule, &wire::Rejection::rule);
  return found == file.rejections.end() ? nullptr : &*found;
}

std::optional<Sign> status_sign(const Watch& watch) {
  const auto& file = watch.seen.decoded;
  constexpr auto before = "status codes of the dialect's table";
  const auto sum = std::ranges::find(file.deviations, "status-bit-sum", &wire::Deviation::key);
  if (sum != file.deviations.end())
    return Sign{{before, "sums of status bits", "", 0}, three_as_a_sum()};
  if (const auto* unknown = rejection_by(file, "unknown-status"))
    return Sign{{before, "codes that it does not have", unknown->found, unknown->place.record}, {}};
  if (const wire::Sample* sample = feed_of_analog_point(watch))
    return Sign{{"feed abnormality at feed sensors only", "3 at an analog point",
                 fmt::format("{} at {}", sample->value.value_or(0), sample->point),
                 sample->place.record},
                three_as_a_sum()};
  return {};
}

std::optional<Sign> type_sign(const Watch& watch) {
  const auto& file = watch.seen.decoded;
  constexpr auto before = "sensor types of the dialect's table";
  if (const auto* national = rejection_by(file, "ambiguous-sensor-type"))
    return Sign{{before, "types of four digits", national->found, national->place.record},
                national_types(file)};
  if (const auto* unknown = rejection_by(file, "unknown-sensor-type"))
    return Sign{{before, "codes that it does not have", unknown->found, unknown->place.record}, {}};
  return {};
}

void watch_table(const Watch& watch, GuardKind kind, const std::optional<Sign>& sign) {
  CodeMemory& memory = watch.state.codes[kind];
  if (!sign) {
    if (++memory.files_without >= watch.limits.forgotten_files) watch.findings.clear(kind, "");
    return;
  }
  memory.files_without = 0;
  if (memory.accepted) return;
  watch.findings.raise(kind, "", GuardSeverity::critical, sign->words).proposal = sign->proposal;
}

}  // namespace

/// Old systems enumerate states, national ones sum bits, and one old vendor has an enumeration of its
/// own (domain.md §1.2). 3 is feed abnormality in one and alarm with cut-off in another, so a system
/// that changed its codes reports the gravest state as a harmless one. Sensor types changed from one
/// or two digits to four, with other meanings (§1.5).
void watch_codes(const Watch& watch) {
  const auto kind = watch.seen.decoded.kind;
  if (kind == wire::FileKind::realtime)
    watch_table(watch, GuardKind::status_codes, status_sign(watch));
  if (kind == wire::FileKind::point_definitions)
    watch_table(watch, GuardKind::type_codes, type_sign(watch));
}

}  // namespace headframe::core
