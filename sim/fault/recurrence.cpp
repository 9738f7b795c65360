#include "sim/fault/recurrence.hpp"

#include "sim/math/draws.hpp"

namespace headframe::sim::fault {

std::optional<rt::Duration> returns_after(const Recurrence& recurrence, std::uint64_t coin,
                                          std::uint64_t delay_draw) {
  if (!math::happens(recurrence.probability, coin)) return std::nullopt;
  return recurrence.delay.of(delay_draw);
}

}  // namespace headframe::sim::fault
