// Reads run.db: for reports, for `compare` and for the console.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/record/rows.hpp"

namespace headframe::sim::record {

/// Throws std::runtime_error when the file cannot be read, is no run.db, or has a schema version that
/// this reader does not know. Tables and columns that an older version lacks read as empty.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& path);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  int version() const;
  /// Throws std::runtime_error when the run was broken off before its header was written.
  Run run() const;

  /// All rows of one table in the order in which they were written; any structure of rows.hpp.
  template <class Row>
  std::vector<Row> all() const;

  /// Events with begin <= at < end, by time.
  std::vector<Event> events(Moment begin, Moment end) const;
  /// One trend with begin <= at < end, by time.
  std::vector<SeriesPoint> series(const std::string& id, Moment begin, Moment end) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace headframe::sim::record
