#include "sim/city/costs.hpp"

namespace headframe::sim::city {

CostTable measured_costs() {
  using std::chrono::microseconds;
  using std::chrono::nanoseconds;
  CostTable table;
  table.set("admin.password", {microseconds(76'000), 0});
  table.set("admin.presence", {microseconds(28), 0});
  table.set("admin.sessions", {microseconds(28), 0});
  table.set("api.read", {microseconds(310), 0});
  table.set("api.write", {microseconds(120), 0});
  table.set("control.shelves", {nanoseconds(9'200), 0});
  table.set("ftp.change", {microseconds(16), 0});
  table.set("ftp.list", {microseconds(35), 0});
  table.set("ftp.look", {nanoseconds(8'500), 0});
  table.set("ftp.place", {microseconds(29), 0});
  table.set("ftp.write", {microseconds(16), 0.42});
  table.set("ingest.decode", {microseconds(27), 5.5});
  table.set("ingest.move", {microseconds(39), 0});
  table.set("ingest.scan", {microseconds(53), 0});
  table.set("ingest.store", {microseconds(80), 6.3});
  table.set("mine.spool", {microseconds(22), 1.9});
  table.set("monitoring.compact", {microseconds(1'500), 0});
  table.set("monitoring.expire", {microseconds(2'500), 0});
  table.set("positioning.expire", {microseconds(4'900), 0});
  table.set("registry.silence", {nanoseconds(3'500), 0});
  table.set("store.commit", {microseconds(44), 0.14});
  table.set("store.open", {microseconds(1'700), 0});
  return table;
}

}  // namespace headframe::sim::city
