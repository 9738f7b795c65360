#include "sim/world/transport.hpp"

#include <algorithm>

namespace headframe::sim {
namespace {
using Kind = Segment::Kind;
using State = End::State;
}  // namespace

Transport::Transport(NetworkParameters parameters, Agenda& agenda, Physics& physics, Hosts& hosts,
                     std::uint64_t seed)
    : parameters_(parameters),
      agenda_(agenda),
      physics_(physics),
      hosts_(hosts),
      chance_(seed, "network/short-reads") {}

EndId Transport::create(NodeId from, const rt::Endpoint& local, NodeId to,
                        const rt::Endpoint& remote) {
  auto made = std::make_unique<Connection>();
  made->serial = next_serial_++;
  made->route = Route(hosts_.attachment_of(from), hosts_.attachment_of(to));
  if (from == to) made->route = {};
  made->ends[0].node = from;
  made->ends[0].at = local;
  made->ends[0].state = State::open;
  made->ends[1].node = to;
  made->ends[1].at = remote;
  for (Direction& direction : made->out) direction.window = parameters_.receive_buffer_bytes;
  std::uint32_t slot = static_cast<std::uint32_t>(connections_.size());
  if (free_.empty()) {
    connections_.push_back(std::move(made));
  } else {
    slot = free_.back();
    free_.pop_back();
    connections_[slot] = std::move(made);
  }
  ++open_;
  const EndId end = static_cast<EndId>(slot) << 1;
  send(end, Kind::established, {});
  return end;
}

void Transport::send(EndId sender, Kind kind, ByteQueue::Block bytes) {
  Direction& out = out_of(sender);
  rt::Instant arrives = agenda_.now() + connection(sender).route.latency();
  if (!out.wire.empty()) arrives = std::max(arrives, out.wire.back().arrives);
  out.wire.push_back({kind, arrives, std::move(bytes)});
  if (out.arrival == 0 && !out.held) schedule_arrival(sender);
}

void Transport::schedule_arrival(EndId sender) {
  Direction& out = out_of(sender);
  out.arrival = agenda_.add(out.wire.front().arrives, [this, sender] { arrive(sender); });
}

void Transport::pump(EndId sender) {
  Connection& c = connection(sender);
  Direction& out = out_of(sender);
  while (!out.in_flight && end_of(sender).state != State::gone) {
    if (out.pending.empty()) {
      if (out.fin_wanted && !std::exchange(out.fin_sent, true)) send(sender, Kind::fin, {});
      return;
    }
    const std::size_t count = std::min({out.pending.size(), parameters_.flight_bytes, out.window});
    if (count == 0) return;
    out.window -= count;
    out.pending.take_block(count, out.flying);
    if (c.route.is_free()) {
      send(sender, Kind::data, std::exchange(out.flying, {}));
      serve_writer(sender);
      continue;
    }
    out.in_flight = true;
    out.flight = physics_.start_flight(c.ends[sender & 1].node, c.ends[(sender & 1) ^ 1].node,
                                       c.route, count, sender);
    out.paused = false;
    if (!c.route.is_up()) pause(sender);
  }
}

void Transport::flight_done(EndId sender) {
  Direction& out = out_of(sender);
  out.in_flight = false;
  send(sender, Kind::data, std::exchange(out.flying, {}));
  serve_writer(sender);
  pump(sender);
}

void Transport::arrive(EndId sender) {
  Connection& c = connection(sender);
  Direction& out = out_of(sender);
  out.arrival = 0;
  if (!c.route.is_up() || !hosts_.is_up(c.ends[(sender & 1) ^ 1].node)) {
    hold(sender);
    return;
  }
  Segment segment = std::move(out.wire.front());
  out.wire.erase(out.wire.begin());
  end_stall(sender);
  if (!out.wire.empty()) schedule_arrival(sender);
  deliver(sender, std::move(segment));
}

void Transport::deliver(EndId sender, Segment segment) {
  const EndId receiver = sender ^ 1;
  End& to = end_of(receiver);
  if (segment.kind == Kind::reset) {
    fail(receiver, rt::asio::error::connection_reset);
    return;
  }
  const bool unwanted = to.state == State::closing && segment.kind == Kind::data;
  if (to.state == State::gone || unwanted) {
    refuse(receiver);
    return;
  }
  if (segment.kind == Kind::established) {
    if (!arrived_(receiver)) refuse(receiver);
    return;
  }
  Direction& in = in_of(receiver);
  in.received.append_block(segment.bytes);
  spare_.put(std::move(segment.bytes));
  in.fin_arrived = segment.kind == Kind::fin;
  serve_reader(receiver);
  release_if_finished(receiver);
}

/// Nobody resends for a host that forgot the connection, and nobody resends a reset.
void Transport::hold(EndId sender) {
  Direction& out = out_of(sender);
  if (end_of(sender).state == State::gone) {
    out.wire.clear();
    release_if_finished(sender);
    return;
  }
  out.held = true;
  stall(sender);
}

void Transport::stall(EndId sender) {
  Direction& out = out_of(sender);
  if (out.give_up != 0) return;
  out.give_up = agenda_.add(agenda_.now() + parameters_.give_up, [this, sender] { give_up(sender); });
}

void Transport::pause(EndId sender) {
  Direction& out = out_of(sender);
  if (!out.in_flight || std::exchange(out.paused, true)) return;
  physics_.pause_flight(out.flight);
  stall(sender);
}

void Transport::unpause(EndId sender) {
  Direction& out = out_of(sender);
  if (std::exchange(out.paused, false)) physics_.resume_flight(out.flight);
}

void Transport::end_stall(EndId sender) {
  agenda_.cancel(std::exchange(out_of(sender).give_up, 0));
}

/// What was sent during a stall is sent again, and needs the latency again.
void Transport::resume(EndId sender) {
  Direction& out = out_of(sender);
  end_stall(sender);
  unpause(sender);
  if (!std::exchange(out.held, false)) return;
  const rt::Instant arrives = agenda_.now() + connection(sender).route.latency();
  for (Segment& segment : out.wire) segment.arrives = std::max(segment.arrives, arrives);
  schedule_arrival(sender);
}

void Transport::give_up(EndId sender) {
  out_of(sender).give_up = 0;
  fail(sender, rt::asio::error::timed_out);
}

void Transport::link_changed(const Link& link) {
  for (EndId end = 0; end < 2 * connections_.size(); ++end) {
    if (!connections_[end >> 1] || !connection(end).route.uses(link)) continue;
    if (!connection(end).route.is_up()) pause(end);
    else if (hosts_.is_up(end_of(end ^ 1).node)) resume(end);
    else unpause(end);
  }
}

void Transport::host_booted(NodeId node) {
  for (EndId end = 0; end < 2 * connections_.size(); ++end) {
    if (!connections_[end >> 1] || end_of(end ^ 1).node != node) continue;
    if (out_of(end).held && connection(end).route.is_up()) resume(end);
  }
}

void Transport::host_crashed(NodeId node) {
  for (EndId end = 0; end < 2 * connections_.size(); ++end) {
    if (!connections_[end >> 1] || end_of(end).node != node) continue;
    End& e = end_of(end);
    // Handlers may own what else dies here, so they go last.
    const auto reader = std::exchange(e.reader, nullptr);
    const auto writer = std::exchange(e.writer, nullptr);
    e.held = false;
    forget(end);
  }
}

/// Answers for an end that takes no more: the peer learns of it after the latency.
void Transport::refuse(EndId end) {
  forget(end);
  if (!connections_[end >> 1]) return;
  if (connection(end).route.is_up()) send(end, Kind::reset, {});
  else release_if_finished(end);
}

void Transport::fail(EndId end, rt::ErrorCode error) {
  End& e = end_of(end);
  if (e.state == State::gone) {
    release_if_finished(end);
    return;
  }
  e.error = error;
  e.state = State::gone;
  serve_reader(end);
  serve_writer(end);
  forget(end);
}

/// The host drops its state of the connection; what it sent before is still on its way.
void Transport::forget(EndId end) {
  Direction& out = out_of(end);
  end_of(end).state = State::gone;
  end_stall(end);
  if (std::exchange(out.in_flight, false)) physics_.cancel_flight(out.flight);
  out.paused = false;
  out.flying.clear();
  out.pending.clear();
  if (std::exchange(out.held, false)) out.wire.clear();
  release_if_finished(end);
}

bool Transport::is_finished(EndId end) {
  const End& e = end_of(end);
  if (e.held || e.state == State::embryo) return false;
  if (e.state == State::gone) return true;
  const Direction& out = out_of(end);
  const bool sent = out.fin_sent && out.wire.empty();
  return sent && (in_of(end).fin_arrived || end_of(end ^ 1).state == State::gone);
}

void Transport::release_if_finished(EndId end) {
  auto& slot = connections_[end >> 1];
  if (!slot || !is_finished(end) || !is_finished(end ^ 1)) return;
  for (const Direction& out : slot->out)
    if (!out.wire.empty() || out.in_flight) return;
  for (Direction& out : slot->out) agenda_.cancel(std::exchange(out.give_up, 0));
  slot.reset();
  free_.push_back(static_cast<std::uint32_t>(end >> 1));
  --open_;
}

}  // namespace headframe::sim
