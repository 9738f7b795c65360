#include "sim/fault/mode.hpp"

namespace headframe::sim::fault {

std::size_t choose(std::span<const Mode> modes, std::uint64_t draw) {
  if (modes.size() < 2) return 0;
  double sum = 0;
  for (const Mode& mode : modes) sum += mode.weight;
  double left = static_cast<double>(draw >> 11) * 0x1p-53 * sum;
  for (std::size_t i = 0; i + 1 < modes.size(); ++i) {
    left -= modes[i].weight;
    if (left < 0) return i;
  }
  return modes.size() - 1;
}

}  // namespace headframe::sim::fault
