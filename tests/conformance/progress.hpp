// How far a story has come.
#pragma once

#include <exception>
#include <memory>
#include <vector>

#include "tests/conformance/rig.hpp"

namespace headframe::conformance {

struct Progress {
  std::size_t running = 0;
  std::exception_ptr error;  // the first that left an act
};

/// Starts every act on its node.
std::shared_ptr<const Progress> start(Rig& rig, std::vector<Act> acts);
/// Throws what the story threw, or that it is not over.
void finish(const Progress& progress);

}  // namespace headframe::conformance
