// The way of one sample from the sensor to the platform's users, as it was followed in a run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/kpi/measure.hpp"
#include "sim/record/rows.hpp"

namespace headframe::sim::trace {

/// Something that happened to the sample, or to a file that carries it.
struct Station {
  record::Moment at{};
  std::string kind;  // "polled", "written", "spooled", "upload-started", "upload-failed",
                     // "acknowledged", "given-up", "promised", "booked", "quarantined", "stored",
                     // "visible", "alarm-true", "alarm-raised"
  std::string file;  // empty: of the sample itself
  kpi::Text words;
};

/// A sample that was found; by `found` false nothing else is set but mine, point and `asked`.
struct Journey {
  std::string mine, point;
  record::Moment asked{};
  bool found = false;

  record::Moment polled{};
  std::string file;          // of the real-time values
  std::int64_t record = 0;   // in it, 1 is the first
  record::Moment cadence{};  // of the mine's real-time files
  std::optional<double> value, stored_value;
  std::vector<Station> stations;  // by instant
  std::string outcome, rule;      // as the ledger ended it: "late", …; rule: of a misconverted one
  std::optional<record::Moment> visible;
};

}  // namespace headframe::sim::trace
