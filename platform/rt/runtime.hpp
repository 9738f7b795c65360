// The seam: everything a program of the platform may know about the world it runs in.
#pragma once

#include <memory>
#include <string_view>

#include "platform/rt/clock.hpp"
#include "platform/rt/lane.hpp"
#include "platform/rt/network.hpp"
#include "platform/rt/random.hpp"
#include "platform/rt/storage.hpp"
#include "platform/rt/task.hpp"

namespace headframe::rt {

/// One node's world. All callbacks and coroutines of the node run on executor(), one at a time.
/// References stay valid as long as the runtime. Implementations: platform/native (this machine),
/// sim/world (virtual time). Nothing in it tells which one it is.
class Runtime {
 public:
  virtual ~Runtime() = default;
  virtual asio::any_io_executor executor() = 0;
  virtual Clock& clock() = 0;
  virtual Network& network() = 0;
  virtual Storage& storage() = 0;
  virtual Entropy& entropy() = 0;
  /// For models and jitter; never for secrets. The same name gives the same stream from its start.
  virtual RandomStream random(std::string_view name) = 0;
  virtual std::unique_ptr<Lane> make_lane(std::string_view name) = 0;

  Task<Stream> connect(Endpoint remote) {
    return rt::connect(executor(), network(), std::move(remote));
  }
  Listener listen(const Endpoint& local) { return {executor(), network().listen(local)}; }
};

}  // namespace headframe::rt
