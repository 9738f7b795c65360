// What a run found out, judged and written down: run.db, report.html, result.json, junit.xml.
#pragma once

#include "sim/city/city.hpp"
#include "sim/city/run.hpp"

namespace headframe::sim::city {

/// Writes the run folder. Returns whether every expectation was met.
bool write_chronicle(const scenario::Scenario& scenario, const RunRequest& request,
                     rt::Duration horizon, const Findings& findings);

}  // namespace headframe::sim::city
