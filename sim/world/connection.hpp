// The state of one connection between two nodes.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "platform/rt/stream.hpp"
#include "sim/world/byte_queue.hpp"
#include "sim/world/physics.hpp"
#include "sim/world/topology.hpp"

namespace headframe::sim {

/// Names a connection and one of its ends: slot << 1 | side.
using EndId = std::uint64_t;
using Side = unsigned;  // 0: the end that connected, 1: the end that accepted

/// What travels, in order, in one direction.
struct Segment {
  enum class Kind : std::uint8_t { established, data, fin, reset };
  Kind kind;
  rt::Instant arrives;
  ByteQueue::Block bytes;
};

/// One direction: taken over → in flight on the lines → on the wire for the latency → received.
struct Direction {
  ByteQueue pending;
  ByteQueue::Block flying;
  bool in_flight = false;
  bool paused = false;  // the flight
  Physics::Handle flight = 0;
  std::vector<Segment> wire;
  Agenda::Ticket arrival = 0;  // of the wire's front
  bool held = false;           // the wire's front could not be delivered and waits
  Agenda::Ticket give_up = 0;
  std::size_t window = 0;      // room at the receiver as far as the sender knows
  std::size_t unannounced = 0; // room that the receiver has not yet told the sender of
  ByteQueue received;
  bool fin_wanted = false;
  bool fin_sent = false;
  bool fin_arrived = false;
};

struct End {
  enum class State : std::uint8_t {
    embryo,   // arrived, not yet accepted
    open,     // a program holds it
    closing,  // the program has let go; what it wrote is still being sent
    gone,     // the host knows nothing of it any more
  };
  NodeId node = 0;
  rt::Endpoint at;
  State state = State::embryo;
  bool held = false;  // by an edge
  rt::ErrorCode error;
  rt::asio::mutable_buffer read_into;
  rt::StreamEdge::Handler reader;
  rt::asio::const_buffer write_from;
  rt::StreamEdge::Handler writer;
  std::uint64_t reads = 0;
};

struct Connection {
  std::uint64_t serial = 0;
  Route route;
  std::array<End, 2> ends;
  std::array<Direction, 2> out;  // out[s] carries what ends[s] wrote
};

}  // namespace headframe::sim
