// What was down in one minute of a run and why, from run.db alone. Pure.
#pragma once

#include <string>
#include <vector>

#include "sim/record/rows.hpp"
#include "sim/trace/instant.hpp"

namespace headframe::sim::trace {

/// What run.db says of a whole run, as far as a minute needs it.
struct Chronicle {
  std::vector<record::Place> places;
  std::vector<record::Outage> outages;
  std::vector<record::Event> events;
  std::vector<record::Alarm> alarms;
  std::vector<record::LedgerBin> ledger;
};

/// One outage that covers a part of the minute.
struct Down {
  record::Outage outage;
  std::vector<std::string> dark;  // mines that it left without data; of the platform: all of them
};

struct Minute {
  record::Moment begin{};
  std::size_t mines = 0;                // that upload
  std::vector<std::string> dark;        // without data in a part of the minute, by name
  std::vector<Down> down;               // the platform first, then lines, then mines
  std::vector<record::Event> events;    // from `lead` before the minute to `lead` after it, and the
                                        // begin and end of each outage
  record::LedgerBin samples;            // all mines, of the ledger's interval that has the minute
  std::vector<record::Alarm> alarms;    // that stood in truth

  bool platform_was_down() const { return !down.empty() && down.front().outage.subject == "platform"; }
};

/// How far before and after the minute events are told.
inline constexpr record::Moment lead = std::chrono::minutes(10);

Minute look_at(const Chronicle& chronicle, record::Moment minute);

}  // namespace headframe::sim::trace
