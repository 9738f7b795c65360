// How connections come about: listening ports and connection attempts.
#pragma once

#include <deque>
#include <map>
#include <memory>

#include "platform/rt/network.hpp"
#include "sim/world/transport.hpp"

namespace headframe::sim {

/// An attempt takes one round trip. No answer (line down, host off, backlog full) is tried again
/// after 1, 3, 7 … s until the give-up time, and then timed_out. A host without a listener refuses.
class Doors {
 public:
  Doors(Agenda& agenda, Transport& transport, Hosts& hosts);

  void connect(Seam& seam, const rt::Endpoint& remote, rt::Network::ConnectHandler done);
  /// Throws address_in_use, address_not_available.
  std::unique_ptr<rt::ListenerEdge> listen(Seam& seam, const rt::Endpoint& local);
  void host_crashed(NodeId node);

 private:
  friend class DoorListener;
  struct Port {
    NodeId node;
    std::uint16_t number;
    friend auto operator<=>(const Port&, const Port&) = default;
  };
  struct Listening {
    Seam* seam;
    bool only_local;
    std::deque<EndId> waiting;
    rt::ListenerEdge::Handler acceptor;
  };
  struct Attempt {
    Seam* seam;
    NodeId to;
    rt::Endpoint remote;
    Route route;
    rt::Network::ConnectHandler done;
    Agenda::Ticket retry = 0;
    Agenda::Ticket deadline = 0;
  };
  using AttemptId = std::uint64_t;

  void try_to_connect(AttemptId id, rt::Duration retry_after);
  void ask(AttemptId id);
  void answer(AttemptId id, bool listening);
  void finish(AttemptId id, rt::ErrorCode error, std::unique_ptr<rt::StreamEdge> edge);
  bool arrived(EndId end);
  void accept(const Port& port, rt::ListenerEdge::Handler done);
  void close(const Port& port);
  void hand_over(Listening& listening);
  std::uint16_t free_port(NodeId node);

  Agenda& agenda_;
  Transport& transport_;
  Hosts& hosts_;
  std::map<Port, Listening> listening_;
  std::map<AttemptId, Attempt> attempts_;
  std::map<NodeId, std::uint16_t> last_port_;
  AttemptId next_attempt_ = 1;
};

}  // namespace headframe::sim
