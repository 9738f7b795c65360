// One connected mine: the truth underground, which no crash touches, and its system on its node.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/city/era.hpp"
#include "sim/mine/system.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/node.hpp"

namespace headframe::sim::city {

class MineSite {
 public:
  MineSite(const scenario::Scenario& scenario, const std::string& name, Node& node,
           std::uint64_t seed, plant::Weather& weather, mine::TruthSink& truth,
           std::function<void()> down);
  ~MineSite();
  MineSite(const MineSite&) = delete;
  MineSite& operator=(const MineSite&) = delete;

  /// Hands over the account and switches the front-end machine on.
  void begin(rt::Endpoint platform, std::string user, std::string secret);
  /// While held, files wait in the spool.
  void hold(bool held);
  void stop_production();
  /// From now on the mine's host is down for `switch_over`, then runs `next`. A host whose node is
  /// down comes back as the new one. Without effect after stop_production().
  void replace(mine::Installation next, rt::Duration switch_over);
  /// Nothing waits to be delivered; false while the node is down.
  bool is_drained() const;
  /// The mine's own system runs.
  bool is_up() const { return system_ != nullptr; }

  /// With all replacements so far among its upgrades.
  const mine::MineDescription& description() const { return description_; }
  const plant::Layout& layout() const { return plant_.layout(); }
  /// The truth underground, for events that are planned before the run.
  plant::Mine& plant() { return plant_; }
  const plant::Mine& plant() const { return plant_; }

 private:
  Era era_;
  mine::MineDescription description_;
  Node& node_;
  plant::Mine plant_;
  plant::People people_;
  plant::Weather& weather_;
  mine::TruthSink& truth_;
  std::function<void()> down_;  // told when the node went down
  bool held_ = false, producing_ = true;
  mine::MineSystem* system_ = nullptr;  // of the running program; null while the node is down
};

using MineSites = std::map<std::string, std::unique_ptr<MineSite>>;  // by name in the scenario

}  // namespace headframe::sim::city
