// report.html: one page without scripts and without outside resources, in Chinese and English,
// fit for printing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/report/map.hpp"
#include "sim/report/summary.hpp"

namespace headframe::sim::report {

/// The page of one run. Without counties the map shows the mines alone.
std::string html_report(const RunSummary& summary, const std::vector<County>& counties);

/// A run of the side-by-side page, and where its own page is, relative to that page; empty:
/// nowhere.
struct Compared {
  const RunSummary* summary = nullptr;
  std::string page;
};
std::string html_comparison(std::span<const Compared> runs);

}  // namespace headframe::sim::report
