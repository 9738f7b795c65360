// Private to this room: the parts of the page of one run. Each returns markup.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/map.hpp"
#include "sim/report/summary.hpp"

namespace headframe::sim::report {

std::string expectations_section(const RunSummary& summary);
std::string figures_section(const RunSummary& summary);
std::string missing_section(const RunSummary& summary);
std::string timeline_section(const RunSummary& summary);
std::string map_section(const RunSummary& summary, const std::vector<County>& counties);
std::string ledger_section(const RunSummary& summary);
std::string alarms_section(const RunSummary& summary);

/// The notes of one kind as a list under a heading; empty when there are none.
std::string notes_of(const RunSummary& summary, std::string_view kind, std::string_view zh,
                     std::string_view en);

/// Fill patterns that the drawings refer to; once per page.
std::string pattern_definitions();

/// A class of samples: how it is called and drawn.
struct SampleClass {
  std::string_view zh, en, fill;
  std::int64_t record::LedgerBin::*count;
};
std::span<const SampleClass> sample_classes();

/// One horizontal bar of all classes, and a legend with a swatch for each fill.
std::string sample_bar(const record::LedgerBin& counts);
std::string swatch(std::string_view fill, std::string_view zh, std::string_view en);

/// Sum over all bins.
record::LedgerBin ledger_total(const RunSummary& summary);

/// Instants for the labels of a time axis: at most about a dozen, at round times.
std::vector<record::Moment> axis_ticks(record::Moment length);
std::string axis_label(record::Moment tick, record::Moment length);

}  // namespace headframe::sim::report
