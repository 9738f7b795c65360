#include "sim/staff/roster.hpp"

#include <algorithm>

namespace headframe::sim::staff {

std::vector<std::string> Roster::officer_names() const {
  std::vector<std::string> names;
  for (const Shift& shift : officers.shifts) names.push_back(shift.officer);
  std::ranges::sort(names);
  const auto again = std::ranges::unique(names);
  names.erase(again.begin(), again.end());
  return names;
}

}  // namespace headframe::sim::staff
