#include "tests/conformance/sim_rig.hpp"

namespace headframe::conformance {

std::vector<std::string> worlds() { return virtual_worlds(); }

std::unique_ptr<Rig> make_rig(const std::string& world) {
  return std::make_unique<SimRig>(physics_of(world));
}

}  // namespace headframe::conformance
