// Tables come as numbered steps, each module its own; a database remembers how far it is.
#pragma once

#include <string>
#include <vector>

#include "platform/store/connection.hpp"

namespace headframe::store {

/// Step `version` (1, 2, …) of one module. The module's tables are named `<module>_…`.
struct Migration {
  std::string module;
  int version = 1;
  std::string sql;
};

/// Brings the database up to date, wholly or not at all. Throws Error(schema) when the database is
/// ahead of these steps, or when a module's steps are not numbered 1, 2, 3 …
void migrate(Connection& connection, const std::vector<Migration>& steps, rt::WallTime now);

}  // namespace headframe::store
