#include "sim/history/fit.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/math/elementary.hpp"
#include "sim/math/normal_tail.hpp"

namespace headframe::sim::history {
namespace {

using Function = std::function<double(double)>;

/// Half of the 95 % quantile of chi-squared with one degree of freedom.
constexpr double drop = 1.92072941034706;
constexpr double least_shape = 0.05, greatest_shape = 50;

struct Peak {
  double at = 0, height = 0;
};

/// The greatest value between low and high: a grid, then golden sections around its best point.
Peak highest(const Function& f, double low, double high, int grid) {
  Peak best{low, f(low)};
  const double step = (high - low) / grid;
  for (int i = 1; i <= grid; ++i)
    if (const double x = low + i * step, y = f(x); y > best.height) best = {x, y};
  constexpr double golden = 0.61803398874989485;
  double a = std::max(low, best.at - step), b = std::min(high, best.at + step);
  Peak left{b - golden * (b - a), 0}, right{a + golden * (b - a), 0};
  left.height = f(left.at);
  right.height = f(right.at);
  while (b - a > 1e-6) {
    if (left.height > right.height) {
      b = right.at;
      right = left;
      left = {b - golden * (b - a), 0};
      left.height = f(left.at);
    } else {
      a = left.at;
      left = right;
      right = {a + golden * (b - a), 0};
      right.height = f(right.at);
    }
  }
  return left.height > right.height ? left : right;
}

/// Where a profile has fallen by `drop` on the way from its peak to `end`; nothing when it has not.
std::optional<double> crossing(const Function& profile, const Peak& peak, double end) {
  double inside = peak.at, outside = peak.at, step = 0.05;
  while (outside != end) {
    outside = end < peak.at ? std::max(end, peak.at - step) : std::min(end, peak.at + step);
    if (profile(outside) < peak.height - drop) break;
    inside = outside;
    step *= 2;
    if (outside == end) return std::nullopt;
  }
  while (std::abs(outside - inside) > 1e-6) {
    const double middle = 0.5 * (inside + outside);
    (profile(middle) < peak.height - drop ? outside : inside) = middle;
  }
  return math::exp(0.5 * (inside + outside));
}

/// The likelihood of a family over the logarithms of scale and shape.
class Surface {
 public:
  Surface(Family family, std::span<const Spell> spells) : family_(family), spells_(spells) {
    for (const Spell& spell : spells) longest_ = std::max(longest_, spell.exit);
    shortest_ = longest_;
    for (const Spell& spell : spells)
      if (spell.ended) shortest_ = std::min(shortest_, spell.exit);
  }

  double at(double log_scale, double log_shape) const {
    return log_likelihood({family_, math::exp(log_scale), math::exp(log_shape)}, spells_);
  }

  /// The scale that this shape makes likeliest: Weibull's follows from the sum of the hazards.
  Peak best_scale(double log_shape) const {
    if (family_ == Family::lognormal)
      return highest([&](double scale) { return at(scale, log_shape); }, lowest_scale(),
                     highest_scale(), 8);
    const double shape = math::exp(log_shape);
    double sum = 0;
    for (const Spell& spell : spells_)
      sum += math::pow(spell.exit / longest_, shape) - math::pow(spell.entry / longest_, shape);
    const double scale =
        math::log(longest_) + math::log(sum / static_cast<double>(failures(spells_))) / shape;
    return {scale, at(scale, log_shape)};
  }

  Peak best_shape(double log_scale) const {
    return highest([&](double shape) { return at(log_scale, shape); }, math::log(least_shape),
                   math::log(greatest_shape), 12);
  }

  double lowest_scale() const { return math::log(shortest_) - 5; }
  double highest_scale() const { return math::log(longest_) + 12; }

 private:
  Family family_;
  std::span<const Spell> spells_;
  double shortest_ = 0, longest_ = 0;
};

bool at_different_ages(std::span<const Spell> spells) {
  double first = -1;
  for (const Spell& spell : spells) {
    if (!spell.ended) continue;
    if (first >= 0 && spell.exit != first) return true;
    first = spell.exit;
  }
  return false;
}

bool whole(std::span<const Spell> spells) {
  return std::ranges::all_of(spells, [](const Spell& s) { return s.ended && s.entry == 0; });
}

/// Of spells that were all seen from beginning to end.
Lifetime by_logarithms(std::span<const Spell> spells) {
  const auto n = static_cast<double>(spells.size());
  double centre = 0, squares = 0;
  for (const Spell& spell : spells) centre += math::log(spell.exit) / n;
  for (const Spell& spell : spells) {
    const double apart = math::log(spell.exit) - centre;
    squares += apart * apart / n;
  }
  const double shape = std::clamp(std::sqrt(squares), least_shape, greatest_shape);
  return {Family::lognormal, math::exp(centre), shape};
}

Fitted exponential(std::span<const Spell> spells) {
  Fitted fitted;
  const Rate rate = rate_of(spells);
  fitted.law = {Family::exponential, 1 / rate.value, 1};
  fitted.scale = {1 / rate.high, 1 / rate.low};
  fitted.log_likelihood = log_likelihood(fitted.law, spells);
  fitted.aic = 2 - 2 * fitted.log_likelihood;
  return fitted;
}

}  // namespace

std::size_t failures(std::span<const Spell> spells) {
  return static_cast<std::size_t>(std::ranges::count_if(spells, &Spell::ended));
}

double exposure(std::span<const Spell> spells) {
  double sum = 0;
  for (const Spell& spell : spells) sum += spell.exit - spell.entry;
  return sum;
}

std::optional<Lifetime> likeliest(Family family, std::span<const Spell> spells) {
  if (failures(spells) == 0) return std::nullopt;
  if (family == Family::exponential)
    return Lifetime{family, exposure(spells) / static_cast<double>(failures(spells)), 1};
  if (!at_different_ages(spells)) return std::nullopt;
  if (family == Family::lognormal && whole(spells)) return by_logarithms(spells);
  const Surface surface(family, spells);
  const Peak shape =
      highest([&](double log_shape) { return surface.best_scale(log_shape).height; },
              math::log(least_shape), math::log(greatest_shape), 24);
  return Lifetime{family, math::exp(surface.best_scale(shape.at).at), math::exp(shape.at)};
}

std::optional<Fitted> fit(Family family, std::span<const Spell> spells) {
  const auto law = likeliest(family, spells);
  if (!law) return std::nullopt;
  if (family == Family::exponential) return exponential(spells);
  const Surface surface(family, spells);
  const Function by_shape = [&](double x) { return surface.best_scale(x).height; };
  const Function by_scale = [&](double x) { return surface.best_shape(x).height; };
  Fitted fitted;
  fitted.law = *law;
  fitted.log_likelihood = log_likelihood(*law, spells);
  fitted.aic = 4 - 2 * fitted.log_likelihood;
  const Peak shape{math::log(law->shape), fitted.log_likelihood};
  const Peak scale{math::log(law->scale), fitted.log_likelihood};
  fitted.shape = {crossing(by_shape, shape, math::log(least_shape)),
                  crossing(by_shape, shape, math::log(greatest_shape))};
  fitted.scale = {crossing(by_scale, scale, surface.lowest_scale()),
                  crossing(by_scale, scale, surface.highest_scale())};
  return fitted;
}

Rate rate_of(std::span<const Spell> spells) {
  constexpr double tail = 0.025;
  const std::size_t count = failures(spells);
  const double time = exposure(spells);
  if (count == 0) return {0, 0, -math::log(2 * tail) / time};
  return {static_cast<double>(count) / time, math::poisson_mean_low(count, tail) / time,
          math::poisson_mean_high(count, tail) / time};
}

}  // namespace headframe::sim::history
