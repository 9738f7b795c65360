// Tables and columns of run.db. Creating, writing and reading all follow these lists, so that they
// cannot disagree. Columns of type Moment end in _ns.
#pragma once

#include <tuple>
#include <type_traits>

#include "sim/record/rows.hpp"

namespace headframe::sim::record {

template <class Row, class Value>
struct Column {
  const char* name;
  Value Row::*member;
  using Type = Value;
};
template <class Row, class Value>
Column(const char*, Value Row::*) -> Column<Row, Value>;

/// Specialised for every row: `name` of the table and its `columns`.
template <class Row>
struct Table;

template <>
struct Table<Run> {
  static constexpr const char* name = "run";
  static constexpr std::tuple columns{
      Column{"scenario", &Run::scenario}, Column{"title_zh", &Run::title_zh},
      Column{"title_en", &Run::title_en}, Column{"seed", &Run::seed},
      Column{"commit_id", &Run::commit}, Column{"digest", &Run::digest},
      Column{"begin_local", &Run::begin_local}, Column{"made_at", &Run::made_at},
      Column{"command", &Run::command}, Column{"verdict", &Run::verdict},
      Column{"horizon_ns", &Run::horizon}, Column{"simulated_ns", &Run::simulated},
      Column{"wall_s", &Run::wall_s}, Column{"horizon_kind", &Run::horizon_kind}};
};

template <>
struct Table<ScenarioFile> {
  static constexpr const char* name = "scenario_file";
  static constexpr std::tuple columns{Column{"path", &ScenarioFile::path},
                                      Column{"text", &ScenarioFile::text}};
};

template <>
struct Table<Checkpoint> {
  static constexpr const char* name = "checkpoint";
  static constexpr std::tuple columns{Column{"end_ns", &Checkpoint::end},
                                      Column{"events", &Checkpoint::events},
                                      Column{"digest", &Checkpoint::digest}};
};

template <>
struct Table<Note> {
  static constexpr const char* name = "note";
  static constexpr std::tuple columns{Column{"kind", &Note::kind}, Column{"zh", &Note::zh},
                                      Column{"en", &Note::en}};
};

template <>
struct Table<Place> {
  static constexpr const char* name = "place";
  static constexpr std::tuple columns{
      Column{"id", &Place::id}, Column{"kind", &Place::kind}, Column{"name_zh", &Place::name_zh},
      Column{"name_en", &Place::name_en}, Column{"county", &Place::county},
      Column{"state", &Place::state}, Column{"line", &Place::line},
      Column{"synthetic", &Place::synthetic}, Column{"longitude", &Place::longitude},
      Column{"latitude", &Place::latitude},
      Column{"county_en", &Place::county_en}};
};

template <>
struct Table<Line> {
  static constexpr const char* name = "line";
  static constexpr std::tuple columns{
      Column{"id", &Line::id}, Column{"name_zh", &Line::name_zh},
      Column{"name_en", &Line::name_en}, Column{"from_longitude", &Line::from_longitude},
      Column{"from_latitude", &Line::from_latitude}, Column{"to_longitude", &Line::to_longitude},
      Column{"to_latitude", &Line::to_latitude}};
};

template <>
struct Table<Event> {
  static constexpr const char* name = "event";
  static constexpr std::tuple columns{
      Column{"at_ns", &Event::at}, Column{"node", &Event::node}, Column{"kind", &Event::kind},
      Column{"subject", &Event::subject}, Column{"zh", &Event::zh}, Column{"en", &Event::en}};
};

template <>
struct Table<Outage> {
  static constexpr const char* name = "outage";
  static constexpr std::tuple columns{
      Column{"subject", &Outage::subject}, Column{"id", &Outage::id},
      Column{"cause", &Outage::cause}, Column{"planned", &Outage::planned},
      Column{"begin_ns", &Outage::begin}, Column{"end_ns", &Outage::end}};
};

template <>
struct Table<Equipment> {
  static constexpr const char* name = "equipment";
  static constexpr std::tuple columns{
      Column{"id", &Equipment::id}, Column{"kind", &Equipment::kind},
      Column{"name_zh", &Equipment::name_zh}, Column{"name_en", &Equipment::name_en},
      Column{"place", &Equipment::place}, Column{"installed_ns", &Equipment::installed},
      Column{"expected_life_ns", &Equipment::expected_life}};
};

template <>
struct Table<Fault> {
  static constexpr const char* name = "fault";
  static constexpr std::tuple columns{
      Column{"id", &Fault::id}, Column{"device", &Fault::device},
      Column{"category", &Fault::category}, Column{"symptom", &Fault::symptom},
      Column{"root_cause", &Fault::root_cause}, Column{"repeat", &Fault::repeat},
      Column{"failed_ns", &Fault::failed}, Column{"detected_ns", &Fault::detected},
      Column{"responded_ns", &Fault::responded},
      Column{"repair_started_ns", &Fault::repair_started},
      Column{"restored_ns", &Fault::restored},
      Column{"ticket_closed_ns", &Fault::ticket_closed}};
};

template <>
struct Table<CauseOfDowntime> {
  static constexpr const char* name = "downtime";
  static constexpr std::tuple columns{
      Column{"cause", &CauseOfDowntime::cause}, Column{"present_ns", &CauseOfDowntime::present},
      Column{"decisive_ns", &CauseOfDowntime::decisive},
      Column{"first_in_ns", &CauseOfDowntime::first_in},
      Column{"proportional_ns", &CauseOfDowntime::proportional}};
};

template <>
struct Table<AbnormalCause> {
  static constexpr const char* name = "abnormal";
  static constexpr std::tuple columns{
      Column{"begin_ns", &AbnormalCause::begin}, Column{"end_ns", &AbnormalCause::end},
      Column{"cause", &AbnormalCause::cause}, Column{"decisive", &AbnormalCause::decisive},
      Column{"first_in", &AbnormalCause::first_in}, Column{"sharing", &AbnormalCause::sharing}};
};

template <>
struct Table<Alarm> {
  static constexpr const char* name = "alarm";
  static constexpr std::tuple columns{
      Column{"side", &Alarm::side}, Column{"mine", &Alarm::mine}, Column{"point", &Alarm::point},
      Column{"matched", &Alarm::match}, Column{"begin_ns", &Alarm::begin},
      Column{"end_ns", &Alarm::end}, Column{"visible_ns", &Alarm::visible},
      Column{"kind", &Alarm::kind}, Column{"level", &Alarm::level},
      Column{"value", &Alarm::value}, Column{"alarm_limit", &Alarm::limit}};
};

template <>
struct Table<LedgerBin> {
  static constexpr const char* name = "ledger";
  static constexpr std::tuple columns{
      Column{"mine", &LedgerBin::mine}, Column{"begin_ns", &LedgerBin::begin},
      Column{"length_ns", &LedgerBin::length}, Column{"produced", &LedgerBin::produced},
      Column{"delivered", &LedgerBin::delivered}, Column{"late", &LedgerBin::late},
      Column{"duplicated", &LedgerBin::duplicated},
      Column{"misconverted", &LedgerBin::misconverted}, Column{"lost", &LedgerBin::lost},
      Column{"suppressed", &LedgerBin::suppressed}};
};

template <>
struct Table<LostInterval> {
  static constexpr const char* name = "lost_interval";
  static constexpr std::tuple columns{Column{"mine", &LostInterval::mine},
                                      Column{"begin_ns", &LostInterval::begin},
                                      Column{"end_ns", &LostInterval::end}};
};

template <>
struct Table<Example> {
  static constexpr const char* name = "example";
  static constexpr std::tuple columns{
      Column{"outcome", &Example::outcome}, Column{"rule", &Example::rule},
      Column{"mine", &Example::mine}, Column{"point", &Example::point},
      Column{"file", &Example::file}, Column{"record", &Example::record},
      Column{"at_ns", &Example::at}, Column{"true_value", &Example::true_value},
      Column{"stored_value", &Example::stored_value}};
};

template <>
struct Table<Series> {
  static constexpr const char* name = "series";
  static constexpr std::tuple columns{
      Column{"id", &Series::id}, Column{"name_zh", &Series::name_zh},
      Column{"name_en", &Series::name_en}, Column{"unit", &Series::unit},
      Column{"mine", &Series::mine}, Column{"point", &Series::point},
      Column{"side", &Series::side}, Column{"cadence_ns", &Series::cadence},
      Column{"low_limit", &Series::low_limit}, Column{"high_limit", &Series::high_limit}};
};

template <>
struct Table<SeriesPoint> {
  static constexpr const char* name = "series_point";
  static constexpr std::tuple columns{Column{"series", &SeriesPoint::series},
                                      Column{"at_ns", &SeriesPoint::at},
                                      Column{"value", &SeriesPoint::value}, Column{"late", &SeriesPoint::late}};
};

template <>
struct Table<Kpi> {
  static constexpr const char* name = "kpi";
  static constexpr std::tuple columns{
      Column{"key", &Kpi::key}, Column{"side", &Kpi::side}, Column{"unit", &Kpi::unit},
      Column{"value", &Kpi::value}, Column{"missing_zh", &Kpi::missing_zh},
      Column{"missing_en", &Kpi::missing_en}, Column{"name_zh", &Kpi::name_zh},
      Column{"name_en", &Kpi::name_en}, Column{"definition_zh", &Kpi::definition_zh},
      Column{"definition_en", &Kpi::definition_en}, Column{"better", &Kpi::better},
      Column{"source", &Kpi::source}, Column{"reported_target", &Kpi::reported_target},
      Column{"reported_actual", &Kpi::reported_actual},
      Column{"reported_for_year", &Kpi::reported_for_year},
      Column{"reported_zh", &Kpi::reported_zh}, Column{"reported_en", &Kpi::reported_en}};
};

template <>
struct Table<Expectation> {
  static constexpr const char* name = "expectation";
  static constexpr std::tuple columns{
      Column{"kind", &Expectation::kind}, Column{"text", &Expectation::text},
      Column{"actual", &Expectation::actual}, Column{"pass", &Expectation::pass},
      Column{"unmeasured", &Expectation::unmeasured}};
};

/// Every row that run.db knows.
using AllRows =
    std::tuple<Run, ScenarioFile, Checkpoint, Note, Place, Line, Event, Outage, Equipment,
               Fault, CauseOfDowntime, AbnormalCause, Alarm, LedgerBin, LostInterval, Example, Series, SeriesPoint, Kpi,
               Expectation>;

}  // namespace headframe::sim::record
