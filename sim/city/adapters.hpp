// Mines that change their systems by the list of components, and what the platform's supplier does
// about it: the files really change, and change back into something that the platform reads.
#pragma once

#include <map>
#include <string>

#include "sim/city/mine_site.hpp"
#include "sim/compatibility/matrix.hpp"
#include "sim/equipment/inventory.hpp"

namespace headframe::sim::city {

/// A mine writes what its newest system writes, until an adapter stands between it and the platform:
/// from then on what arrives is what the platform understood of that mine last. An adapter that
/// fails lets the mine's own format through again.
class Adapters {
 public:
  Adapters(const scenario::Scenario& scenario, MineSites& sites)
      : scenario_(scenario), sites_(sites) {}

  /// From now on the mine's host is down for the change, then runs the delivered system.
  void deliver(const std::string& mine, const equipment::Delivery& delivery,
               const equipment::Kind& kind);
  /// Does nothing to a mine without an adapter.
  void fail(const std::string& mine);
  /// Does nothing to a mine that needs none.
  void adapt(const std::string& mine);

 private:
  struct Installed {
    std::string system;
    std::uint32_t renumbering = 0;  // 0: points are numbered as the system says
    friend bool operator==(const Installed&, const Installed&) = default;
  };
  struct Mine {
    Installed own, understood;
    bool adapted = true;        // what arrives is `understood`
    std::uint32_t changes = 0;  // of its own system
  };

  Mine& at(const std::string& mine);
  void run(const std::string& mine, const Installed& system, rt::Duration switch_over);

  const scenario::Scenario& scenario_;
  MineSites& sites_;
  std::map<std::string, Mine> mines_;  // those that changed
};

}  // namespace headframe::sim::city
