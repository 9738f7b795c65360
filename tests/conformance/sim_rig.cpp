#include "tests/conformance/sim_rig.hpp"

#include <stdexcept>

#include "sim/simgrid/simgrid_physics.hpp"
#include "tests/conformance/progress.hpp"

namespace headframe::conformance {

using std::chrono::microseconds;
using std::chrono::milliseconds;

sim::WorldParameters conformance_world(std::uint64_t seed) {
  sim::WorldParameters parameters;
  parameters.seed = seed;
  parameters.network.short_reads = 1;
  parameters.costs.set("conformance.job", {microseconds(10), 0});
  parameters.costs.set("conformance.long", {milliseconds(10), 0});
  parameters.costs.set("store.commit", {microseconds(10), 0});
  return parameters;
}

SimRig::SimRig(const sim::PhysicsFactory& physics, const sim::WorldParameters& parameters)
    : world_(parameters, physics) {
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string number = std::to_string(i);
    lines_[i] = &world_.add_link("line-" + number, milliseconds(5), 1e7);
    sim::NodeParameters node;
    node.host.cores = 2;
    node.attachment = {lines_[i]};
    nodes_[i] = &world_.add_node("node-" + number, node);
  }
  for (sim::Node* node : nodes_)
    node->boot([](rt::Runtime&) { return std::make_shared<int>(0); });
}

void SimRig::run(std::vector<Act> acts, rt::Duration limit) {
  const auto progress = start(*this, std::move(acts));
  const rt::Instant end = world_.now() + limit;
  while (progress->running > 0 && world_.now() < end) {
    world_.run_until(world_.now());
    const auto next = world_.next_event();
    if (progress->running > 0) world_.run_until(std::min(next.value_or(end), end));
  }
  finish(*progress);
}

std::vector<std::string> virtual_worlds() { return {"fixed", "simgrid"}; }

sim::PhysicsFactory physics_of(const std::string& world) {
  if (world == "fixed") return sim::fixed_physics();
  if (world == "simgrid") return sim::simgrid_physics();
  throw std::invalid_argument("no such virtual world: " + world);
}

}  // namespace headframe::conformance
