// What the ledger is told: by the model of a mine what was produced, by the platform what was
// stored. Neutral structures, so that neither side shows through in the other.
//
// All instants are true time since the run began; whoever hears a mine's or the platform's wall
// clock converts it first.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/kpi/spans.hpp"

namespace headframe::sim::ledger {

using kpi::Duration;
using kpi::Moment;

using MineId = std::uint32_t;    // given by the ledger
using PointId = std::uint32_t;   // of a sensor underground, within its mine; never changes
using SeriesId = std::uint32_t;  // what the platform files values under, within the mine

/// A sensor as its mine's system describes it.
struct PointTruth {
  std::string name;              // identifier as the mine writes it
  std::string sensor;            // national type code: "0001"; empty: not compared
  std::string unit;              // empty: not compared
};

/// What the platform takes a series for. Empty members are not compared.
struct Belief {
  std::string name, sensor, unit;
};

struct ProducedSample {
  PointId point = 0;
  Moment at{};
  std::optional<double> value;   // absent: the mine's system wrote an empty value
  std::uint16_t status = 0;      // mask of wire::Status
  bool withheld = false;         // by a rule, such as calibration: it counts as suppressed
};

/// The samples that one file carries, in the order of its records. Samples that never reached a
/// file come with an empty name: they are lost unless withheld.
struct ProducedFile {
  MineId mine = 0;
  std::string name;
  Duration cadence = std::chrono::seconds{30};
  int decimals = 2;                             // that the dialect carries
  std::uint16_t status_mask = 0xffff;           // bits that the dialect can carry
  Duration time_step = std::chrono::seconds{1}; // resolution of instants in the dialect
  std::vector<ProducedSample> samples;
};

struct StoredSample {
  SeriesId series = 0;
  std::uint32_t record = 0;  // in the file, 1 is the first; 0: not known, found by series and time
  Moment at{};
  std::optional<double> value;
  std::uint16_t status = 0;
};

/// What became visible of one file at one instant. `replaces` says that the platform read the file
/// once more and dropped what it had from it before.
struct StoredBatch {
  MineId mine = 0;
  std::string file;
  Moment visible_at{};
  bool replaces = false;
  std::vector<StoredSample> samples;
};

}  // namespace headframe::sim::ledger
