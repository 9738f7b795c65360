// From single jobs to a row of the cost table.
#pragma once

#include <string>

#include "tests/bench/work_costs/timed_runtime.hpp"

namespace headframe::bench {

/// Time of a job = fixed_ns + ns_per_byte · bytes.
struct Cost {
  std::size_t jobs = 0;
  double mean_bytes = 0, mean_ns = 0;
  double fixed_ns = 0, ns_per_byte = 0;
};

/// The line through two points: the means of the half of the jobs with fewer bytes and of the half
/// with more. It passes through the mean of all jobs, so that the total of a load is kept. When the
/// halves do not differ in size, or the larger one is not slower, the mean is all fixed; a line that
/// would start below zero goes through the origin instead. Needs at least one sample.
Cost fit(std::vector<Sample> samples);

/// Both figures of the fit with two significant digits, as a row of sim/city/costs.cpp.
std::string table_row(const std::string& name, const Cost& cost);

}  // namespace headframe::bench
