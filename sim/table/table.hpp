// A table that somebody else wrote, read strictly and with places.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/problem.hpp"

namespace headframe::sim::table {

struct Field {
  std::string text;
  std::uint32_t line = 0, column = 0;  // from 1
};

/// Where rows come from.
class Rows {
 public:
  virtual ~Rows() = default;
  /// The next row that is not empty; nothing at the end, or when what follows cannot be read, which
  /// is a problem then.
  virtual std::optional<std::vector<Field>> next(scenario::Problems& problems) = 0;
  virtual scenario::Mark mark(std::uint32_t line, std::uint32_t column) const = 0;
};

struct Columns {
  std::vector<std::string> required, optional;
  /// Other headings by which a column goes, each with the column's name.
  std::map<std::string, std::string> also{};
};

/// One table with a header line. Columns are found by their names, in any order; one that is
/// unknown, missing or there twice is a problem, and so is a row with another number of fields.
class Table {
 public:
  Table(std::unique_ptr<Rows> rows, const Columns& columns, scenario::Problems& problems);

  /// To the next sound row; false at the end, or when the header was wrong.
  bool next();
  /// By the column's place in required, then optional. Empty for an optional column that is absent.
  const std::string& operator[](std::size_t column) const;
  bool has(std::size_t column) const { return place_[column].has_value(); }
  scenario::Mark mark(std::size_t column) const;

 private:
  void header(const Columns& columns);
  bool other_separator(const Field& heading);
  void require(const std::vector<std::string>& required);
  void problem(const Field& at, std::string text);

  std::unique_ptr<Rows> rows_;
  scenario::Problems& problems_;
  std::size_t width_ = 0;
  bool sound_ = true;
  std::vector<std::optional<std::size_t>> place_;  // of each known column in the file
  std::vector<Field> fields_;
};

}  // namespace headframe::sim::table
