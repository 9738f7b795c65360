// Comma-separated values as RFC 4180 has them, read strictly and with places.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/problem.hpp"

namespace headframe::sim::feed {

/// One table with a header line. Columns are found by their names, in any order; one that is
/// unknown, missing or there twice is a problem, and so is a row with another number of fields.
/// UTF-8 with or without a mark at its beginning; lines end with LF or CRLF; empty lines are passed
/// over.
class CsvTable {
 public:
  struct Columns {
    std::vector<std::string> required, optional;
  };

  /// `text` must outlive the table. `file` is for messages.
  CsvTable(const std::string& file, std::string_view text, const Columns& columns,
           scenario::Problems& problems);

  /// To the next sound row; false at the end, or when the header was wrong.
  bool next();
  /// By the column's place in required, then optional. Empty for an optional column that is absent.
  const std::string& operator[](std::size_t column) const;
  bool has(std::size_t column) const { return place_[column].has_value(); }
  scenario::Mark mark(std::size_t column) const;

 private:
  struct Field {
    std::string text;
    std::uint32_t line = 0, column = 0;
  };
  std::vector<Field> row();
  bool field(std::vector<Field>& fields);
  bool quoted(Field& field);
  void plain(Field& field);
  void header(const Columns& columns);
  void advance();
  void problem(std::uint32_t line, std::uint32_t column, std::string text);

  std::shared_ptr<const std::string> file_;
  std::string_view text_;
  scenario::Problems& problems_;
  std::size_t at_ = 0, width_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
  bool sound_ = true;
  std::vector<std::optional<std::size_t>> place_;  // of each known column in the file
  std::vector<Field> fields_;
};

/// The field as it is written: in quotes where it must be.
std::string csv_field(std::string_view text);

}  // namespace headframe::sim::feed
