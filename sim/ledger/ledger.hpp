// Ground truth beside belief: every produced sample ends in exactly one class.
//
// Samples are settled a file at a time. What is remembered of a sample is 12 bytes, and nothing
// once its file is settled cleanly and `window` has passed; files with lost or misconverted samples
// stay until the end, because they can still be replayed. So 10^8 samples need memory only for what
// is under way or went wrong.
#pragma once

#include <memory>
#include <string>

#include "sim/ledger/result.hpp"
#include "sim/ledger/truth.hpp"

namespace headframe::sim::ledger {

struct Options {
  Duration bin = std::chrono::hours{1};
  Duration window = std::chrono::hours{2};  // for how long a duplicate of a clean file is found
  std::size_t examples_per_rule = 5;
};

class Ledger {
 public:
  explicit Ledger(Options options = {});
  ~Ledger();
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;

  MineId add_mine(std::string name);

  /// A sensor, or its new description after a change at the mine.
  void declare(MineId mine, PointId point, PointTruth truth);
  /// What the platform takes a series for, from now on.
  void believe(MineId mine, SeriesId series, Belief belief);
  /// The platform knows that a series is this sensor's, for example after an approved mapping.
  /// Without it a series belongs to the sensor whose sample it stored first.
  void bind(MineId mine, SeriesId series, PointId point);

  /// From now on the file's samples are remembered to the end, and Result::watched tells what became
  /// of each. Changes nothing else.
  void watch(MineId mine, std::string file);

  /// Instants must not be negative. A file's name is used once in a mine.
  void produced(ProducedFile file);
  /// Samples due at `at` that no system produced, because the mine is silent by law.
  void withheld(MineId mine, Moment at, std::int64_t samples);
  void stored(const StoredBatch& batch);

  /// What is not stored by now is lost. Asserts that produced = sum of the classes, for each mine.
  Result finish() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace headframe::sim::ledger
