// What a receiver makes of an upgraded mine, as city depth measured it: receiver × dialect ×
// deviation. The figures stand in scenarios/lib/compatibility.csv, which tests/compatibility
// measures anew and compares.
#pragma once

#include <expected>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace headframe::sim::compatibility {

/// The receiver of 2014 reads one format and fails in documented ways; the current one is the
/// platform's own.
enum class Receiver { of_2014, current };

enum class Dialect { ga, gb, gc };

/// The deviation of a system whose points are numbered anew.
inline constexpr std::string_view renumbered = "points-renumbered";

/// From best to worst.
enum class Effect {
  fine,          // every sample is stored as it was written
  misconverted,  // some are stored wrongly, or are missing
  dark,          // more than half are missing
};

/// One mine that changed from the plain old format to this. Shares are of the samples that it
/// produced afterwards.
struct Cell {
  Receiver receiver = Receiver::current;
  Dialect dialect = Dialect::gc;
  std::string deviation;  // empty: the dialect as it is
  double lost = 0, misconverted = 0;
  std::string why;        // the rule that most files or samples fell to; empty when fine
  std::string named;      // what the guard said first after the change; empty: nothing
  Effect effect() const;
  friend bool operator==(const Cell&, const Cell&) = default;
};

std::string_view name(Effect effect);      // "fine", "misconverted", "dark"
std::string_view name(Receiver receiver);  // "2014", "current"
std::string_view name(Dialect dialect);    // "ga", "gb", "gc"

class Matrix {
 public:
  explicit Matrix(std::vector<Cell> cells);

  /// The table's text, one line a cell after a heading line. Shares have six decimals.
  static std::expected<Matrix, std::string> from_csv(std::string_view text, const std::string& file);
  std::string to_csv() const;

  const std::vector<Cell>& cells() const { return cells_; }
  /// Null when this was not measured.
  const Cell* find(Receiver receiver, Dialect dialect, std::string_view deviation) const;
  /// The cell of the dialect itself, or with its one deviation, as it was measured. What several
  /// deviations do together is not measured: taken is the worst that one of them does by itself.
  /// The truth may be worse, and better where one makes good for another. Throws std::out_of_range
  /// for what was not measured.
  Effect effect(Receiver receiver, Dialect dialect, std::span<const std::string> deviations) const;

 private:
  std::vector<Cell> cells_;
  std::map<std::tuple<Receiver, Dialect, std::string>, std::size_t> places_;
};

}  // namespace headframe::sim::compatibility
