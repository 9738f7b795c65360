// Writes run.db. Rows are collected in transactions of a bounded number of rows; a run that ends
// early leaves what was written so far in a file that can be read.
#pragma once

#include <filesystem>
#include <memory>

#include "sim/record/rows.hpp"

namespace headframe::sim::record {

/// Needs a path at which no file exists; throws std::runtime_error on any failure. The destructor
/// gives up the rows since the last commit: call `finish` to keep them and to hear of errors.
class Writer {
 public:
  explicit Writer(const std::filesystem::path& path, std::size_t rows_per_commit = 50'000);
  ~Writer();
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;

  /// Any structure of rows.hpp. `Run` may be added once.
  template <class Row>
  void add(const Row& row);

  void commit();
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace headframe::sim::record
