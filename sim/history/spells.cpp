#include "sim/history/spells.hpp"

#include <algorithm>

#include "sim/math/distributions.hpp"
#include "sim/math/elementary.hpp"

namespace headframe::sim::history {
namespace {

using Units = std::map<std::string, Unit>;

constexpr double shortest = 1.0 / 3600;  // hours

double hours(rt::Duration length) {
  return std::chrono::duration<double, std::ratio<3600>>(length).count();
}

bool is_blip(const Outage& outage, const Reading& reading) {
  return outage.restored && *outage.restored - outage.failed < reading.blips;
}

/// A unit's clock of age while outages go by.
class Working {
 public:
  Working(const Unit& unit, const Reading& reading, std::vector<Spell>& lives)
      : reading_(reading), lives_(lives), age_(hours(unit.observed_from - unit.installed)) {}

  void for_hours(double length, bool ended) {
    length = std::max(length, ended ? shortest : 0);
    if (length <= 0) return;
    lives_.push_back({age_, age_ + length, ended});
    age_ = (age_ + length) * (ended ? reading_.age_after_repair : 1);
  }
  double age() const { return age_; }

 private:
  const Reading& reading_;
  std::vector<Spell>& lives_;
  double age_;
};

/// A waiting time that uses up a hazard of mean 1.
double drawn_hazard(std::uint64_t draw) { return -math::log(math::open_uniform(draw)); }

enum Purpose : std::uint32_t { life, repair };

void live_again(const Unit& unit, std::uint64_t key, const Lifetime& law, const Reading& reading,
                const std::vector<Spell>& repairs, const math::Draws& draws,
                std::vector<Spell>& lives) {
  constexpr std::uint32_t most = 100'000;  // outages of one unit
  Working working(unit, reading, lives);
  double left = hours(unit.observed_until - unit.observed_from);
  for (std::uint32_t n = 0; n < most && left > 0; ++n) {
    const double lasts =
        remaining(law, working.age(), drawn_hazard(draws.of(key, Purpose::life, n)));
    working.for_hours(std::min(lasts, left), lasts < left);
    left -= std::max(lasts, shortest);
    if (repairs.empty()) continue;
    const auto which = static_cast<std::size_t>(
        math::open_uniform(draws.of(key, Purpose::repair, n)) * static_cast<double>(repairs.size()));
    left -= repairs[which].exit;
  }
}

}  // namespace

Spells spells_of(const Units& units, const Reading& reading) {
  Spells spells;
  for (const auto& [name, unit] : units) {
    Working working(unit, reading, spells.lives);
    rt::WallTime since = unit.observed_from;
    for (const Outage& outage : unit.outages) {
      if (is_blip(outage, reading)) {
        ++spells.blips;
        continue;
      }
      working.for_hours(hours(outage.failed - since), true);
      const rt::WallTime until = outage.restored.value_or(unit.observed_until);
      if (const double length = hours(until - outage.failed); length > 0)
        spells.repairs.push_back({0, length, outage.restored.has_value()});
      since = std::min(until, unit.observed_until);
    }
    working.for_hours(hours(unit.observed_until - since), false);
  }
  return spells;
}

Again lives_again(const Units& units, const Reading& reading, std::vector<Spell> repairs) {
  return [&units, reading, repairs = std::move(repairs)](const Lifetime& law,
                                                         const math::Draws& draws) {
    std::vector<Spell> lives;
    for (const auto& [name, unit] : units)
      live_again(unit, math::key_of(name), law, reading, repairs, draws, lives);
    return lives;
  };
}

Again repairs_again(const Units& units, const Reading& reading) {
  return [&units, reading](const Lifetime& law, const math::Draws& draws) {
    std::vector<Spell> repairs;
    for (const auto& [name, unit] : units) {
      std::uint32_t n = 0;
      for (const Outage& outage : unit.outages) {
        if (is_blip(outage, reading)) continue;
        const double lasts =
            remaining(law, 0, drawn_hazard(draws.of(math::key_of(name), Purpose::repair, n++)));
        // Whoever wrote down a restoration after the end of observation watched until then.
        const rt::WallTime end = outage.restored.value_or(unit.observed_until);
        const double seen = hours(std::max(unit.observed_until, end) - outage.failed);
        if (seen > 0) repairs.push_back({0, std::max(std::min(lasts, seen), 1e-9), lasts < seen});
      }
    }
    return repairs;
  };
}

}  // namespace headframe::sim::history
