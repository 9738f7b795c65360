#include "tests/conformance/suite.hpp"

namespace headframe::conformance {
INSTANTIATE_TEST_SUITE_P(in, Seam, testing::ValuesIn(worlds()),
                         [](const auto& world) { return world.param; });
}  // namespace headframe::conformance
