// The first sheet of a workbook (ECMA-376, SpreadsheetML) as a table, with its cells for places.
#pragma once

#include <memory>
#include <string>

#include "sim/table/table.hpp"

namespace headframe::sim::table {

/// Rows of texts as the sheet's author sees them: shared and inline strings, numbers as they are
/// stored, dates as "2014-06-01 08:30:00" whatever their format is. Empty rows are passed over; the
/// first other one is the header, and its width is every row's. Nothing when the file is no workbook,
/// is encrypted, or unpacks to more than 64 MB, which is a problem then. `file` is its path.
std::unique_ptr<Rows> xlsx_rows(const std::string& file, scenario::Problems& problems);

/// "B17" of row 17, column 2.
std::string cell_name(std::uint32_t row, std::uint32_t column);

}  // namespace headframe::sim::table
