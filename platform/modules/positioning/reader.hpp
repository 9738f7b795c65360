// What others may ask positioning. Reads tables only, so it works on any connection and lane.
#pragma once

#include "platform/modules/positioning/tables.hpp"

namespace headframe::positioning {

class Reader {
 public:
  /// Who is below by the newest snapshot; file 0 when the mine never sent one.
  tables::Snapshot now(store::Connection& connection, std::string_view mine) const {
    return tables::newest(connection, mine);
  }
  std::vector<tables::Count> counts(store::Connection& connection, std::string_view mine,
                                    rt::WallTime from, rt::WallTime to) const {
    return tables::counts(connection, mine, from, to);
  }
};

}  // namespace headframe::positioning
