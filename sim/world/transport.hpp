// Streams between nodes: order, latency and the four ways to fail. Bandwidth is the physics'.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/rt/random.hpp"
#include "sim/world/connection.hpp"
#include "sim/world/seam.hpp"

namespace headframe::sim {

struct NetworkParameters {
  /// How long sent bytes may stay unacknowledged; about Linux's tcp_retries2 = 15.
  rt::Duration give_up = std::chrono::minutes(15);
  /// Linux's tcp_syn_retries = 6: tries after 1, 3, 7, 15, 31 and 63 s, gives up after 127 s.
  rt::Duration connect_first_retry = std::chrono::seconds(1);
  rt::Duration connect_give_up = std::chrono::seconds(127);
  std::size_t send_buffer_bytes = 256 * 1024;
  /// The window: below rate × round trip it, not the line, sets the pace.
  std::size_t receive_buffer_bytes = 1024 * 1024;
  std::size_t flight_bytes = 64 * 1024;
  std::size_t backlog = 128;
  /// Share of reads that return fewer bytes than they could. Conformance tests take 1.
  double short_reads = 0.001;
};

/// What the transport must know of nodes.
class Hosts {
 public:
  virtual ~Hosts() = default;
  virtual bool is_up(NodeId node) const = 0;
  virtual const std::string& address_of(NodeId node) const = 0;
  virtual const Attachment& attachment_of(NodeId node) const = 0;
  /// "localhost" and 127.0.0.1 are `from` itself.
  virtual std::optional<NodeId> resolve(NodeId from, const std::string& host) const = 0;
  /// Of the current incarnation; the node must be up.
  virtual Seam& seam_of(NodeId node) = 0;
};

/// Connections that exist. One flight per direction at a time keeps the bytes of a direction in
/// order; what is written meanwhile travels together. A line that is down stalls flights and holds
/// arrivals until it is back; a host that is off holds arrivals until it is on again and answers
/// with a reset. After the give-up time of a stall the sender's end fails with timed_out.
class Transport {
 public:
  /// Told when the first segment of a new connection reaches the accepting node; false refuses.
  using Arrived = std::function<bool(EndId)>;

  Transport(NetworkParameters parameters, Agenda& agenda, Physics& physics, Hosts& hosts,
            std::uint64_t seed);
  void on_arrival(Arrived arrived) { arrived_ = std::move(arrived); }

  /// Makes a connection whose side 0 is open; returns side 0.
  EndId create(NodeId from, const rt::Endpoint& local, NodeId to, const rt::Endpoint& remote);
  std::unique_ptr<rt::StreamEdge> edge(EndId end, Seam& seam);

  void read(EndId end, rt::asio::mutable_buffer into, rt::StreamEdge::Handler done);
  void write(EndId end, std::span<const rt::asio::const_buffer> from, rt::StreamEdge::Handler done);
  void shutdown_send(EndId end);
  void close(EndId end);
  void reset(EndId end);
  void cancel(EndId end);
  NodeId node_of(EndId end) { return end_of(end).node; }
  const rt::Endpoint& local(EndId end) { return end_of(end).at; }
  const rt::Endpoint& remote(EndId end) { return end_of(end ^ 1).at; }

  void flight_done(EndId sender);
  void link_changed(const Link& link);
  /// The host forgets its connections without a word to anyone.
  void host_crashed(NodeId node);
  void host_booted(NodeId node);

  const NetworkParameters& parameters() const { return parameters_; }
  std::size_t open_connections() const { return open_; }

 private:
  Connection& connection(EndId end) { return *connections_[end >> 1]; }
  End& end_of(EndId end) { return connection(end).ends[end & 1]; }
  /// Of the bytes that the end sends.
  Direction& out_of(EndId end) { return connection(end).out[end & 1]; }
  Direction& in_of(EndId end) { return connection(end).out[(end & 1) ^ 1]; }

  void take_over(EndId end, std::span<const rt::asio::const_buffer> from,
                 rt::StreamEdge::Handler done);
  void serve_reader(EndId end);
  void serve_writer(EndId end);
  std::size_t share_of(EndId end, std::size_t available);
  void announce_room(EndId receiver, std::size_t freed);
  void pump(EndId sender);
  void send(EndId sender, Segment::Kind kind, ByteQueue::Block bytes);
  void schedule_arrival(EndId sender);
  void arrive(EndId sender);
  void deliver(EndId sender, Segment segment);
  void hold(EndId sender);
  void stall(EndId sender);
  void pause(EndId sender);
  void unpause(EndId sender);
  void end_stall(EndId sender);
  void resume(EndId sender);
  void give_up(EndId sender);
  void refuse(EndId end);
  void fail(EndId end, rt::ErrorCode error);
  void forget(EndId end);
  void abort_operations(EndId end);
  bool is_finished(EndId end);
  void release_if_finished(EndId end);

  NetworkParameters parameters_;
  Agenda& agenda_;
  Physics& physics_;
  Hosts& hosts_;
  rt::RandomStream chance_;
  Arrived arrived_;
  SpareBlocks spare_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<std::uint32_t> free_;
  std::uint64_t next_serial_ = 1;
  std::size_t open_ = 0;
};

}  // namespace headframe::sim
