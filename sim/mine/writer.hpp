// The files of the mine's own system, one writer for each dialect.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/mine/description.hpp"
#include "sim/mine/points.hpp"
#include "sim/mine/samples.hpp"
#include "sim/mine/text.hpp"

namespace headframe::sim::mine {

enum class FileKind {
  definitions, realtime, statistics, switch_changes, cumulative, exceptions,
  substation_definitions, substation_states,
  cards, areas, readers, positions, reader_states, overtime, overcrowding, distress, restricted,
};

struct File {
  FileKind kind = FileKind::realtime;
  std::string name;
  std::string bytes;
};

/// A substation's or reader's state: it answers or not, on mains or battery.
struct StationState {
  bool answers = true, mains = true;
};

struct Production {
  int shift = 0;                      // 0-based, the running one
  std::span<const double> per_shift;  // t
};

/// Pure: all times and values come in, bytes go out. What a dialect has no layout for yields nothing.
/// A writer keeps references to the table and the installation.
class SafetyWriter {
 public:
  virtual ~SafetyWriter() = default;

  virtual File definitions(rt::WallTime now) = 0;
  /// `samples` in the table's order, all of them or some.
  virtual File realtime(rt::WallTime now, std::span<const Sample> samples) = 0;
  virtual File statistics(rt::WallTime begin, rt::WallTime end, rt::WallTime now,
                          std::span<const Statistic> statistics) = 0;
  virtual File exceptions(rt::WallTime now, std::span<const Alarm> alarms) = 0;
  virtual std::optional<File> switch_changes(rt::WallTime now, std::span<const Sample> changes) = 0;
  virtual std::optional<File> cumulative(rt::WallTime now, const Production& production) = 0;
  virtual std::optional<File> substation_definitions(rt::WallTime now) = 0;
  virtual std::optional<File> substation_states(rt::WallTime now,
                                                std::span<const StationState> states) = 0;
  /// The sample as the realtime file will say it: dialects without empty values write 0 for a missing
  /// one, and an enumerated status keeps only the gravest state.
  virtual Sample as_written(Sample sample) const = 0;
  /// Whether realtime files of this dialect carry points of this kind.
  virtual bool carries(PointKind kind) const = 0;
};

std::unique_ptr<SafetyWriter> make_ga_writer(const PointTable&, const Installation&);
std::unique_ptr<SafetyWriter> make_gb_writer(const PointTable&, const Installation&);
std::unique_ptr<SafetyWriter> make_gc_writer(const PointTable&, const Installation&);
std::unique_ptr<SafetyWriter> make_writer(const PointTable&, const Installation&);

/// A status as files of the dialect can say it: the old enumeration names the gravest state only.
std::uint16_t status_said(Dialect dialect, std::uint16_t mask);

/// The framing of a dialect with the deviations applied.
Framing framing_of(Dialect dialect, const Deviations& deviations, Encoding encoding);

/// Identifier, type name and place of an alarm's point or substation.
struct AlarmPlace {
  std::string_view id, type_name, place, unit;
  int decimals = 0;
  bool has_values = false;  // analog points have values, limits and extremes
};
AlarmPlace place_of(const PointTable& table, const Alarm& alarm, std::string_view station_name);

}  // namespace headframe::sim::mine
