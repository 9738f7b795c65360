// What others may ask the registry. Reads tables only, so it works on any connection and lane.
#pragma once

#include "platform/core/directory.hpp"
#include "platform/modules/registry/tables.hpp"

namespace headframe::registry {

class Reader final : public core::MineDirectory {
 public:
  std::optional<core::MineFacts> find(store::Connection& connection,
                                      std::string_view mine) const override;
  /// All mines with their connections, ordered by code.
  tables::Mines mines(store::Connection& connection) const { return tables::load(connection); }
  /// When a mine could not be heard within [from, to), and whether it might be silent.
  std::vector<tables::Outage> outages(store::Connection& connection, std::string_view mine,
                                      rt::WallTime from, rt::WallTime to) const {
    return tables::outages(connection, mine, from, to);
  }
};

}  // namespace headframe::registry
