#include "sim/city/costs.hpp"

namespace headframe::sim::city {

CostTable measured_costs() {
  using std::chrono::microseconds;
  CostTable table;
  table.set("admin.password", {microseconds(35'000), 0});
  table.set("admin.sessions", {microseconds(50), 0});
  table.set("api.read", {microseconds(100), 0});
  table.set("api.write", {microseconds(150), 0});
  table.set("control.shelves", {microseconds(50), 0});
  table.set("ftp.change", {microseconds(30), 0});
  table.set("ftp.list", {microseconds(100), 0});
  table.set("ftp.look", {microseconds(15), 0});
  table.set("ftp.place", {microseconds(100), 0});
  table.set("ftp.write", {microseconds(30), 1.0});
  table.set("ingest.decode", {microseconds(20), 10});
  table.set("ingest.move", {microseconds(60), 0});
  table.set("ingest.scan", {microseconds(100), 0});
  table.set("ingest.store", {microseconds(100), 10});
  table.set("mine.spool", {microseconds(30), 1.0});
  table.set("monitoring.compact", {microseconds(5'000), 0});
  table.set("monitoring.expire", {microseconds(500), 0});
  table.set("positioning.expire", {microseconds(500), 0});
  table.set("registry.silence", {microseconds(200), 0});
  table.set("store.commit", {microseconds(200), 1.0});
  table.set("store.open", {microseconds(20'000), 0});
  return table;
}

}  // namespace headframe::sim::city
