#include "sim/feed/mines.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/suggest.hpp"

namespace headframe::sim::feed {

std::expected<std::vector<std::string>, std::string> fed_mines(
    const scenario::Scenario& scenario, const std::vector<std::string>& named) {
  std::vector<std::string> connected, chosen;
  for (const auto& [name, mine] : scenario.mines)
    if (mine.connected) connected.push_back(name);
  if (named.empty()) return connected;
  for (const std::string& name : named) {
    const auto known = scenario.mines.find(name);
    if (known == scenario.mines.end())
      return std::unexpected(
          fmt::format("unknown mine '{}'{}", name, scenario::hint(name, connected)));
    if (!known->second.connected)
      return std::unexpected(fmt::format("'{}' uploads nothing; expected a connected mine", name));
    if (std::ranges::find(chosen, name) != chosen.end())
      return std::unexpected(fmt::format("'{}' is named twice; expected each mine once", name));
    chosen.push_back(name);
  }
  return chosen;
}

}  // namespace headframe::sim::feed
