// Two nodes on this machine's sockets, files and clocks.
#pragma once

#include "tests/conformance/rig.hpp"

namespace headframe::conformance {

/// Both share one loop and each has a temporary folder, which goes with the rig.
std::unique_ptr<Rig> make_native_rig();

}  // namespace headframe::conformance
