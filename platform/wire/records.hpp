// What a mine's file says, after decoding and before anyone has judged it: the same structures for
// every dialect. Plain values; no I/O.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"

namespace headframe::wire {

/// Generations of upload formats: GA old Henan, GB upgraded 2016–2019, GC national (MT/T 1201).
enum class Dialect { ga, gb, gc };

enum class FileKind {
  point_definitions,       // GA DEV, GB/GC CDDY
  realtime,                // GA RTDATA, GB SSSJ, GC CDSS
  statistics,              // GA FZDATA, GB WFSJ, GC TJSJ: five-minute statistics
  switch_changes,          // KGBH
  cumulative,              // GA ACCDATA, GB LJSJ
  exceptions,              // YCBJ: alarms, cut-offs, feed abnormalities, faults
  substation_definitions,  // GC FZDY
  substation_states,       // GC FZSS
  cards,                   // GC RYXX: who carries which card
  areas,                   // GC RYQY
  readers,                 // GC RYJZ
  positions,               // GC RYSS: full snapshot of who is where
  reader_states,           // GC JZSS
  overtime,                // GC RYCS
  overcrowding,            // GC RYCY
  distress,                // GC RYQJ
  restricted_entry,        // GC RYXZ
};

/// Character sets that files were found in; ascii fits every dialect.
enum class Encoding { ascii, gb2312, gbk, utf8, unreadable };

/// Where a value or a rejection stands in its file.
struct Place {
  std::uint32_t record = 0;        // 1 is the first record after the header, 0 the header or the file
  std::uint32_t field = 0;         // 1 is the record's first field, 0 the whole record
  std::uint64_t byte = 0;          // offset of the field (or record) in the file as received
};

/// Status of a point as a bit mask: the national table (domain.md §1.4.4), and one own bit for what
/// the old dialects report as an enumerator. Old enumerators are translated by the decoders.
enum Status : std::uint16_t {
  status_normal = 0,
  status_alarm = 1,
  status_cut_off = 2,
  status_calibration = 4,
  status_over_range = 8,
  status_substation_fault = 16,
  status_not_inspected = 32,
  status_suspended = 64,
  status_sensor_fault = 128,
  status_feed_abnormal = 256,  // GA 3; not in the national mask
};

/// How a point's values behave.
enum class PointKind { analog, two_state, cumulative, multi_state, control };

/// The sensor's type in the national four-digit numbering ("0001" environment methane, "1001" local
/// fan); old one- or two-digit types are translated by the decoders. Empty when the file does not say.
using SensorCode = std::string;

struct PointDefinition {
  std::string point;               // identifier as the mine writes it
  std::string substation;
  PointKind kind = PointKind::analog;
  SensorCode sensor;
  std::string name, area, unit;
  std::optional<double> range_high, range_low;
  std::optional<double> alarm_high, alarm_high_clear, alarm_low, alarm_low_clear;
  std::optional<double> cut_high, cut_high_restore, cut_low, cut_low_restore;
  std::string on_text, off_text;   // two-state: what 1 and 0 mean
  std::string alarm_state, alarm_clear_state, cut_state, cut_restore_state;
  std::string relation;            // control relations as written
  std::optional<double> x, y, z;   // CGCS2000, metres
  Place place;
};

struct Sample {
  std::string point;
  std::optional<double> value;     // absent where the dialect allows an empty value
  std::uint16_t status = status_normal;
  rt::WallTime time;               // of the sample; the header's where the record has none
  SensorCode sensor;               // GC names the type in every record; otherwise empty
  std::string unit;                // GC only
  Place place;
};

struct Statistic {
  std::string point;
  rt::WallTime begin, end;         // interval; end exclusive
  double average = 0, maximum = 0, minimum = 0;
  rt::WallTime maximum_at, minimum_at;
  Place place;
};

struct SwitchChange {
  std::string point;
  double value = 0;
  std::uint16_t status = status_normal;
  rt::WallTime time;
  Place place;
};

struct CumulativeValue {
  std::string point;
  std::uint32_t shift = 0;         // the running shift, 1-based
  std::vector<double> per_shift;
  rt::WallTime time;
  Place place;
};

/// National numbering 001 … 010 (domain.md §1.4.4); old 1 … 8 are translated.
enum class ExceptionType {
  over_limit = 1, cut_off, feed_abnormal, sensor_broken, substation_power_loss,
  substation_silent, calibration, over_range, early_high, early_low,
};

struct ExceptionRecord {
  std::string point;
  ExceptionType type = ExceptionType::over_limit;
  std::optional<double> value, limit, limit_clear;
  rt::WallTime begin;
  std::optional<rt::WallTime> end;  // absent while open
  std::optional<double> maximum, minimum, average;
  std::optional<rt::WallTime> maximum_at, minimum_at;
  std::string cause, measures, entered_by;
  std::optional<rt::WallTime> entered_at;
  Place place;
};

struct SubstationDefinition {
  std::string substation, location;
  std::optional<double> x, y, z;
  Place place;
};

/// Of substations (FZSS) and of readers (JZSS): domain.md §1.4.4.
struct StationState {
  std::string station;
  enum class Link { ok, interrupted, fault, unknown } link = Link::unknown;
  enum class Power { battery, mains, fault, unknown } power = Power::unknown;
  rt::WallTime time;
  Place place;
};

struct Card {
  std::string card, name, trade, post, team, birth, education;
  bool mine_leader = false, special_trade = false;
  Place place;
};

struct Area {
  std::string area, name;
  enum class Type { portal, key, restricted, other } type = Type::other;
  std::optional<std::uint32_t> capacity;
  Place place;
};

struct Reader {
  std::string reader, name, note;
  std::optional<double> x, y, z;
  Place place;
};

struct TrackPoint {
  std::string reader;
  rt::WallTime time;
};

struct Position {
  std::string card, name;
  enum class Mark { at_portal, in, out } mark = Mark::in;
  std::optional<rt::WallTime> entered_at, left_at;  // the mine
  std::string area, reader;
  std::optional<rt::WallTime> area_since, reader_since;
  std::string organisation;
  std::optional<double> distance_m;
  bool distress = false, mine_leader = false, special_trade = false;
  std::vector<TrackPoint> track;
  Place place;
};

/// RYCS, RYQJ, RYXZ: one person, one abnormal interval.
struct PersonException {
  std::string card, name;
  rt::WallTime begin;
  std::optional<rt::WallTime> end, entered_at, area_since, reader_since;
  std::string area, reader;
  Place place;
};

struct Overcrowding {
  std::string type;
  std::uint32_t capacity = 0, present = 0;
  std::string area, area_name;
  rt::WallTime begin;
  std::optional<rt::WallTime> end;
  std::vector<std::string> cards;
  Place place;
};

/// One thing in a file that was not accepted. Nothing is dropped without one.
struct Rejection {
  Place place;
  std::string rule;                // a stable key: "field-count", "bad-number", "future-time" …
  std::string expected, found;     // in plain words; `found` is a clipped, printable excerpt
};

/// What was tolerated: the file deviates from its dialect in a known way, and was read all the same.
struct Deviation {
  std::string key;                 // "trailing-semicolon", "end-mark-on-own-line", "closed-alarm-fused" …
  std::uint32_t records = 0;       // how many records show it; 0 means the file as a whole
};

/// What comes before the records.
struct Header {
  std::string mine;                // code, from the name or the header
  std::string mine_name;
  rt::WallTime data_time;
  std::optional<std::uint32_t> declared_records;
  std::string system_model, system_name, vendor;
  std::optional<std::uint32_t> approved_people;
};

/// How the file looked from outside: what changes when a mine changes its software without notice.
struct Shape {
  Encoding encoding = Encoding::unreadable;
  bool byte_order_mark = false;
  enum class LineBreaks { none, lf, crlf } line_breaks = LineBreaks::none;
  enum class EndMark { none, glued, own_line } end_mark = EndMark::none;
  std::uint32_t header_fields = 0;
  std::uint32_t record_fields = 0;  // of the first record

  friend bool operator==(const Shape&, const Shape&) = default;
};

enum class Outcome {
  accepted,     // every record became a value
  partial,      // some records were rejected; the others count
  refused,      // nothing of the file counts; why says why
  incomplete,   // no end mark yet: ask again when more has arrived
  no_layout,    // a known token for which no sourced layout exists
  unknown_type, // a token nobody knows
};

/// A decoded file: the records of its kind, and everything that was not accepted.
struct DecodedFile {
  Dialect dialect = Dialect::gc;
  FileKind kind = FileKind::realtime;
  std::string token;               // as in the name: "CDSS"
  Outcome outcome = Outcome::accepted;
  Rejection why;                   // when refused, incomplete, no_layout or unknown_type
  Header header;
  Shape shape;
  std::uint32_t records = 0;       // records seen, accepted or not; see counts_hold

  std::vector<PointDefinition> points;
  std::vector<Sample> samples;
  std::vector<Statistic> statistics;
  std::vector<SwitchChange> changes;
  std::vector<CumulativeValue> cumulative;
  std::vector<ExceptionRecord> exceptions;
  std::vector<SubstationDefinition> substations;
  std::vector<StationState> stations;
  std::vector<Card> cards;
  std::vector<Area> areas;
  std::vector<Reader> readers;
  std::vector<Position> positions;
  std::vector<PersonException> person_exceptions;
  std::vector<Overcrowding> overcrowding;

  std::vector<Rejection> rejections;
  std::vector<Deviation> deviations;
};

/// How many records became values; clear_values removes them (of a file that is refused).
std::size_t values_of(const DecodedFile& file);
void clear_values(DecodedFile& file);

/// Nothing was dropped: records seen = values + rejected records, and a file that does not count
/// holds no values. A rejection of record 0 concerns the header.
bool counts_hold(const DecodedFile& file);

}  // namespace headframe::wire
