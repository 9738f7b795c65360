#include "sim/score/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

namespace headframe::sim::score {
namespace {

constexpr double percent = 0.01;

double to_two_decimals(double score) { return std::round(score * 100) / 100; }

bool same(double a, double b) { return std::abs(a - b) < 0.005; }

/// How much worse than the target, in its unit; not above zero where it is met.
double shortfall(const Measured& m, double actual) {
  return m.better == Better::higher ? m.target - actual : actual - m.target;
}

double proportion(const Measured& m, double actual) {
  const double above = m.better == Better::higher ? actual : m.target;
  const double below = m.better == Better::higher ? m.target : actual;
  return below > 0 ? above / below : 1;
}

double share_of_weight(const Measured& m, double actual, Uniform uniform) {
  const double shorter = shortfall(m, actual);
  if (shorter <= 0) return 1;
  switch (uniform) {
    case Uniform::per_point: return 1 - shorter * percent;
    case Uniform::per_percent_of_target: return m.target > 0 ? 1 - shorter / m.target : 0;
    case Uniform::proportional: return proportion(m, actual);
    case Uniform::by_actual:
      if (m.unit != Unit::percent) return proportion(m, actual);
      return m.better == Better::higher ? actual * percent : 1 - actual * percent;
  }
  throw std::logic_error("no such rule");
}

double by_uniform(const Row& row, double actual, Uniform uniform) {
  const double share = share_of_weight(*row.measured, actual, uniform);
  return to_two_decimals(row.weight * std::clamp(share, 0.0, 1.0));
}

double by_elements(const Row& row) {
  std::vector<double> shares = row.elements->shares;
  std::ranges::sort(shares, std::greater<>());
  double earned = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(row.elements->had, shares.size()); ++i)
    earned += shares[i];
  return to_two_decimals(row.weight * std::min(1.0, earned * percent));
}

}  // namespace

std::optional<double> by_printed_rule(const Row& row) {
  if (row.elements) return by_elements(row);
  if (row.measured && row.measured->per_point)
    return by_uniform(row, row.measured->actual, Uniform::per_point);
  return std::nullopt;
}

bool is_reproduced(const Row& row, Uniform uniform) {
  if (const auto rule = by_printed_rule(row)) return same(*rule, row.printed);
  if (!row.measured) return same(row.printed, row.weight);  // nothing was taken off
  return same(by_uniform(row, row.measured->actual, uniform), row.printed);
}

Scored as_printed(const Row& row, std::optional<double> actual, Uniform uniform) {
  if (!row.measured || !actual || *actual == row.measured->actual)
    return {row.printed, Basis::printed};
  const Measured& m = *row.measured;
  if (shortfall(m, *actual) <= 0) return {row.weight, Basis::printed};
  const double printed_short = shortfall(m, m.actual);
  if (printed_short <= 0) return {by_uniform(row, *actual, uniform), Basis::uniform};
  const double lost = (row.weight - row.printed) * shortfall(m, *actual) / printed_short;
  return {to_two_decimals(std::max(0.0, row.weight - lost)), Basis::line};
}

Scored by_rule(const Row& row, std::optional<double> actual, Uniform uniform) {
  if (row.measured && row.measured->per_point)
    return {by_uniform(row, actual.value_or(row.measured->actual), Uniform::per_point),
            Basis::printed_rule};
  if (row.measured)
    return {by_uniform(row, actual.value_or(row.measured->actual), uniform), Basis::uniform};
  if (row.elements && same(by_elements(row), row.printed))
    return {by_elements(row), Basis::printed_rule};
  return {row.printed, Basis::printed};
}

Total total(const Sheet& sheet, const std::vector<std::optional<double>>& actual,
            Uniform uniform) {
  Total sum;
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    sum.as_printed += as_printed(sheet.rows[i], actual.at(i), uniform).score;
    sum.by_rule += by_rule(sheet.rows[i], actual.at(i), uniform).score;
  }
  return {to_two_decimals(sum.as_printed), to_two_decimals(sum.by_rule)};
}

Total total(const Sheet& sheet, Uniform uniform) {
  return total(sheet, std::vector<std::optional<double>>(sheet.rows.size()), uniform);
}

Text grade(double total) {
  constexpr double excellent = 90, good = 80, fair = 60;
  if (total >= excellent) return {"优秀", "excellent"};
  if (total >= good) return {"良", "good"};
  if (total >= fair) return {"中", "fair"};
  return {"差", "poor"};
}

std::string_view name(Uniform uniform) {
  switch (uniform) {
    case Uniform::per_point: return "per_point";
    case Uniform::per_percent_of_target: return "per_percent_of_target";
    case Uniform::proportional: return "proportional";
    case Uniform::by_actual: return "by_actual";
  }
  return {};
}

Text words(Uniform uniform) {
  switch (uniform) {
    case Uniform::per_point:
      return {"每差 1 个百分点（或 1 个单位）扣权重的 1%",
              "1 % of the weight off for each point or unit short"};
    case Uniform::per_percent_of_target:
      return {"每差目标值的 1% 扣权重的 1%",
              "1 % of the weight off for each percent of the target short"};
    case Uniform::proportional:
      return {"按完成比例得分", "in proportion to what was achieved"};
    case Uniform::by_actual:
      return {"权重乘以实际百分数，非百分数按完成比例",
              "the weight times the actual percentage; other units in proportion"};
  }
  return {};
}

Text words(Basis basis) {
  switch (basis) {
    case Basis::printed: return {"原表所印", "as printed"};
    case Basis::line:
      return {"原表得分与满分之间的直线（原表无此规则）",
              "by the line between the printed and the full score (no rule of the sheet)"};
    case Basis::printed_rule: return {"原表所印规则", "by the printed rule"};
    case Basis::uniform: return {"统一规则", "by the uniform rule"};
  }
  return {};
}

}  // namespace headframe::sim::score
