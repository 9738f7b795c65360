#include "sim/study/chances.hpp"

#include "sim/scenario/expression.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

std::optional<double> value_in(const Year& year, std::string_view key) {
  for (std::size_t i = 0; i < figures; ++i) {
    const Ratio& ratio = year.figure[i];
    if (key_of(static_cast<Figure>(i)) == key && ratio.denominator > 0)
      return ratio.numerator / ratio.denominator;
  }
  return std::nullopt;
}

}  // namespace

void judge(const Year& year, const scenario::Check& target, Judged& counts) {
  const auto verdict = scenario::evaluate(
      target.expression, [&](std::string_view key) { return value_in(year, key); });
  if (!verdict.actual) return;
  ++counts.judged;
  if (verdict.pass) ++counts.met;
}

Chance chance_of(const Judged& counts) {
  Chance chance{std::nullopt, wilson(counts.met, counts.judged)};
  if (counts.judged > 0)
    chance.share = static_cast<double>(counts.met) / static_cast<double>(counts.judged);
  return chance;
}

}  // namespace headframe::sim::study
