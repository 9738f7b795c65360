#include "sim/staff/habits.hpp"

#include "platform/core/civil.hpp"
#include "sim/math/distributions.hpp"

namespace headframe::sim::staff {
namespace {

constexpr rt::Duration day = std::chrono::hours(24);

rt::RandomStream stream(std::uint64_t seed, const std::string& person, std::string_view purpose) {
  return {seed, "staff/" + person + "/" + std::string(purpose)};
}

rt::WallTime midnight_before(rt::WallTime time) {
  return core::start_of_day(core::day_of(time));
}

}  // namespace

rt::Duration Dice::of(const math::Law& law, std::string_view purpose) const {
  return law.of(stream(seed_, person_, purpose).at(0));
}

bool Dice::happens(double probability, std::string_view purpose) const {
  auto draws = stream(seed_, person_, purpose);
  return math::bernoulli(draws, probability);
}

std::size_t Dice::below(std::size_t n, std::string_view purpose) const {
  return stream(seed_, person_, purpose).below(n);
}

const Shift& shift_at(const std::vector<Shift>& shifts, rt::WallTime now) {
  const rt::Duration since = now - midnight_before(now);
  const Shift* on = &shifts.back();  // until the day's first shift begins
  for (const Shift& shift : shifts)
    if (shift.from <= since) on = &shift;
  return *on;
}

rt::WallTime next_change(const std::vector<Shift>& shifts, rt::WallTime now) {
  const rt::WallTime midnight = midnight_before(now);
  for (const Shift& shift : shifts)
    if (midnight + shift.from > now) return midnight + shift.from;
  return midnight + day + shifts.front().from;
}

rt::WallTime rounded(rt::WallTime time, rt::Duration step) {
  if (step == rt::Duration{}) return time;
  const rt::WallTime midnight = midnight_before(time);
  return midnight + (time - midnight + step / 2) / step * step;
}

rt::WallTime closing_time(const PaperHabits& habits, rt::WallTime restored, rt::Duration wait) {
  constexpr std::int64_t thursday = 3;  // 1970-01-01
  const rt::WallTime earliest = restored + wait;
  for (std::int64_t d = core::day_of(earliest);; ++d) {
    const rt::WallTime at = core::start_of_day(d) + habits.closing_hour;
    if (at >= earliest && (d + thursday) % habits.closing_days == 0) return at;
  }
}

}  // namespace headframe::sim::staff
