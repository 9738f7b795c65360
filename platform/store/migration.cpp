#include "platform/store/migration.hpp"

#include <map>

#include <fmt/format.h>

namespace headframe::store {

void migrate(Connection& connection, const std::vector<Migration>& steps, rt::WallTime now) {
  Savepoint whole(connection);
  connection.script(
      "CREATE TABLE IF NOT EXISTS schema_version("
      "module TEXT, version INTEGER, applied_at INTEGER, PRIMARY KEY(module, version)) WITHOUT "
      "ROWID");
  std::map<std::string, int> stored, offered;
  auto rows = connection.query("SELECT module, max(version) FROM schema_version GROUP BY module");
  while (rows.step()) stored[rows.text(0)] = static_cast<int>(rows.integer(1));
  for (const Migration& step : steps) {
    if (step.version != ++offered[step.module])
      throw Error(Failure::schema,
                  fmt::format("{}: step {} is out of order", step.module, step.version));
    if (step.version <= stored[step.module]) continue;
    connection.script(step.sql);
    connection.run("INSERT INTO schema_version VALUES(?, ?, ?)", step.module, step.version, now);
  }
  for (const auto& [module, version] : offered)
    if (stored[module] > version)
      throw Error(Failure::schema,
                  fmt::format("{}: the database is at version {}, this program knows {}", module,
                              stored[module], version));
  whole.release();
}

}  // namespace headframe::store
