// `headframe check FILES…`: are these scenarios right?
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "sim/scenario/compose.hpp"

namespace headframe::sim::scenario {

enum class CheckFormat { text, json };

/// Loads every file and tells all problems of all of them. Text: problems on `err`, one a line, and
/// one line for each good scenario on `out`. JSON: an array on `out` of {file, ok, name, title,
/// problems[{file, line, column, text}]}. Returns 0 when all files are right, otherwise 2; no file
/// at all is a wrong usage.
int run_check(const std::vector<std::string>& files, CheckFormat format, std::ostream& out,
              std::ostream& err, const ReadFile& read = read_disk_file);

}  // namespace headframe::sim::scenario
