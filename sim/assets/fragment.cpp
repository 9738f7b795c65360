// A list of equipment as YAML.
#include <algorithm>

#include <fmt/format.h>

#include "sim/assets/list.hpp"
#include "sim/table/dates.hpp"

namespace headframe::sim::assets {
namespace {

/// What the office says about it, for the reader: on one line.
std::string remark(const Device& device) {
  std::string text;
  for (const std::string* part : {&device.id, &device.name, &device.place})
    if (!part->empty()) text += (text.empty() ? "  # " : ", ") + *part;
  std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return text;
}

std::string entry(const std::string& kind, const std::vector<Device>& devices) {
  std::string text = fmt::format("  {}:\n    count: {}\n    installed:\n      from: {}\n      to: {}\n      each:\n",
                                 kind, devices.size(), table::moment_text(devices.front().installed),
                                 table::moment_text(devices.back().installed));
  for (const Device& device : devices)
    text += fmt::format("        - {}{}\n", table::moment_text(device.installed), remark(device));
  return text;
}

/// Whether anything is repaired otherwise once the contract with this team has ended.
bool matters(const std::string& team, const scenario::Scenario& scenario) {
  return std::ranges::any_of(scenario.equipment.repairs, [&](const auto& named) {
    return named.second.team == team && named.second.wait_without_contract;
  });
}

}  // namespace

std::string fragment(const std::string& file, const List& list,
                     const scenario::Scenario& scenario) {
  std::string text = fmt::format("# Equipment as listed in {}, by `headframe import-equipment`.\n", file);
  std::string others;
  for (const auto& [kind, component] : scenario.equipment.components)
    if (!list.devices.contains(kind)) others += (others.empty() ? "" : ", ") + kind;
  if (!others.empty())
    text += fmt::format("# Not in the list, and left as {} has them: {}.\n", scenario.name, others);
  if (!list.contract_until.empty()) text += "teams:\n";
  for (const auto& [team, end] : list.contract_until)
    text += fmt::format("  {}: {{contract_until: {}}}{}\n", team, table::moment_text(end),
                        matters(team, scenario) ? ""
                                                : "  # no effect: its repairs say no wait_without_contract");
  text += "components:\n";
  for (const auto& [kind, devices] : list.devices) text += entry(kind, devices);
  return text;
}

}  // namespace headframe::sim::assets
