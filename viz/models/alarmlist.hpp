// Alarms as an operator wants them: filtered, sorted, counted in bins. Pure.
#pragma once

#include <QString>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

/// What an alarm is to its operators, most urgent first (ISA-18.2). A recorded alarm has no operators: it
/// lasts or has ended.
enum class AlarmState { unacknowledged, acknowledged, returned, lasts, closed };

AlarmState stateOf(const Alarm &alarm);

struct AlarmFilter {
  QString text;                // in mine, point or kind as they are shown; case does not matter
  std::optional<int> level;
  std::optional<AlarmState> state;
  std::string side;            // "platform", "true"; empty: both
  Range range;                 // alarms that last at some time within it
  std::optional<Moment> open;  // only those that last at this instant
};

/// The texts of an alarm that are searched, in the language of the moment, once for each alarm.
using SearchTexts = std::vector<QString>;

/// Indices into `alarms` of those that pass, in their order. `texts` stand in the order of the alarms.
std::vector<std::uint32_t> passing(const std::vector<Alarm> &alarms, const SearchTexts &texts,
                                   const AlarmFilter &filter);

struct AlarmBin {
  Range range;
  int total = 0;
  int most = 0;            // in any ten minutes of it
  int byLevel[4] = {};  // levels 1 to 3; 0: others
};

/// ISA-18.2 and EEMUA 191: more than ten alarms in ten minutes are a flood.
inline constexpr Moment binLength = std::chrono::minutes(10);
inline constexpr int floodLimit = 10;

/// Alarms, which stand by their beginnings, of the platform's side that began within the range, in bins
/// of ten minutes or a multiple of them, so that there are at most `most`; from a whole multiple of the
/// bin's length on.
std::vector<AlarmBin> binsOf(const std::vector<Alarm> &alarms, Range range, std::size_t most);

/// When to sound: an alarm of level 1 or 2 has come that nobody has acknowledged. Silence lasts until the
/// next one comes.
class Horn {
 public:
  /// The newest that is known of the alarms; returns whether it sounds now.
  bool hear(const std::vector<Alarm> &alarms);
  void silence() { sounding_ = false; }
  bool sounding() const { return sounding_; }

 private:
  std::map<std::int64_t, bool> known_;  // alarms that are or were waiting for an acknowledgement
  bool sounding_ = false, started_ = false;
};

}  // namespace headframe::viz
