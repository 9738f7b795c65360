// What run.db holds, as plain rows: one structure per table, one member per column. Instants are
// nanoseconds since the run began; an absent instant is one that nobody saw. Texts come in Chinese
// and English. This header and columns.hpp together are the schema's documentation.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace headframe::sim::record {

/// Raised with every change of a table. A reader takes files from `oldest_schema_version` on: rows
/// and members that a file of an older version lacks are absent or empty, and say so below.
inline constexpr int schema_version = 4;
inline constexpr int oldest_schema_version = 1;

using Moment = std::chrono::nanoseconds;

/// Table `run`, exactly one row.
struct Run {
  std::string scenario;          // as the user named it: "zhengzhou/quiet-week"
  std::string title_zh, title_en;
  std::string seed;              // decimal; text, because SQLite has no unsigned 64-bit integers
  std::string commit, digest;
  std::string begin_local;       // civil time at which the simulated run begins, ISO 8601
  std::string made_at;           // when the run was made, ISO 8601
  std::string command;           // that makes it again
  std::string verdict;           // "passed", "failed", "not judged"
  Moment horizon{};              // production stops here
  Moment simulated{};            // with the follow-up past the horizon
  double wall_s = 0;
  std::string horizon_kind;      // "full", "smoke"; since version 2
};

/// Table `scenario_file`, since version 2: every file that the scenario was composed of, the one
/// that was run first, so that a run folder needs no other to be run again.
struct ScenarioFile {
  std::string path, text;        // the path as the run named it
};

/// Table `checkpoint`, since version 2: what the digest had come to when everything before `end` had
/// happened. Two runs that agree at a checkpoint agree in all canonical events before it. Instants
/// without an event since the last checkpoint have none.
struct Checkpoint {
  Moment end{};
  std::int64_t events = 0;       // canonical events so far
  std::string digest;            // hexadecimal, of these events
};

/// Table `note`: what is not measured or not modelled, what is drawn rather than code, and what the
/// ledger found besides its counts.
struct Note {
  std::string kind;              // "not measured", "not modelled", "code", "drawn", "source", "ledger",
                                 // "difference": why the platform's work orders differ from the truth
  std::string zh, en;
};

/// Table `place`: the centre, mines and whatever else has a position.
struct Place {
  std::string id, kind;          // kind: "centre", "mine"
  std::string name_zh, name_en, county;
  std::string state;             // of a mine: "producing", "construction", "rectifying", "stopped"
  std::string line;              // that carries its data; empty: none
  bool synthetic = true;         // not a real mine's name and place
  double longitude = 0, latitude = 0;
  std::string county_en{};       // empty: no English name is known
};

/// Table `line`.
struct Line {
  std::string id, name_zh, name_en;
  double from_longitude = 0, from_latitude = 0, to_longitude = 0, to_latitude = 0;
};

/// Table `event`: one thing that happened.
struct Event {
  Moment at{};
  std::string node, kind, subject;
  std::string zh, en;
};

/// Table `outage`.
struct Outage {
  std::string subject, id;       // subject: "platform", "line", "mine", "module", "equipment"
  std::string cause;
  bool planned = false;
  Moment begin{};
  std::optional<Moment> end;     // absent: still down when the run ended
};

/// Table `equipment`, since version 4: what the city is made of, from the scenario's list. Outages and
/// faults name it by `id`.
struct Equipment {
  std::string id, kind;          // kind: the entry's kind in the list, "server", "ups", …
  std::string name_zh, name_en;
  std::string place;             // of the mine or line it stands at; empty: the centre
  std::optional<Moment> installed;     // before the run's begin as a rule, so negative; absent: unknown
  std::optional<Moment> expected_life; // the age that half of its like reach; absent: does not wear out
};

/// Table `fault`, with the five instants and the closure of the ticket.
struct Fault {
  std::string id, device, category, symptom, root_cause;
  bool repeat = false;
  Moment failed{};
  std::optional<Moment> detected, responded, repair_started, restored, ticket_closed;
};

/// Table `downtime`: what one cause has to do with the system's abnormal time; see
/// platform/kpi/attribution.hpp. Longest `first_in` first.
struct CauseOfDowntime {
  std::string cause;
  Moment present{}, decisive{}, first_in{}, proportional{};
};

/// Table `abnormal`, since version 4: a stretch of the system's abnormal time and one of the causes at
/// work in it, under the run's own severity rule; see platform/kpi/attribution.hpp. Stretches do not
/// overlap except for their causes; their rows stand together.
struct AbnormalCause {
  Moment begin{}, end{};
  std::string cause;
  bool decisive = false;         // without it the system would have been normal
  bool first_in = false;         // its oldest lasting outage is the oldest of all: one cause a stretch
  std::int64_t sharing = 1;      // how many causes are at work
};

/// Table `alarm`: what was true and what the platform said, with the result of the comparison.
struct Alarm {
  std::string side;              // "true", "platform"
  std::string mine, point;
  std::string match;             // true: "raised", "missed"; platform: "true", "again", "false"
  Moment begin{};
  std::optional<Moment> end;
  std::optional<Moment> visible; // when the platform's users could see it
  std::string kind{};            // since version 4, of the platform's: its kind; of a true one: "over-limit"
  std::int64_t level = 0;        // since version 4, of the platform's: 1 is the gravest; 0: has none
  std::optional<double> value{}, limit{};  // since version 4, of the platform's: greatest value, limit
};

/// Table `ledger`: samples of one mine produced in [begin, begin + length), by what became of them.
struct LedgerBin {
  std::string mine;
  Moment begin{}, length{};
  std::int64_t produced = 0, delivered = 0, late = 0, duplicated = 0, misconverted = 0, lost = 0,
               suppressed = 0;
};

/// The counts of `more` on top of those of `sum`, whose mine and time stay.
inline void add_counts(LedgerBin& sum, const LedgerBin& more) {
  sum.produced += more.produced;
  sum.delivered += more.delivered;
  sum.late += more.late;
  sum.duplicated += more.duplicated;
  sum.misconverted += more.misconverted;
  sum.lost += more.lost;
  sum.suppressed += more.suppressed;
}

/// Table `lost_interval`: a stretch in which a mine's samples were lost.
struct LostInterval {
  std::string mine;
  Moment begin{}, end{};
};

/// Table `example`: a sample that did not arrive as it was, so that someone can follow it.
struct Example {
  std::string outcome, rule;     // outcome: "late", "misconverted", …; rule: "unit-swapped", …
  std::string mine, point, file;
  std::int64_t record = 0;       // in the file, 1 is the first
  Moment at{};
  double true_value = 0;
  std::optional<double> stored_value;
};

/// Table `series`, and `series_point` with its values: a few trends for the console.
struct Series {
  std::string id, name_zh, name_en, unit;
  // Since version 4:
  std::string mine{}, point{};   // of a sensor's values; empty: of the whole city
  std::string side{};            // "truth", "platform"; empty: a count that has no sides
  std::optional<Moment> cadence{};       // longer distances are gaps; absent: nobody knows
  std::optional<double> low_limit{}, high_limit{};  // at which an alarm begins
};
struct SeriesPoint {
  std::string series;
  Moment at{};
  double value = 0;
  bool late = false;             // since version 4: it became visible later than the cadence allows
};

/// Table `kpi`: an indicator from one side. Without a value both reasons are given.
struct Kpi {
  std::string key, side;         // side: "truth", "belief"
  std::string unit;              // "share", "hours", "days", "count", "yuan", "seconds"
  std::optional<double> value;
  std::string missing_zh, missing_en;
  std::string name_zh, name_en, definition_zh, definition_en;
  // Since version 4, the same on both sides:
  std::string better{};          // "higher", "lower"; empty: neither, it only describes the run
  std::string source{};          // of the formula
  std::optional<double> reported_target{}, reported_actual{};  // of the self-evaluation of 2021, in
                                 // the unit of `value`; absent: it names none
  bool reported_for_year = false;  // they are sums of a year, and no measure of a run of other length
  std::string reported_zh{}, reported_en{};  // where they stand, and what does not fit; empty: nowhere
};

/// Table `expectation`: what the scenario demands ("expect") or hopes for ("target").
struct Expectation {
  std::string kind, text, actual;
  bool pass = false;
  std::string unmeasured{};      // why the figure has no value; empty: it was measured
};

/// An expectation without a measured figure fails the run all the same; a target is then open.
enum class Verdict { met, missed, not_measured };
inline Verdict verdict_of(const Expectation& entry) {
  if (!entry.unmeasured.empty()) return Verdict::not_measured;
  return entry.pass ? Verdict::met : Verdict::missed;
}

}  // namespace headframe::sim::record
