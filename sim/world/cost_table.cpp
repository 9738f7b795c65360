#include "sim/world/cost_table.hpp"

namespace headframe::sim {

rt::Duration CostTable::cost_of(const rt::Work& work) const {
  const auto found = costs_.find(work.name);
  if (found == costs_.end()) throw UnknownWork(work.name);
  const double bytes = static_cast<double>(work.bytes) * found->second.nanoseconds_per_byte;
  return found->second.fixed + rt::Duration(static_cast<std::int64_t>(bytes));
}

std::vector<std::string> CostTable::names() const {
  std::vector<std::string> names;
  for (const auto& [name, cost] : costs_) names.push_back(name);
  return names;
}

}  // namespace headframe::sim
