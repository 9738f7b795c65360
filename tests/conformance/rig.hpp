// Two nodes of some world, for tests that must hold in every world.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"

namespace headframe::conformance {

/// A task on one of the two nodes.
struct Act {
  std::size_t node;
  rt::Task<> task;
};

/// A fresh pair of nodes, 0 and 1, that reach each other; reads return short prefixes where the
/// world can force it. Work named "conformance.job" and "conformance.long" is priced, the second
/// at 10 ms.
class Rig {
 public:
  virtual ~Rig() = default;
  virtual rt::Runtime& runtime(std::size_t node) = 0;
  /// Under which the other node reaches this one.
  virtual std::string host(std::size_t node) = 0;
  /// Runs until all acts have ended. Rethrows what leaves an act; throws std::runtime_error when
  /// they need more than `limit` of the nodes' time.
  virtual void run(std::vector<Act> acts, rt::Duration limit = std::chrono::seconds(20)) = 0;
  /// now() stands still while a handler runs, and equal timings repeat exactly.
  virtual bool is_virtual() const = 0;

  void run(std::size_t node, rt::Task<> task) {
    std::vector<Act> acts;
    acts.push_back({node, std::move(task)});
    run(std::move(acts));
  }
  void run(rt::Task<> on_first, rt::Task<> on_second) {
    std::vector<Act> acts;
    acts.push_back({0, std::move(on_first)});
    acts.push_back({1, std::move(on_second)});
    run(std::move(acts));
  }
};

/// The worlds of this build: "fixed", "simgrid", "native".
std::vector<std::string> worlds();
std::unique_ptr<Rig> make_rig(const std::string& world);

}  // namespace headframe::conformance
