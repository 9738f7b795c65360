#include "sim/history/lifetime.hpp"

#include <cmath>

#include "sim/math/elementary.hpp"
#include "sim/math/normal_tail.hpp"

namespace headframe::sim::history {
namespace {

constexpr double log_root_two_pi = 0.91893853320467274178;

double standardised(const Lifetime& law, double age) {
  return math::log(age / law.scale) / law.shape;
}

double log_hazard(const Lifetime& law, double age) {
  if (law.family == Family::lognormal) {
    const double z = standardised(law, age);
    return -0.5 * z * z - log_root_two_pi - math::log(law.shape * age) - math::log_normal_tail(z);
  }
  return math::log(law.shape / law.scale) + (law.shape - 1) * math::log(age / law.scale);
}

/// The age at which the cumulative hazard reaches this.
double age_at(const Lifetime& law, double hazard) {
  if (law.family != Family::lognormal)
    return law.scale * math::pow(hazard, 1 / law.shape);
  double low = -40, high = 40;  // of the standardised logarithm
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (-math::log_normal_tail(middle) < hazard ? low : high) = middle;
  }
  return law.scale * math::exp(law.shape * 0.5 * (low + high));
}

}  // namespace

std::string_view name(Family family) {
  switch (family) {
    case Family::exponential: return "exponential";
    case Family::weibull: return "weibull";
    case Family::lognormal: return "lognormal";
  }
  return {};
}

double cumulative_hazard(const Lifetime& law, double age) {
  if (age <= 0) return 0;
  if (law.family == Family::lognormal) return -math::log_normal_tail(standardised(law, age));
  return math::pow(age / law.scale, law.shape);
}

double mean(const Lifetime& law) {
  if (law.family == Family::lognormal)
    return law.scale * math::exp(0.5 * law.shape * law.shape);
  return law.scale * math::gamma(1 + 1 / law.shape);
}

double remaining(const Lifetime& law, double age, double hazard) {
  return age_at(law, cumulative_hazard(law, age) + hazard) - age;
}

double log_likelihood(const Lifetime& law, std::span<const Spell> spells) {
  double sum = 0;
  for (const Spell& spell : spells) {
    if (spell.ended) sum += log_hazard(law, spell.exit);
    sum -= cumulative_hazard(law, spell.exit) - cumulative_hazard(law, spell.entry);
  }
  return sum;
}

}  // namespace headframe::sim::history
