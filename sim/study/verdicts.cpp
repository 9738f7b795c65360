#include "sim/study/verdicts.hpp"

#include <algorithm>
#include <utility>

#include "sim/study/options.hpp"

namespace headframe::sim::study {
namespace {

Estimate gain(const Comparison& comparison, std::size_t option) {
  return *comparison.options[option][Figure::normal_day_rate].difference();
}

bool contains_another(std::span<const Option> options, std::size_t whole) {
  return std::ranges::any_of(options,
                             [&](const Option& part) { return contains(options[whole], part); });
}

}  // namespace

Standing standing_of(const Estimate& difference) {
  const double half = difference.half_width.value_or(0);
  if (difference.value == 0 && half == 0) return Standing::same;
  if (!difference.half_width || difference.contains(0)) return Standing::unclear;
  return difference.value > 0 ? Standing::better : Standing::worse;
}

Answer answer_of(std::span<const Option> options, const Comparison& comparison) {
  Answer answer;
  for (std::size_t i = 1; i < options.size(); ++i) answer.order.push_back(i);
  std::ranges::sort(answer.order, [&](std::size_t a, std::size_t b) {
    return std::pair(gain(comparison, b).value, a) < std::pair(gain(comparison, a).value, b);
  });
  const auto is_better = [&](std::size_t i) {
    return standing_of(gain(comparison, i)) == Standing::better;
  };
  for (const std::size_t i : answer.order) {
    if (!is_better(i)) continue;
    if (!answer.best) answer.best = i;
    if (!answer.best_single && !contains_another(options, i)) answer.best_single = i;
  }
  for (std::size_t i = 1; i < options.size(); ++i)
    if (!is_better(i)) answer.no_visible_gain.push_back(i);
  return answer;
}

}  // namespace headframe::sim::study
