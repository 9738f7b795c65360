#include "platform/modules/administration/presence.hpp"

namespace headframe::administration {

void leave_sign_of_life(store::Connection& connection, rt::WallTime began, rt::WallTime now) {
  connection.run(
      "INSERT INTO administration_presence VALUES(NULL, ?, ?, 0) "
      "ON CONFLICT(began) DO UPDATE SET seen = max(seen, excluded.seen)",
      began, now);
}

void end_presence(store::Connection& connection, rt::WallTime began, rt::WallTime now) {
  leave_sign_of_life(connection, began, now);
  connection.run("UPDATE administration_presence SET orderly = 1 WHERE began = ?", began);
}

std::vector<Absence> absences(store::Connection& connection, rt::WallTime from, rt::WallTime to) {
  std::vector<Absence> found;
  // A clock that was set back between two runs leaves no absence that could be told.
  auto row = connection.query(
      "SELECT seen, began, orderly FROM (SELECT seen, orderly, "
      "lead(began) OVER (ORDER BY id) AS began FROM administration_presence) "
      "WHERE began > seen AND seen >= ? AND seen < ? ORDER BY seen",
      from, to);
  while (row.step()) found.push_back({row.time(0), row.time(1), row.integer(2) != 0});
  return found;
}

}  // namespace headframe::administration
