// Comma-separated values as RFC 4180 has them, read strictly and with places.
#pragma once

#include <string>
#include <string_view>

#include "sim/table/table.hpp"

namespace headframe::sim::table {

/// UTF-8 with or without a mark at its beginning; lines end with LF or CRLF; empty lines are passed
/// over.
class CsvTable : public Table {
 public:
  /// `text` must outlive the table. `file` is for messages.
  CsvTable(const std::string& file, std::string_view text, const Columns& columns,
           scenario::Problems& problems);
};

/// The same as rows.
std::unique_ptr<Rows> csv_rows(const std::string& file, std::string_view text);

/// The field as it is written: in quotes where it must be.
std::string csv_field(std::string_view text);

}  // namespace headframe::sim::table
