// How far behind each source of a live platform is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

struct Behind {
  std::string mine;
  std::optional<Moment> age;  // of its newest data; absent: never heard
  bool tooOld = false;        // longer than its silence limit, and it must send
};

/// The most behind first, those never heard before all; mines that may be silent last.
std::vector<Behind> mostBehind(const LinkState &link);

}  // namespace headframe::viz
