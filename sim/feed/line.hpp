// The line between one mine and the other side, which a scenario can cut.
#pragma once

#include <memory>
#include <set>

#include "platform/rt/clock.hpp"
#include "platform/rt/network.hpp"

namespace headframe::sim::feed {

/// While the line is down, connects end with timed_out after `connect_limit`. When it goes down
/// every connection over it is reset: both ends see connection_reset at once. (A real line would
/// leave the far end half-open; a program without rights on the network cannot do that to somebody
/// else's machine.) Cuts count: each wants a restore() of its own.
class Line final : public rt::Network {
 public:
  /// `clock` is the one on which the connect limit passes.
  Line(rt::Network& beyond, rt::Clock& clock, rt::Duration connect_limit);
  ~Line() override;

  void cut();
  void restore();
  bool is_down() const;

  void connect(const rt::Endpoint& remote, ConnectHandler done) override;
  std::unique_ptr<rt::ListenerEdge> listen(const rt::Endpoint& local) override;

 private:
  class Edge;
  struct State {
    int cuts = 0;
    std::set<Edge*> edges;
  };
  static void connected(const std::shared_ptr<State>& state, rt::ErrorCode error,
                        std::unique_ptr<rt::StreamEdge> edge, ConnectHandler& done);

  rt::Network& beyond_;
  rt::Clock& clock_;
  rt::Duration connect_limit_;
  std::shared_ptr<State> state_;  // edges may outlive the line
};

}  // namespace headframe::sim::feed
