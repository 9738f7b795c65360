// A scenario as the simulator takes it: plain values, every name resolved, every unit converted,
// nothing left to interpret. What each field means to an author stands in scenarios/README.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/compatibility/matrix.hpp"
#include "sim/dialect/differences.hpp"
#include "sim/money/books.hpp"
#include "sim/scenario/components.hpp"
#include "sim/scenario/expression.hpp"
#include "sim/score/sheet.hpp"
#include "sim/staff/roster.hpp"

namespace headframe::sim::scenario {

struct Bilingual {
  std::string zh, en;
  friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

/// Absent: as fast as possible. 1 is real time, 60 a minute a second.
struct Pace {
  std::optional<double> factor;
};

enum class LinkKind { access, county, internet, lan };

/// One hop of the tree whose root is the centre's LAN. Every direction has the whole bandwidth.
struct Link {
  LinkKind kind = LinkKind::access;
  std::optional<std::string> up;  // the next link towards the centre; absent only on the root
  rt::Duration latency{};         // one way
  double bandwidth_bits_per_s = 0;
  std::optional<Bilingual> name{};  // what reports call it; absent: its key
};

struct Disk {
  double bytes_per_s = 0;
  rt::Duration sync_latency{};
};

/// A machine of the centre.
struct Machine {
  std::string link;
  std::uint32_t cores = 1;
  double speed = 1;  // of one core, relative to the machine on which the cost table was measured
  Disk disk;
};

using compatibility::Dialect;
using compatibility::Receiver;

struct Platform {
  std::string node;                 // the machine it runs on
  Receiver receiver = Receiver::current;
  rt::Duration silent_after{};      // a connected mine whose points stand still this long is dark
  rt::Duration future_tolerance{};  // a file dated later than this is refused
  std::uint64_t largest_file_bytes = 0;
  std::uint32_t ftp_sessions = 0;
  rt::Duration ftp_idle{};
};

struct County {
  Bilingual name;
  std::string code;  // six digits; the first six of its mines' codes
};

/// Periods; zero: this kind of file is not written. Switch changes and new alarms go out at once.
struct Cadence {
  rt::Duration realtime{}, statistics{}, cumulative{}, open_exceptions{}, substations{},
      definitions{};
  rt::Duration positions{}, reader_states{};  // personnel
};

enum class SpoolOrder { oldest_first, newest_first };

/// What the front-end machine keeps while it cannot deliver; the oldest file gives way.
struct Spool {
  std::uint64_t bytes = 0;
  std::uint32_t files = 0;
  SpoolOrder order = SpoolOrder::oldest_first;  // of sending
};

/// After a failed upload the pause doubles from `first` to `longest`.
struct Retry {
  rt::Duration first{}, longest{};
  std::uint32_t refusals = 0;  // a file that was refused so often is given up
};

/// A known way in which installations depart from their dialect (domain.md §1.2 to §1.5).
struct Deviation {
  Bilingual what;
  std::vector<Dialect> dialects;  // that can show it
  dialect::Differences differences;
};

/// A generation of mine monitoring systems, as one vendor installed it.
struct System {
  Bilingual name;
  Dialect dialect = Dialect::gc;
  std::vector<std::string> deviations;  // names; in the order written, none twice
  Cadence cadence;
  Spool spool;
  Retry retry;
};

enum class GasClass { low, high, outburst };
enum class HydroClass { medium, complex, very_complex };
enum class SizeClass { small, medium, large };
enum class MineState { producing, under_construction, rectifying, stopped };

struct Position {
  double lat = 0, lon = 0;  // WGS-84 degrees
};

struct Mine {
  Bilingual name;
  bool synthetic = false;  // no such mine exists
  std::string source;      // of a real mine: where name, place and capacity come from
  std::string note;        // what was changed against the source, and why; may be empty
  std::string code;        // 12 digits; the 20 digits of GA follow from them
  std::string county;
  Position position;
  MineState state = MineState::producing;
  double capacity_wan_t_per_year = 0;
  GasClass gas = GasClass::low;
  HydroClass hydro = HydroClass::medium;
  SizeClass size = SizeClass::small;
  bool connected = false;  // uploads to the platform; a mine that does not is silent by law
  std::string link;        // its access line
  std::string system;
  std::uint32_t points = 0;  // sensors, switches and counters; those of the workings come first
  std::uint32_t faces = 0, headings = 0;
  std::uint32_t people_per_shift = 0;  // shifts of 8 hours
  std::uint32_t approved_people = 0;   // 核定下井人数
};

struct LinkDown {
  std::string link;
  rt::Duration duration{};
};

enum class Unsynced { torn, lost, kept };

struct NodeCrash {
  std::string node;
  Unsynced disk = Unsynced::torn;  // torn: each piece is kept, lost or torn by chance
  std::optional<rt::Duration>
      duration;  // restarts by itself; absent: stays down until node_restart
  std::optional<std::uint64_t> on_write;  // crash at the n-th write from the incident's instant on
  std::optional<std::uint64_t> on_sync;   // the same for syncs; at most one of the two
};

struct NodeRestart {
  std::string node;
};

/// The mine's monitoring system is replaced while the platform stays as it is.
struct MineUpgrade {
  std::string mine;
  std::string to;              // a system
  rt::Duration switch_over{};  // produces and uploads nothing meanwhile
  bool renumber_points = false;
};

/// The mines hold their files back for `duration`, then all deliver at once.
struct UploadStorm {
  std::vector<std::string> mines;  // resolved: every connected mine when the file names none
  rt::Duration duration{};
};

struct ClockStep {
  std::optional<std::string> mine, node;  // exactly one
  rt::Duration by{};
};

/// The line is down and up in turns, beginning with down.
struct LinkFlap {
  std::string link;
  rt::Duration down{}, up{};
  rt::Duration duration{};
};

struct LinkBrownOut {
  std::string link;
  double share = 1;                          // of its bandwidth that is left
  std::optional<rt::Duration> more_latency;  // one way
  rt::Duration duration{};
};

/// One cut takes along every line in the duct.
struct DuctCut {
  std::string duct;
  std::vector<std::string> links;
  rt::Duration duration{};
};

struct DiskSlow {
  std::string node;
  double factor = 1;
  rt::Duration duration{};
};

struct DiskFull {
  std::string node;
  std::uint64_t leave_bytes = 0;
  rt::Duration duration{};
};

/// The node's storage is gone and comes back with what had been synced.
struct DiskLost {
  std::string node;
  rt::Duration duration{};
};

struct MachineSlow {
  std::string node;
  double factor = 1;
  rt::Duration duration{};
};

/// The program is killed when its memory is exhausted, and started again; until somebody removes
/// the leak, that repeats.
struct MemoryLeak {
  std::string node;
  rt::Duration exhausted_after{};    // from start to death
  rt::Duration restart_after{};      // from death to start: the watchdog
  std::optional<double> slow_factor;  // in the last tenth before its death; absent: no warning
  rt::Duration duration{};
};

struct UpsModulesDown {
  std::string supply;
  std::uint32_t modules = 1;
  rt::Duration duration{};
};

struct MainsFailure {
  std::string supply;
  rt::Duration duration{};
};

/// The clock runs wrong and is set right at the end.
struct ClockDrift {
  std::optional<std::string> mine, node;  // exactly one
  double ppm = 0;                         // positive runs fast
  rt::Duration duration{};
};

enum class EquipmentKind { wall, workstation, module };

/// What has no part in the data's way, and is seen by people alone.
struct EquipmentDown {
  std::string equipment;
  EquipmentKind kind = EquipmentKind::wall;
  rt::Duration duration{};
};

/// Gas breaks out in one working: its methane rises within 90 s by `rise` times, then dies away.
struct GasBurst {
  std::string mine;
  std::uint32_t working = 1;  // faces first, then headings, from 1
  double rise = 0;
  rt::Duration duration{};
};

/// The order is that of the list of kinds in messages and in the schema.
using Happening =
    std::variant<LinkDown, LinkFlap, LinkBrownOut, DuctCut, NodeCrash, NodeRestart, MachineSlow,
                 MemoryLeak, DiskSlow, DiskFull, DiskLost, UpsModulesDown, MainsFailure, ClockStep,
                 ClockDrift, EquipmentDown, GasBurst, MineUpgrade, UploadStorm>;

struct Incident {
  rt::Duration at{};                 // since the start
  std::optional<std::string> cause;  // one of the scenario's causes; absent: the thing itself
  Happening what;
};

/// Modules share the load: `needed` carry it, the rest are spare.
struct Ups {
  std::uint32_t modules = 1, needed = 1;
  rt::Duration battery{};  // how long a full one carries the load
};

/// Mains and UPS of some of the centre's machines.
struct Supply {
  std::vector<std::string> nodes;
  std::optional<Ups> ups;  // absent: the machines fall with the mains
};

/// Something outside of all devices that strikes several at once.
struct CommonCause {
  Bilingual name;
  bool force_majeure = false;  // such faults count in no figure of maintenance
};

struct Check {
  Expression expression;
  std::string written_at;  // file:line:column
};

/// How sure a study is to be of the normal day rate before it stops: half the width of the 95 %
/// interval is at most `relative` times the value or at most `absolute`, whichever is wider. With
/// variants the value is the difference to the first one.
struct Precision {
  double relative = 0;
  double absolute = 0;  // as a share: 0.001 is a tenth of a percentage point
};

/// Every combination of these variants, as what a bureau could buy.
struct Combine {
  std::vector<std::string> variants;
  std::uint32_t replicates = 2'000;  // of each combination
};

/// What is bought at an instant, on top of what was bought before.
struct Purchase {
  rt::WallTime from;
  std::vector<std::string> buy;  // names of variants
};

struct StudyPlan {
  std::optional<std::uint32_t> replicates;  // at most, when there is a precision
  std::optional<Precision> precision;
  std::optional<Combine> combine;
  std::vector<Purchase> plan;               // by instant; empty: there is none
  std::optional<std::string> mixes;         // a file of mixes of causes to carry a comparison through
  std::optional<double> budget;             // CNY in the first year, on top of today's spending
};

struct Variant;

struct Scenario {
  std::string name;  // "zhengzhou/quiet-week"
  Bilingual title;
  Bilingual story;
  std::string seed_sentence;
  rt::WallTime start;      // of every clock that nothing has stepped
  rt::Duration horizon{};  // what a full run simulates
  rt::Duration smoke{};    // what tests simulate
  rt::Duration drain{};  // after the horizon: production stopped, faults healed, buffers empty out
  std::uint64_t seed = 0;
  Pace pace;
  std::map<std::string, Link> links;
  std::map<std::string, Machine> nodes;
  std::map<std::string, Supply> power;
  std::map<std::string, CommonCause> causes;
  Platform platform;
  std::map<std::string, County> counties;
  std::map<std::string, Deviation> deviations;
  std::map<std::string, System> systems;
  std::string compatibility_file;      // as it is named; empty: none is
  compatibility::Matrix compatibility{{}};  // what stands in it
  std::map<std::string, Mine> mines;
  Equipment equipment;             // empty: nothing fails but by the timeline
  std::optional<staff::Roster> staff;  // absent: nobody; workstations are nodes, each in one list
  kpi::Rules measures;             // how the figures are counted
  std::vector<Incident> timeline;  // by instant, then as written
  std::vector<Check> expect;       // decide the exit code
  std::vector<Check> targets;      // findings of the report
  StudyPlan study;
  std::optional<score::Sheet> sheet;
  std::optional<money::Books> money;        // of the year that `cost` is on top of
  std::map<std::string, money::Item> cost;
  std::vector<Variant> variants;   // in the order written
};

/// An option that a planner has: the scenario with something laid over it.
struct Variant {
  std::string id;
  std::vector<std::string> fragments;  // as named in `use`
  Scenario scenario;                   // its title is the variant's; it has no variants of its own
};

}  // namespace headframe::sim::scenario
