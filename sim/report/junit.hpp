// junit.xml: one suite per run, one case per expectation. Targets are findings, not tests.
#pragma once

#include <span>
#include <string>

#include "sim/report/summary.hpp"

namespace headframe::sim::report {

std::string junit_report(std::span<const RunSummary> runs);

}  // namespace headframe::sim::report
