// Two nodes in virtual time, each behind a line of its own.
#pragma once

#include "sim/world/world.hpp"
#include "tests/conformance/rig.hpp"

namespace headframe::conformance {

sim::WorldParameters conformance_world(std::uint64_t seed = 1);

/// "fixed" and "simgrid".
std::vector<std::string> virtual_worlds();
sim::PhysicsFactory physics_of(const std::string& world);

class SimRig : public Rig {
 public:
  explicit SimRig(const sim::PhysicsFactory& physics,
                  const sim::WorldParameters& parameters = conformance_world());

  rt::Runtime& runtime(std::size_t node) override { return nodes_[node]->runtime(); }
  std::string host(std::size_t node) override { return nodes_[node]->address(); }
  void run(std::vector<Act> acts, rt::Duration limit) override;
  using Rig::run;
  bool is_virtual() const override { return true; }

  sim::World& world() { return world_; }
  sim::Node& node(std::size_t i) { return *nodes_[i]; }
  const sim::Link& line(std::size_t i) { return *lines_[i]; }

 private:
  sim::World world_;
  std::array<const sim::Link*, 2> lines_;
  std::array<sim::Node*, 2> nodes_;
};

}  // namespace headframe::conformance
