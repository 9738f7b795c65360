// What a scenario expects of a run: "samples.lost == 0", "time_availability between 0.9 and 1",
// "samples.late / samples.produced <= 5 %". Parsed once, evaluated against any source of figures.
#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headframe::sim::scenario {

/// A sum, product, figure or number.
struct Term {
  enum class Kind { number, figure, add, subtract, multiply, divide, negate };
  Kind kind = Kind::number;
  double number = 0;        // percentages are parsed to fractions
  std::string figure;       // key of a figure of the run
  std::vector<Term> parts;  // operands, left first
};

enum class Relation { less, at_most, equal, unequal, at_least, greater, between };

/// `left relation right`, or `left between right and upper` (both ends belong to it).
struct Expression {
  std::string text;  // as written
  Term left, right, upper;
  Relation relation = Relation::equal;
};

struct ExpressionError {
  std::size_t offset = 0;  // bytes from the start of the text
  std::string text;
};

/// A figure that is not in `figures` is an error with a suggestion.
std::expected<Expression, ExpressionError> parse_expression(
    std::string_view text, const std::vector<std::string>& figures);

/// Figures that a run can have: the keys of result.json (docs/kpi.md), "samples." before the
/// ledger's classes; and, after "believed.", those that the platform's work orders give.
const std::vector<std::string>& result_figures();

struct Verdict {
  bool pass = false;
  std::optional<double> actual;  // value of the left side
  std::string why;  // of a failure that is no comparison: a figure was not measured, x / 0
};

using Figures = std::function<std::optional<double>(std::string_view key)>;

/// A figure that was not measured never passes. Equality is exact to one part in 10⁹, because
/// ratios of counts are not exact in binary.
Verdict evaluate(const Expression& expression, const Figures& figures);

}  // namespace headframe::sim::scenario
