// Where the console's data comes from. Models and views know this interface and nothing else: not the
// simulator, not the platform, not files.
#pragma once

#include <QFlags>
#include <QObject>
#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/record/rows.hpp"

namespace headframe::viz {

/// Nanoseconds since the source's beginning, `Content::run.begin_local`.
using Moment = sim::record::Moment;

/// [begin, end).
struct Range {
  Moment begin{}, end{};
  bool operator==(const Range &) const = default;
};

/// An alarm as an operator meets it. A recorded one says of itself how it compares with the truth; a
/// live one what the operators have done about it.
struct Alarm {
  std::int64_t number = 0;             // live: the platform's; recorded: its place in run.db from 1
  std::string side;                    // "platform", "true": what an ideal platform would have raised
  std::string mine, point, kind;
  int level = 0;                       // 1 is the gravest; 0: has none
  std::optional<double> value, limit;  // at the beginning
  Moment begin{};
  std::optional<Moment> end, visible;  // absent: it lasts; nobody could see it
  std::string match;                   // recorded, see sim/record/rows.hpp
  std::string state;                   // live: the platform's word for it; recorded: empty
  std::optional<Moment> acknowledged;
  std::string acknowledgedBy, reason;
};

/// A task for the maintainers, as the platform's books have it.
struct WorkOrder {
  std::int64_t number = 0;
  std::string device, mine, title, state, assignee;
  Moment opened{};
  std::optional<Moment> closed;
};

struct TrendPoint {
  Moment at{};
  double value = 0;
  bool late = false;  // filled in after the time at which it was due
};

/// When a mine was last heard, by the platform's books.
struct Freshness {
  std::string mine;
  std::optional<Moment> newest;        // absent: never
  Moment silenceLimit{};               // zero: none is known
  bool mayBeSilent = false;            // stopped or closed: nothing is due
};

/// Events that a live link missed for good.
struct Missed {
  Moment at{};                         // when the link noticed
  std::string reason;                  // "forgotten", "restarted"
  std::uint64_t from = 0, to = 0;      // numbers of events; to 0: nobody knows
};

struct LinkState {
  enum class Phase { recorded, connecting, live, broken, refused };
  Phase phase = Phase::recorded;
  std::string server, user;            // empty: a recorded run
  std::string trouble;                 // while broken or refused: why, in the words of whoever said so
  Moment now{};                        // live: this machine's time; recorded: the run's end
  std::optional<Moment> brokenSince;
  std::vector<Freshness> sources;
  std::vector<Missed> missed;          // by time
  std::vector<std::string> withheld;   // paths of the API that this user may not read
  std::size_t eventsDropped = 0;       // the oldest, for want of room: the list of events begins later
};

/// What a source has told so far, as plain rows.
struct Content {
  sim::record::Run run;
  LinkState link;
  std::vector<sim::record::Note> notes;
  std::vector<sim::record::Place> places;
  std::vector<sim::record::Line> lines;
  std::vector<sim::record::Equipment> equipment;
  std::vector<WorkOrder> orders;                       // by opening
  std::vector<sim::record::Outage> outages;            // in the order in which they began
  std::vector<sim::record::Fault> faults;              // in the order in which they happened
  std::vector<sim::record::CauseOfDowntime> downtime;  // of the whole run, longest `first_in` first
  std::vector<sim::record::AbnormalCause> abnormal;    // by time
  std::vector<sim::record::Event> events;              // by time
  std::vector<Alarm> alarms;                           // by beginning
  std::vector<sim::record::LedgerBin> ledger;
  std::vector<sim::record::LostInterval> lost;
  std::vector<sim::record::Example> examples;
  std::vector<sim::record::Series> trends;             // that can be asked for
  std::vector<sim::record::Kpi> kpis;
  std::vector<sim::record::Expectation> expectations;
  int schemaVersion = sim::record::schema_version;
};

/// Which members of the content have changed.
enum class Part : unsigned {
  run = 1,         // run
  link = 2,        // link
  places = 4,      // places, lines, equipment, orders
  timeline = 8,    // outages, faults, downtime, abnormal, events
  alarms = 16,     // alarms
  trends = 32,     // trends, and the points of a trend that was wanted
  ledger = 64,     // ledger, lost, examples
  figures = 128,   // kpis, expectations, notes
};
Q_DECLARE_FLAGS(Parts, Part)
inline constexpr Parts everything{0xff};

/// A source announces changes of its content by `changed`, at most 20 times a second; a recorded run
/// changes only its trends. References into the content hold until the next `changed`.
class Source : public QObject {
  Q_OBJECT

 public:
  virtual const Content &content() const = 0;

  /// Asks for the points of a trend within a range; those that are not yet here arrive with
  /// `changed(Part::trends)`. An unknown trend has no points.
  virtual void wantTrend(const std::string &id, Range range) = 0;
  /// The points that are here, by time.
  virtual const std::vector<TrendPoint> &trend(const std::string &id) const = 0;

  /// Whether alarms can be acknowledged here: not in a recorded run.
  virtual bool canAcknowledge() const { return false; }
  /// Answered by `acknowledged`; the alarm itself changes when the platform says so. `reason` is not
  /// empty.
  virtual void acknowledge(std::int64_t alarm, const QString &reason);

 signals:
  void changed(headframe::viz::Parts parts);
  /// `trouble` is empty when the platform took it, and the platform's words otherwise.
  void acknowledged(std::int64_t alarm, const QString &trouble);
};

}  // namespace headframe::viz

Q_DECLARE_OPERATORS_FOR_FLAGS(headframe::viz::Parts)
