// The self-evaluation sheet as a workbook that an official can edit and print.
#pragma once

#include <filesystem>

#include "sim/study/report.hpp"

namespace headframe::sim::study {

/// One page for the sheet as it was handed in, one for each option, and one of remarks. Scores by rule
/// and sums are formulas: whoever changes an actual value sees the score move. A4, landscape. The
/// scenario has a sheet. Throws std::runtime_error when the file cannot be written.
void write_workbook(const Study& study, const std::filesystem::path& file);

}  // namespace headframe::sim::study
