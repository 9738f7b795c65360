// The registry's tables: mines, their states over time, and their connections. Nobody else names
// them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/modules/registry/rules.hpp"
#include "platform/store/connection.hpp"

namespace headframe::registry::tables {

extern const std::string_view ddl;

struct Registered {
  Mine mine;
  Link link;
};
using Mines = std::map<std::string, Registered, std::less<>>;
Mines load(store::Connection& connection);
std::optional<Registered> find(store::Connection& connection, std::string_view code);

/// Inserts or updates; a new mine starts off-line. A change of state is kept with who and why.
void keep(store::Connection& connection, const Mine& mine, std::string_view who,
          std::string_view reason, rt::WallTime at);
/// Ends the running outage, or begins one.
void keep_link(store::Connection& connection, std::string_view mine, const Link& link);

struct Outage {
  rt::WallTime began;
  std::optional<rt::WallTime> ended;
  bool lawful = false;
};
std::vector<Outage> outages(store::Connection& connection, std::string_view mine, rt::WallTime from,
                            rt::WallTime to);

}  // namespace headframe::registry::tables
