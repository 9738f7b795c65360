// A plausible week of Zhengzhou for tests of reports: 84 mines, two lines, a platform crash, a bad
// conversion, alarms. Made from a seed; nothing of it was simulated.
#pragma once

#include <cstdint>

#include "sim/report/summary.hpp"

namespace headframe::sim::report {

RunSummary sample_run(std::uint64_t seed = 1);

/// The same city on a week without any trouble, with no alarm and no fault.
RunSummary quiet_run();

}  // namespace headframe::sim::report
