#include "sim/city/grid.hpp"

#include "sim/scenario/load.hpp"

namespace headframe::sim::city {
namespace {

constexpr double bits_per_byte = 8;

// A mine's front-end machine is no bottleneck and not what is studied.
NodeParameters front_end(Attachment attachment) {
  NodeParameters parameters;
  parameters.host = {.cores = 2, .speed = 1};
  parameters.disk.sync_time = std::chrono::milliseconds(2);
  parameters.attachment = std::move(attachment);
  return parameters;
}

NodeParameters machine(const scenario::Machine& machine, Attachment attachment) {
  NodeParameters parameters;
  parameters.host = {.cores = static_cast<int>(machine.cores), .speed = machine.speed};
  parameters.disk.bytes_per_second = machine.disk.bytes_per_s;
  parameters.disk.sync_time = machine.disk.sync_latency;
  parameters.attachment = std::move(attachment);
  return parameters;
}

}  // namespace

Grid::Grid(World& world, const scenario::Scenario& scenario) {
  for (const auto& [name, link] : scenario.links)
    links_[name] = &world.add_link(name, link.latency, link.bandwidth_bits_per_s / bits_per_byte);
  for (const auto& [name, node] : scenario.nodes)
    nodes_[name] = &world.add_node(name, machine(node, attachment(scenario, node.link)));
  for (const auto& [name, mine] : scenario.mines)
    if (mine.connected)
      nodes_[name] = &world.add_node(name, front_end(attachment(scenario, mine.link)));
}

Attachment Grid::attachment(const scenario::Scenario& scenario, const std::string& link) const {
  Attachment result;
  for (const std::string& hop : scenario::path_to_centre(scenario, link))
    result.push_back(links_.at(hop));
  return result;
}

}  // namespace headframe::sim::city
