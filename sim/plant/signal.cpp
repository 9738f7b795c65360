#include "sim/plant/signal.hpp"

#include <string>

namespace headframe::sim::plant {

Wander::Wander(rt::RandomStream stream, double phi, rt::Duration knot)
    : knots_(stream, phi), knot_(knot) {}

void Wander::load(std::int64_t index) {
  if (index == loaded_) return;
  from_ = index == loaded_ + 1 ? to_ : knots_.at(index);
  to_ = knots_.at(index + 1);
  loaded_ = index;
}

double Wander::at(rt::WallTime t) {
  const std::int64_t ns = t.since_epoch.count();
  const std::int64_t index = ns / knot_.count();
  load(index);
  const double part = static_cast<double>(ns - index * knot_.count()) /
                      static_cast<double>(knot_.count());
  return from_ + (to_ - from_) * part;
}

double Wander::slope_per_hour(rt::WallTime t) {
  load(t.since_epoch.count() / knot_.count());
  return (to_ - from_) * (3600e9 / static_cast<double>(knot_.count()));
}

Signal::Signal(std::uint64_t seed, std::string_view name)
    : slow_(rt::RandomStream(seed, std::string(name) + "/slow"), 0.85, std::chrono::minutes(10)),
      fast_(rt::RandomStream(seed, std::string(name) + "/fast"), 0.75) {}

double Signal::fast(rt::WallTime t) {
  return fast_.at(t.since_epoch / std::chrono::seconds(30));
}

}  // namespace headframe::sim::plant
