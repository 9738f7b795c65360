#include "sim/study/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/study/options.hpp"
#include "sim/study/plan.hpp"

namespace headframe::sim::study {
namespace {

std::vector<Option> options_under(const scenario::Scenario& scenario,
                                  const scenario::Combinations& all, const Mix& mix) {
  auto options = options_of(scenario);
  for (std::size_t i = 0; i < options.size(); ++i)
    options[i].inventory = inventory_of(
        scenario.variants.empty() ? scenario : scenario.variants[i].scenario, mix);
  if (!scenario.study.plan.empty())
    options.push_back(plan_of(all, scenario, [&mix](const scenario::Scenario& step) {
      return inventory_of(step, mix);
    }));
  return options;
}

std::vector<std::size_t> singles(std::span<const Option> options) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < options.size(); ++i)
    if (std::ranges::none_of(options, [&](const Option& part) { return contains(options[i], part); }))
      found.push_back(i);
  return found;
}

/// The greatest mean gain of one choice over these mixes.
double best_mean(const Carried& carried, const std::vector<std::size_t>& choices,
                 const std::vector<std::size_t>& mixes) {
  double best = 0;
  for (std::size_t c = 0; c < choices.size(); ++c) {
    double sum = 0;
    for (const std::size_t m : mixes) sum += carried.gains[m][choices[c]].value;
    best = c == 0 ? sum : std::max(best, sum);
  }
  return mixes.empty() ? 0 : best / static_cast<double>(mixes.size());
}

std::vector<double> ranks_of(const std::vector<double>& values) {
  std::vector<double> ranks;
  for (const double value : values) {
    const auto below = std::ranges::count_if(values, [&](double x) { return x < value; });
    const auto equal = std::ranges::count(values, value);
    ranks.push_back(static_cast<double>(below) + 0.5 * static_cast<double>(equal - 1));
  }
  return ranks;
}

/// Spearman's; 0 when one of them never changes.
double rank_correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto x = ranks_of(a), y = ranks_of(b);
  const double middle = 0.5 * static_cast<double>(a.size() - 1);
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    xy += (x[i] - middle) * (y[i] - middle);
    xx += (x[i] - middle) * (x[i] - middle);
    yy += (y[i] - middle) * (y[i] - middle);
  }
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

std::vector<std::size_t> everything(const Carried& carried) {
  std::vector<std::size_t> all(carried.mixes.size());
  std::iota(all.begin(), all.end(), 0);
  return all;
}

std::vector<double> values_of(const Carried& carried, std::size_t unknown) {
  std::vector<double> values;
  for (const Mix& mix : carried.mixes) values.push_back(mix.is[unknown]);
  return values;
}

/// The mean of the two halves' best, by whether the unknown is at most its median.
double best_by_halves(const Carried& carried, const std::vector<std::size_t>& choices,
                      std::size_t unknown) {
  const auto values = values_of(carried, unknown);
  const auto [least, greatest] = std::ranges::minmax(values);
  const double median = std::min(quantile(values, 0.5), std::nextafter(greatest, least));
  std::vector<std::size_t> low, high;
  for (std::size_t m = 0; m < values.size(); ++m) (values[m] <= median ? low : high).push_back(m);
  const auto share = [&](const auto& half) {
    return static_cast<double>(half.size()) / static_cast<double>(values.size());
  };
  return share(low) * best_mean(carried, choices, low) +
         share(high) * best_mean(carried, choices, high);
}

/// By mix: how far the choice that is best on average is ahead of the next one.
std::vector<double> gaps(const Carried& carried, const std::vector<std::size_t>& choices) {
  auto order = choices;
  const auto all = everything(carried);
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return std::pair(best_mean(carried, {b}, all), a) < std::pair(best_mean(carried, {a}, all), b);
  });
  std::vector<double> gap;
  for (const auto& gains : carried.gains)
    gap.push_back(order.size() < 2 ? 0 : gains[order[0]].value - gains[order[1]].value);
  return gap;
}

}  // namespace

std::optional<Carried> carry(const scenario::Scenario& scenario, const scenario::Combinations& all,
                             std::span<const Mix> mixes, const Plan& plan,
                             const std::function<bool(std::size_t)>& keep_on) {
  Carried carried{{mixes.begin(), mixes.end()}, {}, plan.replicates};
  for (const Mix& mix : mixes) {
    const auto options = options_under(scenario, all, mix);
    const Comparison results = compare(options, scenario.measures, {}, plan,
                                       [](const Comparison&) { return true; });
    auto& gains = carried.gains.emplace_back();
    for (const OptionResult& option : results.options)
      gains.push_back(*option[Figure::normal_day_rate].difference());
    if (!keep_on(carried.gains.size())) return std::nullopt;
  }
  return carried;
}

Hold hold_of(const Carried& carried, std::size_t option) {
  const Estimate& first = carried.gains.front()[option];
  Hold hold{first.value, first.value, standing_of(first)};
  for (const auto& gains : carried.gains) {
    hold.low = std::min(hold.low, gains[option].value);
    hold.high = std::max(hold.high, gains[option].value);
    if (hold.robust && standing_of(gains[option]) != *hold.robust) hold.robust.reset();
  }
  if (hold.robust == Standing::unclear) hold.robust.reset();
  return hold;
}

std::size_t times_best(std::span<const Option> options, const Carried& carried, std::size_t option) {
  const auto choices = singles(options);
  if (std::ranges::find(choices, option) == choices.end()) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(carried.gains, [&](const auto& gains) {
    return std::ranges::all_of(choices, [&](std::size_t other) {
      return other == option || gains[option].value > gains[other].value;
    });
  }));
}

Value value_of_information(std::span<const Option> options, const Carried& carried) {
  const auto choices = singles(options);
  const auto all = everything(carried);
  const double without = best_mean(carried, choices, all);
  Value value;
  for (const std::size_t m : all) value.of_everything += best_mean(carried, choices, {m});
  value.of_everything = value.of_everything / static_cast<double>(all.size()) - without;
  const auto gap = gaps(carried, choices);
  for (std::size_t u = 0; u < unknowns; ++u) {
    value.of[u] = std::max(0.0, best_by_halves(carried, choices, u) - without);
    value.correlation[u] = rank_correlation(values_of(carried, u), gap);
  }
  return value;
}

}  // namespace headframe::sim::study
