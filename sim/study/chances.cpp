#include "sim/study/chances.hpp"

#include <array>

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

std::vector<Chance> chances_of_targets(const scenario::Scenario& scenario, const Results& results) {
  std::vector<Chance> chances;
  for (const scenario::Check& check : scenario.targets) {
    std::size_t met = 0, judged = 0;
    for (const Year& year : results.years) {
      const auto verdict = scenario::evaluate(
          check.expression, [&](std::string_view key) { return value_in(year, key); });
      if (!verdict.actual) continue;
      ++judged;
      if (verdict.pass) ++met;
    }
    Chance chance{check.expression.text, std::nullopt, wilson(met, judged)};
    if (judged > 0) chance.share = static_cast<double>(met) / static_cast<double>(judged);
    chances.push_back(std::move(chance));
  }
  return chances;
}

}  // namespace headframe::sim::study
