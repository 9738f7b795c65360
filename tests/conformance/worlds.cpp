#include "tests/conformance/native_rig.hpp"
#include "tests/conformance/sim_rig.hpp"

namespace headframe::conformance {

std::vector<std::string> worlds() {
  auto names = virtual_worlds();
  names.push_back("native");
  return names;
}

std::unique_ptr<Rig> make_rig(const std::string& world) {
  if (world == "native") return make_native_rig();
  return std::make_unique<SimRig>(physics_of(world));
}

}  // namespace headframe::conformance
