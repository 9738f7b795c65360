// GB and GC points name themselves: mine code, system 01 or 02, MN KG LJ or DT, the sensor's type,
// then the mine's own number (domain.md §1.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/wire/records.hpp"

namespace headframe::wire::dialects {

struct NationalPoint {
  PointKind kind = PointKind::analog;
  std::string sensor;
};

/// What the identifier of a point says; nothing when it is not built that way.
std::optional<NationalPoint> parse_national_point(std::string_view point);

}  // namespace headframe::wire::dialects
