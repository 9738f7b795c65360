#include "sim/device/life.hpp"

#include "sim/math/distributions.hpp"
#include "sim/math/elementary.hpp"

namespace headframe::sim::device {
namespace {

double ns(rt::Duration duration) { return static_cast<double>(duration.count()); }

}  // namespace

double cumulative_hazard(const Life& life, rt::Duration age) {
  const double x = ns(age) / ns(life.scale);
  return life.shape == 1 ? x : math::pow(x, life.shape);
}

rt::Duration remaining_life(const Life& life, rt::Duration age, double rate, std::uint64_t draw) {
  if (!(rate > 0)) return endless;
  const double hazard = -math::log(math::open_uniform(draw)) / rate;  // that it survives
  double more = ns(life.scale) * hazard;
  if (life.shape != 1) {
    const double total = cumulative_hazard(life, age) + hazard;
    more = ns(life.scale) * math::pow(total, 1 / life.shape) - ns(age);
  }
  if (!(more < ns(endless))) return endless;
  return rt::Duration{more > 0 ? static_cast<std::int64_t>(more) : 0};
}

double survival(const Life& life, rt::Duration age, rt::Duration more, double rate) {
  return math::exp(-rate * (cumulative_hazard(life, age + more) - cumulative_hazard(life, age)));
}

rt::Duration age_after_repair(rt::Duration age_at_failure, double factor) {
  return rt::Duration{static_cast<std::int64_t>(ns(age_at_failure) * factor)};
}

}  // namespace headframe::sim::device
