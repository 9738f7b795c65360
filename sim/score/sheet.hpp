// The self-evaluation sheet (附表1) of a performance appraisal: rows with weights, and what each was
// given. Two scorers, because the sheet's own scores do not all follow its printed rules
// (reliability.md §1.1): "as printed" looks scores up, "by rule" applies what is stated.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/kpi/measure.hpp"

namespace headframe::sim::score {

using kpi::Text;

enum class Unit { number, percent, hours, days, ten_thousand_yuan };
enum class Better { higher, lower };

/// What a row measures by a number, in the row's unit.
struct Measured {
  double target = 0, actual = 0;
  Unit unit = Unit::number;
  Better better = Better::higher;
  std::string kpi;          // the figure that replaces the actual value of a variant; empty: none does
  bool per_point = false;   // the sheet prints: one percent of the weight off for each point short
};

/// What a row finds there: each element earns its share of the weight.
struct Elements {
  std::vector<double> shares;  // percent
  std::uint32_t had = 0;       // taken to be those that earn most
};

struct Row {
  std::string id;
  std::string group;      // first-level indicator, as printed
  Text name;
  double weight = 0;
  std::optional<Measured> measured;
  std::optional<Elements> elements;
  std::string wanted, found;  // target and actual of a row without numbers, as printed
  std::string standard;       // 评分标准, as printed; empty: none is
  double printed = 0;         // 评分结果
  std::optional<Text> note;   // what does not fit
};

/// How a shortfall from a numeric target is scored where the sheet prints no rule. "Short" is how much
/// worse than the target, whichever side is worse; scores end at 0 and at the weight.
enum class Uniform {
  per_point,              // one percent of the weight for each point or unit short
  per_percent_of_target,  // one percent of the weight for each percent of the target short
  proportional,           // actual / target of the weight, or target / actual where lower is better
  by_actual,              // the actual percentage (or what it leaves of 100) of the weight; other
                          // units: proportional
};

struct Sheet {
  Text title;
  Uniform uniform = Uniform::per_percent_of_target;
  std::vector<Row> rows;
  std::vector<Text> remarks;  // what contradicts itself in the report that the sheet belongs to
};

/// What a score rests on.
enum class Basis {
  printed,      // the sheet gives it for this very value
  line,         // between the printed score and the full one at the target, by straight line: no rule
                // of the sheet, but the only reading that contains its scores
  printed_rule, // a rule that the sheet prints
  uniform,      // the stated uniform rule
};

struct Scored {
  double score = 0;  // to two decimals, as the sheet has them
  Basis basis = Basis::printed;
};

/// What the row's printed rule gives, to two decimals; nothing where it prints none.
std::optional<double> by_printed_rule(const Row& row);
/// Whether any rule, printed or `uniform`, gives the printed score. Rows for which none does are
/// judgement, or a mistake.
bool is_reproduced(const Row& row, Uniform uniform);

/// By a number that takes the place of the row's actual value; absent: the row's own.
Scored as_printed(const Row& row, std::optional<double> actual, Uniform uniform);
/// The printed rule where it gives the printed score, else the uniform rule where there are
/// numbers, else the printed score.
Scored by_rule(const Row& row, std::optional<double> actual, Uniform uniform);

struct Total {
  double as_printed = 0, by_rule = 0;
};
/// `actual` has one place for each row.
Total total(const Sheet& sheet, const std::vector<std::optional<double>>& actual, Uniform uniform);
/// The sheet as it was handed in.
Total total(const Sheet& sheet, Uniform uniform);

/// 优秀 from 90, 良 from 80, 中 from 60, else 差 (Ministry of Finance, budget performance).
Text grade(double total);
std::string_view name(Uniform uniform);  // as in a scenario: "per_percent_of_target"
Text words(Uniform uniform);
Text words(Basis basis);

}  // namespace headframe::sim::score
