// result.json, whose keys are an interface: scenario, seed, digest, simulated_s, wall_s, kpi{…},
// kpi_missing{…}, kpi_believed{…}, differences[{zh, en}], expectations[{text, actual, pass}],
// targets[{text, actual, verdict}]. A verdict is "met", "missed" or "not measured".
#pragma once

#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "sim/report/summary.hpp"

namespace headframe::sim::report {

/// `kpi` has every fixed key, from truth; a figure that was not measured is null, and
/// `kpi_missing` has its reason {zh, en} under the same key. `kpi_believed` has what the platform
/// believes, where it knows; `differences` say why its work orders are not the truth. Throws std::logic_error when the
/// summary lacks a key.
nlohmann::ordered_json result_json(const RunSummary& summary);

/// The object of one run, or an array of several; indented, with a newline at the end.
std::string json_report(std::span<const RunSummary> runs);

}  // namespace headframe::sim::report
