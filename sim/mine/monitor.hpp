// One installation of the mine's own system at work: polls the plant and writes files. No I/O, no
// clock: whoever drives it says what time it is.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/mine/description.hpp"
#include "sim/mine/personnel.hpp"
#include "sim/mine/samples.hpp"
#include "sim/mine/writer.hpp"
#include "sim/plant/people.hpp"
#include "sim/plant/plant.hpp"

namespace headframe::sim::mine {

/// The truth underground that one mine's system observes; outlives all its installations.
struct Underground {
  plant::Mine& mine;
  plant::People& people;
  plant::Weather& weather;
};

/// Both kinds of civil time at one moment: what it really is, and what the system's clock shows.
struct Now {
  rt::WallTime true_time;
  rt::WallTime shown;
};

enum class Job { poll, statistics, cumulative, open_exceptions, substations, definitions, positions,
                 reader_states };
constexpr int jobs = 8;

/// What a job brought: files, each with the samples that it carries
/// as the file says them, and alarms that began or ended.
struct Output {
  struct Written {
    File file;
    std::vector<Sample> samples;
  };
  std::vector<Written> files;
  std::vector<Alarm> alarms;
};

class Monitor {
 public:
  Monitor(const MineDescription& mine, const Installation& installation, Underground underground);

  Monitor(const Monitor&) = delete;
  Monitor& operator=(const Monitor&) = delete;

  Output run(Job job, const Now& now);
  /// The period of a job, zero when this installation has no such job.
  rt::Duration period(Job job) const;
  const PointTable& points() const { return table_; }

 private:
  void poll(const Now& now, Output& out);
  void definitions(const Now& now, Output& out);
  void exceptions(std::span<const Alarm> alarms, rt::WallTime shown, Output& out);
  void note_switches(const Now& now, Output& out);
  std::vector<StationState> station_states() const;

  const MineDescription& mine_;
  Installation installation_;
  Underground underground_;
  PointTable table_;
  std::unique_ptr<SafetyWriter> writer_;
  std::unique_ptr<PersonnelWriter> personnel_;
  AlarmBook alarms_;
  StatisticsBook statistics_;
  rt::WallTime statistics_begin_, last_exceptions_;
  bool polled_ = false;
  std::vector<Sample> samples_;
  std::vector<Sample> switches_;  // two-state points as of the last poll
};

}  // namespace headframe::sim::mine
