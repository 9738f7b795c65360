// Everything that a report says about one run: a value that can be filled from run.db, so that a
// report can be made again at any time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/kpi/evaluate.hpp"
#include "sim/record/rows.hpp"

namespace headframe::sim::record {
class Reader;
class Writer;
}

namespace headframe::sim::report {

struct RunSummary {
  record::Run run;
  std::vector<record::Note> notes;
  std::vector<record::Place> places;
  std::vector<record::Line> lines;
  std::vector<record::Outage> outages;
  std::vector<record::Fault> faults;
  std::vector<record::CauseOfDowntime> causes;
  std::vector<record::Alarm> alarms;
  std::vector<record::LedgerBin> ledger;
  std::vector<record::LostInterval> lost;
  std::vector<record::Example> examples;
  std::vector<record::Kpi> kpis;
  std::vector<record::Expectation> expectations;
};

RunSummary read_summary(const record::Reader& reader);

/// Adds every row of the summary; events and trends are written while a run is under way.
void write_summary(record::Writer& writer, const RunSummary& summary);

/// A unit as run.db has it: "share", "hours" …
std::string unit_name(kpi::Unit unit);

/// Figures of one side ("truth", "belief") as rows of run.db, with what the self-evaluation says of each.
std::vector<record::Kpi> kpi_rows(const std::vector<kpi::Figure>& figures, std::string_view side);

/// The figure of a key from one side; null when the run has none.
const record::Kpi* find_kpi(const RunSummary& summary, std::string_view key, std::string_view side);

}  // namespace headframe::sim::report
