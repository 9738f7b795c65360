#include "sim/report/summary.hpp"

#include <algorithm>

#include "platform/kpi/table.hpp"
#include "sim/record/reader.hpp"
#include "sim/record/writer.hpp"
#include "sim/report/reported.hpp"

namespace headframe::sim::report {

std::string unit_name(kpi::Unit unit) {
  switch (unit) {
    case kpi::Unit::share: return "share";
    case kpi::Unit::hours: return "hours";
    case kpi::Unit::days: return "days";
    case kpi::Unit::count: return "count";
    case kpi::Unit::yuan: return "yuan";
    case kpi::Unit::seconds: return "seconds";
  }
  return {};
}

RunSummary read_summary(const record::Reader& reader) {
  return {reader.run(),
          reader.all<record::Note>(),
          reader.all<record::Place>(),
          reader.all<record::Line>(),
          reader.all<record::Outage>(),
          reader.all<record::Fault>(),
          reader.all<record::CauseOfDowntime>(),
          reader.all<record::Alarm>(),
          reader.all<record::LedgerBin>(),
          reader.all<record::LostInterval>(),
          reader.all<record::Example>(),
          reader.all<record::Kpi>(),
          reader.all<record::Expectation>()};
}

void write_summary(record::Writer& writer, const RunSummary& summary) {
  const auto add_all = [&](const auto& rows) {
    for (const auto& row : rows) writer.add(row);
  };
  writer.add(summary.run);
  add_all(summary.notes);
  add_all(summary.places);
  add_all(summary.lines);
  add_all(summary.outages);
  add_all(summary.faults);
  add_all(summary.causes);
  add_all(summary.alarms);
  add_all(summary.ledger);
  add_all(summary.lost);
  add_all(summary.examples);
  add_all(summary.kpis);
  add_all(summary.expectations);
}

namespace {

std::string name_of(kpi::Better better) {
  switch (better) {
    case kpi::Better::higher: return "higher";
    case kpi::Better::lower: return "lower";
    case kpi::Better::neither: return {};
  }
  return {};
}

/// What all runs have in common about an indicator.
void add_meaning(record::Kpi& row) {
  const kpi::Indicator& indicator = kpi::indicator(row.key);
  row.better = name_of(indicator.better);
  row.source = indicator.source;
  const Reported* reported = find_reported(row.key);
  if (!reported) return;
  row.reported_target = reported->target;
  row.reported_actual = reported->actual;
  row.reported_for_year = reported->for_year;
  row.reported_zh = reported->source_zh;
  row.reported_en = reported->source_en;
}

}  // namespace

std::vector<record::Kpi> kpi_rows(const std::vector<kpi::Figure>& figures, std::string_view side) {
  std::vector<record::Kpi> rows;
  for (const kpi::Figure& figure : figures) {
    record::Kpi row{figure.key,     std::string(side), unit_name(figure.unit),
                    kpi::value_of(figure.value), {}, {}, figure.name.zh, figure.name.en,
                    figure.definition.zh, figure.definition.en};
    if (const auto* missing = std::get_if<kpi::Missing>(&figure.value)) {
      row.missing_zh = missing->reason.zh;
      row.missing_en = missing->reason.en;
    }
    add_meaning(row);
    rows.push_back(std::move(row));
  }
  return rows;
}

const record::Kpi* find_kpi(const RunSummary& summary, std::string_view key,
                            std::string_view side) {
  const auto found = std::find_if(
      summary.kpis.begin(), summary.kpis.end(),
      [&](const record::Kpi& row) { return row.key == key && row.side == side; });
  return found == summary.kpis.end() ? nullptr : &*found;
}

}  // namespace headframe::sim::report
