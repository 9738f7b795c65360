// What the causes of outages are called, for people who do not read the simulator's code.
#pragma once

#include <string_view>

#include "platform/kpi/measure.hpp"

namespace headframe::sim::report {

/// A cause is a path from the thing to what happened to it, "line/circuit-dengfeng/line-cut", or one
/// word. In words by its last part; a part that nobody has given words to stands as it is.
kpi::Text words_of_cause(std::string_view cause);

}  // namespace headframe::sim::report
