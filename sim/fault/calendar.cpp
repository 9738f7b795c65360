#include "sim/fault/calendar.hpp"

#include "sim/math/distributions.hpp"
#include "sim/math/draws.hpp"

namespace headframe::sim::fault {

rt::Duration next_window(const Maintenance& plan, rt::Duration from) {
  const auto since = from - plan.first;
  if (since <= rt::Duration{}) {
    const auto windows_back = -since / plan.every;
    return plan.first - windows_back * plan.every;
  }
  const auto windows = (since + plan.every - rt::Duration{1}) / plan.every;
  return plan.first + windows * plan.every;
}

std::optional<rt::Duration> upgraded_at(const Wave& wave, std::uint64_t coin,
                                        std::uint64_t instant_draw) {
  if (!math::happens(wave.share, coin)) return std::nullopt;
  const double u = math::open_uniform(instant_draw);
  const auto length = static_cast<double>(wave.length.count());
  return wave.begin + rt::Duration{static_cast<std::int64_t>(u * length)};
}

}  // namespace headframe::sim::fault
